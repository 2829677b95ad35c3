import type { BlockReason, RoleFault, SkipReason } from '../../../../core/block-reasons.ts';
import type { LocalDate } from '../../../../core/calendar.ts';
import type { InputProblem } from '../../../../core/cohort-settings.ts';
import type { Schedule } from '../../../../core/schedule.ts';
import { moment, named, shorten, timestamp } from '../../../kit/format.ts';
import { count, date, list, number, schedule } from '../language.ts';
import { block, nextStep, problem, roleFault, skipped } from '../reasons.ts';
import { correct, learner } from './ledger.ts';
import { actions, comesNext, type Dates, dates, holidays, postNow } from './manage.ts';
import { offers } from './roles.ts';
import { setup, toNotify } from './setup.ts';
import { removal, succession } from './succession.ts';

const bold = (names: readonly string[]) => list(names.map((name) => `**${name}**`));
const nextPost = (at: Date) => `The next post comes ${timestamp(at, 'F')}.`;
/** What a finished plan that has grown goes on with. */
type Continuation = { channelId: string; dayName: string; at: Date };
type Told = { channelId: string; roleId: string | null };

/** Starting a plan for a group, and all that is done with it while it runs. */
export const cohort = {
  block,
  runsAsBefore: 'The plan runs as before.',
  over: 'That plan is no longer running: it has finished or was ended. Nothing was changed. /setup starts a new one.',
  problems: (wrong: readonly InputProblem[]) =>
    `${wrong.map((one) => `• ${problem(one)}`).join('\n')}\nNothing was changed. Please correct ${wrong.length === 1 ? 'that' : 'these'} and run the command again.`,
  nextDay: 'the next day',
  closingMessage: 'the closing message',
  change: 'Change settings',
  keep: 'Keep it',
  paused: (until: Date | null) =>
    `⏸️ Paused until ${until === null ? 'somebody runs /cohort resume' : timestamp(until, 'F')}. Nobody’s streak is touched.`,
  nextPost,

  setup,

  status: {
    title: '📋 Group status',
    plan: (title: string, channelId: string) => `📚 **${named(title)}** in <#${channelId}>`,
    ended: '⏹️ Ended: no more days are posted. Nothing was deleted, and /setup starts a new plan here.',
    finished: '🏁 Finished: every day has been posted. Open days still count.',
    running: '▶️ Running.',
    next: (day: string, at: Date) => `📅 Next: **${day}** on ${moment(at)}`,
    stuck: (since: Date, reason: BlockReason, isWaiting: boolean) =>
      `⚠️ **Posts are stuck** since ${timestamp(since, 'f')}: ${block(reason)}. ${isWaiting ? 'I keep trying, and carry on by myself once that is fixed.' : 'Once that is fixed the plan goes on with the next post; no day of it is lost, and no streak is touched.'}`,
    mended: (since: Date, reason: BlockReason, isWaiting: boolean) =>
      `👍 What stopped the posts ${timestamp(since, 'R')} is fixed (${block(reason)}). ${isWaiting ? 'The post that waited follows within a minute.' : 'The plan goes on with the next post; no day of it is lost, and no streak is touched.'}`,
    follows: (title: string) => `➡️ Then follows **${named(title)}**, with the same people`,
    holidays: (ahead: readonly Dates[], hasMore: boolean) =>
      `🏖️ No posts ${list(ahead.map(({ from, until }) => dates(from, until)))}${hasMore ? ' …' : ''}`,
    willWait: (permissions: readonly string[], channelId: string) =>
      `⚠️ As things stand, the next post will have to wait: I’m missing ${bold(permissions)} in <#${channelId}>.`,
    posts: (posts: Schedule) => `🕗 Posts ${schedule(posts)}`,
    posted: (days: number, total: number) => `📘 ${days} of ${count(total, 'day')} posted`,
    learners: (learners: number, doneToday: number, activeThisWeek: number) =>
      `👥 ${count(learners, 'learner')}${learners === 0 ? '' : ` · ${doneToday} done today · ${activeThisWeek} active this week`}`,
    percentDone: (percent: number) => `🎯 ${percent}% of what was posted is done`,
    gone: (gone: number) =>
      `-# ${count(gone, 'person has', 'people have')} left the server; they are not counted until they are back.`,
    silent: '**Who may need a nudge**',
    silentSince: (name: string, lastAt: Date | null, joinedAt: Date) =>
      lastAt === null
        ? `▫️ ${name} · joined ${timestamp(joinedAt, 'R')}, nothing done yet`
        : `▫️ ${name} · last active ${timestamp(lastAt, 'R')}`,
    moreSilent: (more: number) => `-# and ${number(more)} more`,
    pingsNobody: '🔕 Pings nobody',
    roleGone: '⚠️ The role it pinged is gone; set another with /cohort edit',
    roleSilent: (roleId: string) => `⚠️ Names <@&${roleId}>, but nobody is notified: ${toNotify}`,
    pings: (roleId: string) => `🔔 Pings <@&${roleId}>`,
    recent: '**Last posts**',
    skippedOn: (on: LocalDate, reason: SkipReason | null) => `▫️ ${date(on)} · skipped: ${skipped(reason)}`,
    onItsWay: (on: LocalDate, day: string) => `⏳ ${date(on)} · ${day} · on its way`,
    sent: (on: LocalDate, day: string, late: boolean, bare: boolean) =>
      `📘 ${date(on)} · ${day}${late ? ' (late)' : ''}${bare ? ' (without its text)' : ''}`,
    buttons: { pause: 'Pause', resume: 'Resume', end: 'End' },
  },

  resumeNow: 'Resume now',
  resumed: (next: Date) => `▶️ Resumed. ${nextPost(next)} There is nothing to catch up on: the plan simply goes on.`,
  notPaused: 'It isn’t paused, so nothing was changed. /cohort status shows the next post.',

  end: {
    ask: (title: string, channelId: string, learners: number) =>
      `End **${named(title)}** in <#${channelId}> for ${count(learners, 'learner')}? Posting stops for good. What they finished and wrote stays stored and in their export; the channel is free for a new /setup.`,
    sure: 'End it',
    ended: (title: string) => `⏹️ **${named(title)}** has ended. Nothing was deleted. /setup starts a new plan here.`,
  },

  /** What is said in the group’s channel when an admin changes something. */
  news: {
    started: (plan: { title: string; firstDay: string; posts: Schedule; next: Date }) =>
      `📚 **${named(plan.title)}** starts here: a post comes ${schedule(plan.posts)}. First comes **${named(plan.firstDay)}**, on ${moment(plan.next)}.\nPress ✅ under a post when you have done its day; that is all it takes to take part. /join if you want to say so now.`,
    paused: (until: Date | null, next: Date | null) =>
      `⏸️ The plan takes a break${until === null ? '' : ` until ${timestamp(until, 'D')}`}.${next === null ? '' : ` ${nextPost(next)}`} Nobody’s streak is touched, and open days can still be done.`,
    resumed: (next: Date) => `▶️ The plan goes on. ${nextPost(next)} There is nothing to catch up on.`,
    holiday: (from: LocalDate, until: LocalDate, next: Date | null) =>
      `🏖️ ${dates(from, until)}: no posts, and nothing is due.${next === null ? '' : ` The first post after that comes ${timestamp(next, 'F')}.`} Nobody’s streak is touched, and open days can still be done.`,
    holidayOff: (from: LocalDate, until: LocalDate | null, next: Date | null) =>
      `🏖️ The break ${dates(from, until)} is called off: posts come as usual.${next === null ? '' : ` ${nextPost(next)}`}`,
    moved: (channelId: string) => `📦 The plan moves to <#${channelId}>. Everything you have done stays.`,
    came: (title: string, posts: Schedule, next: Date | null) =>
      `📦 **${named(title)}** goes on in this channel: a post comes ${schedule(posts)}.${next === null ? '' : ` ${nextPost(next)}`}`,
    rescheduled: (posts: Schedule, next: Date | null) =>
      `🕗 From now on a post comes ${schedule(posts)}.${next === null ? '' : ` ${nextPost(next)}`} Dates already posted or logged stay as they are.`,
    updated: (next: string | null) =>
      `📝 The plan was updated.${next === null ? '' : ` Next comes **${named(next)}**.`} Everything you have done stays.`,
    goesOn: (day: string, next: Date) =>
      `🌱 The plan has grown and goes on with **${named(day)}**, on ${moment(next)}. You are all still in it.`,
    ended: (title: string) =>
      `⏹️ **${named(title)}** ends here; no more days are posted. Nothing is deleted: what you did and wrote is yours, under /notes and /privacy.`,
  },

  skip: {
    button: 'Skip this day',
    leftOut: (day: string, next: string | null, at: Date | null) =>
      `⏭️ **${day}** is skipped: nobody has to do it, and anyone who likes still can, with /day and /done. ${next === null ? 'The closing message' : `**${next}**`} comes ${at === null ? 'next' : timestamp(at, 'F')}.`,
    nothing: (day: string | null) =>
      `${day === null ? 'That day' : `**${day}**`} is not waiting to be posted, so it was not skipped. Nothing was changed; see /cohort status.`,
  },

  goOn: {
    button: (day: string) => `Go on with ${shorten(day, 40)}`,
    offer: ({ channelId, dayName, at }: Continuation) =>
      `🌱 The plan in <#${channelId}> had finished and has grown: it can go on with **${named(dayName)}** on ${timestamp(at, 'F')}, with the same people and everything they have done.`,
    continued: ({ channelId, dayName, at }: Continuation) =>
      `▶️ The plan in <#${channelId}> goes on with **${named(dayName)}** on ${timestamp(at, 'F')}. Everybody is still in it, and nothing that was done changes.`,
    occupied: (channelId: string) =>
      `Another plan runs in <#${channelId}> now, and a channel has room for one at a time. Nothing was changed. End that one with **/cohort end** first, then press the button again.`,
    nothing: (title: string) =>
      `**${named(title)}** has nothing to go on with: it is running already, or every day of it was posted. Nothing was changed.`,
  },

  actions,
  holidays,
  comesNext,
  postNow,
  succession,
  removal,

  correct,
  learner,
  offers,

  notice: {
    'silent-role': ({ channelId, roleId }: Told) =>
      `⚠️ The daily posts in <#${channelId}> name ${roleId === null ? 'a role' : `<@&${roleId}>`}, but nobody is notified.\nNext step: ${toNotify} there; **/cohort edit** chooses another role.`,
    textless: ({ channelId }: Told) =>
      `⚠️ The last post in <#${channelId}> came as a bare headline: Discord left its text out, because I’m missing **Embed Links** there.\nNext step: allow me **Embed Links** there. The day itself is under **/day**.`,
    ending: ({ channelId }: Told) =>
      `🏁 The plan in <#${channelId}> runs out within a week.\nYou don’t have to do anything. **/cohort next** sets a plan that follows with the same people. To keep this one going, add days with **/curriculum update**; the same people carry on with them, even after the end.`,
    reread: ({ channelId }: Told) =>
      `📖 I read plans better than before, and have read the one in <#${channelId}> again. Some days that people finished or wrote about would not be the same any more, so the group goes on with the plan as it was. Nothing was changed.\nNext step: **/curriculum update** shows what would change, and switches if you want to.`,
    threads: ({ channelId }: Told, reason: BlockReason) =>
      `🧵 The posts in <#${channelId}> come as usual, but shared notes have no thread there to appear in, or to be taken out of: ${reason.code === 'unknown-channel' ? 'it was deleted' : block(reason)}.\nNext step: allow me **Create Public Threads** and **Send Messages in Threads** there, and unlock the thread if it was locked; **/cohort edit threads** goes on without. The notes stay under **/notes**.`,
    role: ({ channelId }: Told, fault: RoleFault) =>
      `🔔 Somebody wanted to take a role of the plan in <#${channelId}> by its button and could not: ${roleFault(fault)}.\nNext step: fix that in Server Settings → Roles, or choose another role with **/cohort edit**. Nothing else is touched.`,
    unpublished: ({ channelId }: Told, reason: BlockReason) =>
      `📣 The last post in <#${channelId}> came as usual, but did not go out to the servers that follow the channel: ${block(reason)}.\nNext step: fix that, or publish it by hand; **/cohort edit publish** leaves publishing out. I try again with the next post.`,
    blocked: ({ channelId }: Told, reason: BlockReason) =>
      `⚠️ I can’t post the study plan in <#${channelId}> at the moment: ${block(reason)}.\n${nextStep(reason)}\nNothing is lost: no streak is touched, no day of the plan is skipped, and I keep trying.`,
  },
};
