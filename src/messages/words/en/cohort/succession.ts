import type { Schedule } from '../../../../core/schedule.ts';
import { named, timestamp } from '../../../kit/format.ts';
import { count, schedule } from '../language.ts';

const when = (at: Date | null) => (at === null ? 'after the break' : timestamp(at, 'F'));
const alsoStays =
  'Nobody has to join again. What they did and wrote stays theirs, their streaks and freezes go on, and their own zones, rest days and reminders stay.';
/** A plan that begins for the people of another one; `posted` of its `total` days were posted. */
type Change = { title: string; firstDay: string; at: Date | null; people: number };
type Before = { title: string; posted: number; total: number };

/** The plan that follows for the same people, and the same plan from its first day. */
export const succession = {
  shown: (title: string, following: string | null) =>
    following === null
      ? `➡️ Nothing follows **${named(title)}**: after its last day comes the closing message, and the plan is finished.`
      : `➡️ **${named(following)}** follows **${named(title)}**: the closing message says so, and its first day comes at the next slot after that.`,
  afterEnd: (title: string) => `➡️ **${named(title)}** is finished. Choose a plan, and the same people go on with it.`,
  means: `-# ${alsoStays}`,
  choose: 'Choose the plan that follows',
  now: 'Start it now…',
  none: 'Nothing follows',
  named: '✅ Noted. It can be changed until then.',
  cleared: '✅ Nothing follows any more.',
  gone: (slug: string) => `⚠️ The plan that was to follow, “${named(slug)}”, is no longer offered. Choose another one.`,
  askNow: ({ title, firstDay, at, people }: Change, before: Before) =>
    `➡️ Switch to **${named(title)}** now, with the same ${count(people, 'person', 'people')}? **${named(firstDay)}** comes ${when(at)}. **${named(before.title)}** ends here, after ${before.posted} of its ${count(before.total, 'day')}: days not posted are due for nobody, and open ones can still be done under their own posts. ${alsoStays}`,
  askRestart: ({ title, firstDay, at, people }: Change, before: Before) =>
    `🔄 Start **${named(title)}** over, with the same ${count(people, 'person', 'people')}? **${named(firstDay)}** comes ${when(at)}. What was done so far stays as it is, ${before.posted} of ${count(before.total, 'day')} posted; in the new round every day can be done again, and whoever has set a pace of their own goes with the group. ${alsoStays}`,
  sureNow: 'Switch now',
  begun: ({ title, firstDay, at, people }: Change) =>
    `✅ **${named(title)}** begins: **${named(firstDay)}** comes ${when(at)}, for ${count(people, 'person', 'people')}. The channel is told.`,
  over: 'That was done already, or the plan has ended meanwhile. Nothing was changed; /cohort status shows what runs.',
  occupied: (channelId: string) =>
    `Another plan runs in <#${channelId}> now, and a channel has room for one. Nothing was changed.`,
  /** The last line of the closing message. */
  nothingCloses: 'Nothing closes: you can still finish days with /done, and /week, /notes and /streak keep working.',
  closing: (plan: { title: string; firstDay: string } | null, at: Date | null) =>
    `➡️ ${plan === null ? 'The next plan' : `**${named(plan.title)}**`} follows: ${plan === null ? 'its first day' : `**${named(plan.firstDay)}**`} comes ${when(at)}. You are all in it already, and your streaks go on. Nothing closes: open days can still be done under their own posts.`,
  /** Told to the group. */
  news: {
    follows: (plan: Omit<Change, 'people'> & { posts: Schedule }) =>
      `➡️ **${named(plan.title)}** comes next: a post comes ${schedule(plan.posts)}, first **${named(plan.firstDay)}**, ${when(plan.at)}. You are all in it already; your streaks go on, and everything you have done and written stays yours.`,
    restarted: (plan: Omit<Change, 'people'>) =>
      `🔄 **${named(plan.title)}** starts over with **${named(plan.firstDay)}**, ${when(plan.at)}. You are all in it already; your streaks go on, and everything you have done and written stays yours.`,
  },
};

/** Somebody is taken out of a plan; `name`: as people are shown, escaped. */
export const removal = {
  ask: (name: string, title: string) =>
    `👋 Take **${name}** out of **${named(title)}**? It is as if they had left: nothing is due for them any more, and the time away counts as a pause. Their days, notes, milestones and streak stay theirs, and they are told. They can come back with /join; whoever should not must no longer see the channel.`,
  sure: 'Take them out',
  done: (name: string, isTold: boolean) =>
    `👋 **${name}** is out of the plan. Nothing of theirs was deleted.${isTold ? ' They are told.' : ''}`,
  notIn: (name: string) => `**${name}** does not take part in this plan. Nothing was changed.`,
  unsaved: 'Nobody was taken out of the plan.',
  whom: '👋 Whom do you want to take out of the plan? You are asked once more before anything happens, and nothing of theirs is deleted.',
  choose: 'Choose somebody',
  /** Told to them, in a direct message. */
  tell: (title: string, channelId: string) =>
    `👋 An admin took you out of **${named(title)}** (<#${channelId}>). Nothing is due for you there any more. What you did and wrote stays yours, under /privacy, and your streak waits; /join brings you back.`,
};
