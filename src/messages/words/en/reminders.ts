import type { ReminderKind, ReminderTime } from '../../../core/learner/reminders.ts';
import { timestamp } from '../../kit/format.ts';
import { problem } from './reasons.ts';

const at = ({ time, zone }: ReminderTime) => `**${time}** ${zone}`;

/** Personal reminders by direct message. Names are harmless in a line. */
export const reminders = {
  /** One line for each plan. */
  open: (day: string, plan: string, channelId: string | null, closesAt: Date) =>
    `📘 **${day}** · ${plan}${channelId === null ? '' : `, <#${channelId}>`} · counts for today until ${timestamp(closesAt, 't')}`,
  heads: {
    reminder: '⏰ A quiet reminder: this is still open for you.',
    'last-call': '🌙 Last call for today, if you feel like it. If not, that is fine too.',
  } satisfies Record<ReminderKind, string>,
  doneOf: (day: string) => `${day} done`,
  openOf: (day: string) => `Open ${day}`,
  snooze: { hour: 'In 1 hour', tonight: 'Tonight', tomorrow: 'Tomorrow' },
  stop: 'Stop',
  /** With the seventh in a row, and what its button comes to. */
  ask: '💬 Seven of these by now, and no day done in between. Shall I go on? Either is fine, and nothing is lost.',
  goOn: 'Go on',
  goesOn: '👍 I’ll go on as before. Another hour, or none: /remind.',
  test: (hours: string) =>
    `👋 This is how I’ll remind you: here, ${hours}, and only while a day is still open. **Stop** ends it at any time.`,
  shown: {
    none: '⏰ I don’t remind you of anything.',
    how: 'Choose an hour, or type your own: **/remind time:18:30**, **/remind last-call:22:00**, and **off** to end one.',
    only: 'I write only while a day is still open for you, once at each of these hours, and never while you are away or resting.',
  },
  hour: {
    reminder: (hour: ReminderTime) => `at ${at(hour)}`,
    'last-call': (hour: ReminderTime) => `with a last call at ${at(hour)}`,
  } satisfies Record<ReminderKind, (hour: ReminderTime) => string>,
  hours: (hours: readonly string[]) => hours.join(' and '),
  on: (hours: string) => `⏰ I remind you by direct message ${hours}.`,
  testFollows:
    'A test message comes within a minute. If none does: open this server’s menu, **Privacy Settings**, and allow **Direct Messages**.',
  offer: {
    reminder: (time: string) => `Remind me at ${time}`,
    'last-call': (time: string) => `Last call at ${time}`,
  } satisfies Record<ReminderKind, (time: string) => string>,
  stopped: '🔕 No more reminders. Your plans and your streak go on as before; /remind begins again.',
  nothingToStop: 'There is no reminder left to stop or put off. Nothing changed; /remind sets one.',
  snoozed: (until: Date) => `💤 I’ll ask again on ${timestamp(until, 'f')}, if it is still open then.`,
  snoozedTomorrow: (until: Date) =>
    `🌅 I’ll look again on ${timestamp(until, 'f')} at what is open then. Nothing more comes today, no last call either.`,
  evening: 'It’s already past 20:00 for you. Nothing changed; put it off by an hour, or until tomorrow.',
  studyFirst:
    'You are not studying any plan here yet, so there is nothing to remind you of. Nothing was changed. To take part: /join.',
  unclear: (text: string) => `${problem({ kind: 'time', text })} To end it: **off**. Nothing was changed.`,
  offChoice: 'off: no more of these',
  unsaved: 'Your reminders are as they were before.',
  undelivered: (at: Date, isOver: boolean, isOwn: boolean) =>
    `⚠️ A reminder of ${timestamp(at, 'f')} did not reach you: Discord says you don’t accept direct messages from me. ${
      isOver
        ? 'After three of them I stopped; **/remind** begins again.'
        : `To have them, ${isOwn ? 'add me to your account, or allow direct messages in a server where I am' : 'allow direct messages from this server'}.`
    }`,
};
