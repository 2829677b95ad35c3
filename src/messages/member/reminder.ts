import { type ReminderKind, type ReminderTime, type Snooze, usualTime } from '../../core/learner/reminders.ts';
import { refOf } from '../../core/reference.ts';
import type { Day } from '../../curriculum/model.ts';
import { button, customId, named, offer, rows, say, shorten } from '../kit/format.ts';
import type { Button, Message } from '../kit/message.ts';
import { nameInLine } from '../study/day.ts';
import { doneButton } from '../study/next.ts';
import type { Words } from '../words/words.ts';

/** A day that is open to somebody in one of their groups, or (`channelId` null) in their own plan. */
export type OpenDay = { cohortId: number; title: string; channelId: string | null; day: Day; closesAt: Date };

type Reminding = {
  kind: ReminderKind;
  /** The date it is about. */
  on: string;
  days: readonly OpenDay[];
  /** Whether it can still be put off until tonight. */
  isEveningAhead: boolean;
  /** Whether to ask if it is wanted any longer. */
  asks: boolean;
};

/** Two buttons each, and a row for the reminder itself. */
const daysAtMost = 10;
const withButtons = 8;
type Hour = ReminderTime & { kind: ReminderKind };

/** What is still open to somebody, with all that they may want to do about it. */
export function reminderMessage(
  { reminders: words, study: { next } }: Words,
  { kind, on, days, isEveningAhead, asks }: Reminding,
): Message {
  const lines = days.slice(0, daysAtMost).map(({ day, title, channelId, closesAt }) => {
    return words.open(nameInLine(day), named(title), channelId, closesAt);
  });
  const isOne = days.length === 1;
  const buttons = days
    .slice(0, withButtons)
    .flatMap(({ cohortId, day }) => [
      doneButton(isOne ? next.done : words.doneOf(shorten(day.label, 28)), cohortId, day.key, isOne),
      button(
        isOne ? next.openIt : words.openOf(shorten(day.label, 28)),
        customId('day', { cohort: cohortId, day: refOf(day.key) }),
        { emoji: '📖' },
      ),
    ]);
  const later = laterButtons({ reminders: words }, { kind, on, isEveningAhead, asks });
  return say([words.heads[kind], ...lines, ...(asks ? [words.ask] : [])].join('\n'), {
    components: [...rows(...buttons).slice(0, 4), ...rows(...later)],
  });
}

function laterButtons(
  { reminders: words }: Pick<Words, 'reminders'>,
  { kind, on, isEveningAhead, asks }: Omit<Reminding, 'days'>,
): Button[] {
  const put = (snooze: Snooze, emoji: string) =>
    button(words.snooze[snooze], customId('snooze', { kind, on, for: snooze }), { emoji });
  return [
    put('hour', '💤'),
    ...(isEveningAhead ? [put('tonight', '🌙')] : []),
    put('tomorrow', '🌅'),
    ...(asks ? [button(words.goOn, customId('remind-on'), { emoji: '👍' })] : []),
    stopButton({ reminders: words }),
  ];
}

/** It is too late to put a reminder off until tonight; until when it can be, stays on offer. */
export function eveningIsHere({ reminders: words }: Words, { kind, on }: Pick<Reminding, 'kind' | 'on'>): Message {
  return offer(words.evening, ...laterButtons({ reminders: words }, { kind, on, isEveningAhead: false, asks: false }));
}

/** Shows somebody that they can be reached. */
export function testReminder({ reminders: words }: Words, hours: readonly Hour[]): Message {
  return offer(words.test(hoursIn(words, hours)), stopButton({ reminders: words }));
}

/** When somebody is reminded, and what else they may choose. `test`: that a message follows, if one does. */
export function remindersShown(all: Words, hours: readonly Hour[], test: string | null = null): Message {
  const { reminders: words } = all;
  const kinds = Object.keys(usualTime) as ReminderKind[];
  const missing = kinds.filter((kind) => !hours.some((hour) => hour.kind === kind));
  const choices = missing.map((kind) => {
    const time = usualTime[kind];
    const chosen = kind === 'reminder' ? { time } : { 'last-call': time };
    return button(words.offer[kind](time), customId('remind', chosen), { emoji: kind === 'reminder' ? '⏰' : '🌙' });
  });
  return offer(
    [hoursLine(all, hours), ...(test === null ? [] : [test]), words.shown.only, words.shown.how].join('\n'),
    ...choices,
    ...(hours.length === 0 ? [] : [stopButton(all)]),
  );
}

export function hoursLine({ reminders: words }: Words, hours: readonly Hour[]): string {
  return hours.length === 0 ? words.shown.none : words.on(hoursIn(words, hours));
}

function hoursIn(words: Words['reminders'], hours: readonly Hour[]): string {
  // The reminder, and then the last call.
  return words.hours(hours.toSorted((a, b) => (a.kind > b.kind ? -1 : 1)).map((hour) => words.hour[hour.kind](hour)));
}

export function stopButton({ reminders: words }: Pick<Words, 'reminders'>): Button {
  return button(words.stop, customId('remind-stop'), { emoji: '🔕' });
}
