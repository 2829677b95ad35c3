import type { Weekday } from '../../../../core/calendar.ts';
import { moment, named, timestamp } from '../../../kit/format.ts';
import { count, weekday, weekdays } from '../language.ts';

/** A learner's own next day, beside the group's. */
export const next = {
  open: (day: string, open: number) =>
    `👉 Next open: **${day}**${open > 1 ? ` · ${count(open, 'day')} open in all` : ''}`,
  own: (day: string) => `👉 Your next, at your own pace: **${day}**`,
  mine: (day: string, open: number) => `👉 Your next: **${day}** · ${count(open, 'day')} open`,
  groupToday: (day: string) => `👥 Today the group does **${day}**`,
  groupAt: (day: string) => `👥 The group is at **${day}**`,
  isDone: ' · ✅ done',
  noHurry: '-# Open days wait for you: there is no hurry, and nothing to make up.',
  ownPace: '-# Your days come one at a time, on your weekdays; nothing piles up.',
  openIt: 'Open',
  done: 'Done',
  doneOf: (label: string) => `${label} done`,
  before: (plan: string, open: number) => `From **${named(plan)}**: ${count(open, 'day')} still open.`,
  others: 'Open another day…',
};

/** How a learner goes through the plan: with the group, or at their own pace. */
export const pace = {
  how: 'How would you like to go on?',
  toNext: (label: string) => `Do the next open one: ${label}`,
  aboutNext: 'One day after the other, as many as you like',
  toGroup: 'Go with the group from today',
  aboutGroup: 'Older open days are set aside; you can still do them',
  toOwn: 'Shift my plan',
  aboutOwn: 'My days move to my own pace and weekdays; the group’s posts stay',
  withGroup:
    '👥 You go with the group from here. Older open days are set aside; /day still opens them, should you want to do one.',
  ownPace: (days: readonly Weekday[]) =>
    `🚶 Your plan is shifted: from today on your days come at your own pace, ${weekdays(days)}.`,
  nextIs: (day: string) => `👉 Your next: **${day}**`,
  caughtUp: 'You have done all there is so far; your next day is the group’s next.',
  stillDue:
    '-# The group’s dates still count for the streak, and any day you finish keeps one. With /zone rest: your free weekdays stop counting.',
  whichWeekdays: 'Choose your weekdays…',
  weekday,
  joinFirst: 'You are not in this plan, so there is no pace to set. Nothing was changed.',
  unsaved: 'Your pace is as it was before.',
};
/** A plan that somebody follows alone, in their direct messages with the bot. */
export const ownPlan = {
  nothing:
    'You have no plan of your own here, and no group that I can show you right now. **/start** begins a plan for you alone, in our direct messages.',
  nothingToSet:
    'Settings come with a plan, and I see none of yours here. In a plan of your own you choose your hour, weekdays and time zone, then reminders, language, streak and how long the days are. **/start** begins one. For a group, use /settings in its server.',
  intro: [
    '**Daymark** sends you one day of a study plan at a time, about half an hour each.',
    '',
    '1. **/start** begins a plan of your own: it comes here, at your hour.',
    '2. Press ✅ **Done** below a day, or type /done.',
    '3. Missed one? /today shows how to go on, and nothing piles up.',
    '',
    '-# Nobody else sees a plan of your own. While you have none, commands here are about your groups.',
  ],
  /** What help says of a topic where the plan is one’s own. */
  tips: {
    behind: [
      'Days never expire. /today offers two ways: do your next open day, or go on from the last day you were sent.',
      'Did it but forgot to say so? Two dates back can still be logged: **when: yesterday**.',
    ],
  },
  studyFirst: 'You are not studying any plan yet. Nothing was changed. **/start** begins one of your own.',
  testFollows: 'A test message comes within a minute.',
  begin: 'Start a plan',
  today: {
    groupToday: (day: string) => `📅 Today’s day is **${day}**`,
    groupAt: (day: string) => `📅 The last day I sent is **${day}**`,
  },
  pace: {
    toGroup: 'Go on from the last day sent',
    withGroup:
      '🌱 You go on from here. Older open days are set aside; /day still opens them, should you want to do one.',
  },
  another: 'Start another plan',
  goOn: 'Go on',
  start: {
    notStarted: 'No plan was started.',
    ready:
      '🌱 **A plan of your own.** Nothing is started yet. This is what I propose, with a ✏️ beside what you chose: change what you like, then press **Start**.',
    draftStays: 'What you chose is still there.',
    cancelled: 'Cancelled. Nothing was started. /start begins again.',
    forgotten: 'That preview is no longer valid, and nothing was changed by pressing it. Run /start again.',
    started: (title: string, _channelId: string, firstDay: string, at: Date) =>
      `🌱 **${named(title)}** is yours. ${named(firstDay)} comes to you here, in our direct messages, on ${moment(at)}.\n` +
      'Press ✅ below a day when you have done it. /today, /streak and everything else work here, too; /start changes hour, zone and weekdays, /pause is for time off.',
  },
  comesHere: '📬 It comes to you as a direct message, and nobody else sees any of it.',
  noChannel: 'Discord did not open our direct messages just now. Nothing was started; please try again in a minute.',
  noBoard:
    'This is a plan of your own, so there is nobody to compare with. /progress and /streak show how far you have come.',
  end: {
    ask: (title: string) =>
      `End **${title}** for good? No more posts come, and it cannot be taken up again. What you did and wrote stays stored until you delete it with /privacy. For a break, pause it instead.`,
    askButton: 'End…',
    pause: 'Pause it',
    ended: (title: string) => `🏁 **${title}** has ended. What you did stays yours; /privacy exports or deletes it.`,
  },
  stopped: (since: Date) =>
    `⏸️ Your own plan has been resting since ${timestamp(since, 'f')}: three posts in a row did not reach you, so I stopped trying. Nothing is lost and no streak is touched. Let me write to you again (add me to your account, or allow direct messages in a server where I am), then **/start** goes on where you were.`,
  paused: (until: Date | null) =>
    `⏸️ Your plan is paused ${until === null ? 'until you come back; **/start** goes on' : `until ${timestamp(until, 'f')}`}. Your streak waits.`,
  /** Why it is quiet, where its settings are. */
  rests: (since: Date, until: Date | null) =>
    `⏸️ It has been resting since ${timestamp(since, 'f')}, because you are away ${until === null ? 'until you come back' : `until ${timestamp(until, 'f')}`}. **Go on** ends that now. Your streak waits.`,
  stuck: (label: string | null) =>
    `⚠️ ${label === null ? 'The closing message' : `The post for **${label}**`} is stuck; I keep trying. You can read the day with /day meanwhile, and no streak is touched.`,
};
