import { type Context, groupWords } from '../../context.ts';
import { earlierDate, laterDate } from '../../core/calendar.ts';
import type { Ledger } from '../../core/ledger.ts';
import { dateWeeks } from '../../core/streak/date-weeks.ts';
import { dayByKey, type Plan, positionOf } from '../../curriculum/plan.ts';
import { hasLeft, named } from '../../curriculum/study/day-state.ts';
import { progressSummary } from '../../curriculum/study/progress-summary.ts';
import { findLearner, type Learner } from '../../db/learners/learners.ts';
import { findLedger } from '../../db/learners/ledger.ts';
import { countNotes } from '../../db/notes/notes.ts';
import { availablePlans } from '../../db/plans/versions.ts';
import { remindersOf, studiesOf } from '../../db/reminders.ts';
import { say } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import { personName } from '../../messages/kit/people.ts';
import { type ComesNext, type FinishFacts, finishCard, finishOf, withFinish } from '../../messages/study/finish.ts';
import { type Call, ownPlace } from '../command.ts';
import { type InPlan, inPlan } from '../in-cohort.ts';
import { followingTitle } from '../plans/plan-option.ts';
import { isAmongOthers } from '../sight.ts';
import { cohortsFor } from '../which-cohort.ts';

export const finish = inPlan({
  input: {},
  answers: 'private',
  run: (call, ctx, here) => finished(call, ctx, here, { allowed_mentions: { parse: [] } }),
});

/** Only in the plan's own channel, where everybody may know of the plan. */
export const shareFinish = inPlan({
  input: {},
  answers: 'public',
  async run(call, ctx, here) {
    const { finish: said } = call.words;
    if (!isAmongOthers(call, here.cohort)) return say(call.words.progress.shareInChannel(here.cohort.channelId));
    const facts = (await endOf(call, ctx, here))?.facts;
    if (facts === undefined) return say(said.notYet);
    const words = groupWords(ctx.servers, here.cohort, here.plan);
    return { ...finishOf(words, personName(call), facts, await ctx.draw(finishCard(words, facts))), shared: true };
  },
});

/** The answer to who is through with a plan, with what it came to and what they may do next. */
export async function finished(call: Call<unknown>, ctx: Context, here: InPlan, answer: Message): Promise<Message> {
  const end = await endOf(call, ctx, here);
  if (end === undefined) return answer.content === undefined ? say(call.words.finish.notYet) : answer;
  const { facts, learner, ledger } = end;
  const png = await ctx.draw(finishCard(call.words, facts));
  return withFinish(call.words, answer, facts, png, await nextFor(call, ctx, here, learner, ledger));
}

/** Whether nothing of the plan is left to do to a learner. */
export function isThrough(plan: Plan, cohort: InPlan['cohort'], ledger: Ledger, now: Date): boolean {
  return ledger.completions.length > 0 && !hasLeft(plan, cohort, ledger, now);
}

/** What a plan came to for the caller, if they are through with it. */
async function endOf(call: Call<unknown>, ctx: Context, { plan, cohort }: InPlan) {
  const learner = await findLearner(ctx.db, cohort.id, call.userId);
  const ledger = learner && (await findLedger(ctx.db, learner.id));
  const now = ctx.now();
  if (learner === undefined || ledger === undefined || !isThrough(plan, cohort, ledger, now)) return undefined;
  // What came before in other plans is not what this one came to.
  const ofPlan = { ...ledger, earlier: [] };
  const { planDone, planTotal, before, streak } = progressSummary(plan, cohort, ofPlan, now);
  const dates = ledger.completions.map(({ on }) => on);
  const facts: FinishFacts = {
    title: cohort.title,
    planDone,
    planTotal,
    before,
    streak: learner.hidesStreak ? null : streak,
    dates: dateWeeks(ofPlan, now),
    from: dates.reduce(earlierDate),
    to: dates.reduce(laterDate),
    minutes: ledger.completions.reduce((sum, { dayKey }) => sum + (dayByKey(plan, dayKey)?.minutes ?? 0), 0),
    notes: await countNotes(ctx.db, learner.id),
  };
  return { facts, learner, ledger };
}

async function nextFor(
  call: Call<unknown>,
  ctx: Context,
  { plan, cohort }: InPlan,
  { leftAt }: Learner,
  { completions }: Ledger,
): Promise<ComesNext> {
  const done = new Set(completions.map(({ dayKey }) => dayKey));
  const ofGroup = plan.days.slice(positionOf(plan, cohort.firstDayKey) ?? 0);
  const { cohorts } = await cohortsFor(call, ctx);
  const elsewhere = (await studiesOf(ctx.db, call.userId)).filter((study) => study.cohort.id !== cohort.id);
  return {
    cohortId: cohort.id,
    shares: leftAt === null && isAmongOthers(call, cohort),
    follows: await followingTitle(ctx, cohort),
    leftOut: ofGroup.filter(({ key }) => !done.has(key)).map(named),
    others: cohorts.filter(({ state, learns }) => state === 'running' && !learns),
    again: await againAlone(ctx, call.userId, cohort.slug, elsewhere),
    isReminded: elsewhere.length === 0 && (await remindersOf(ctx.db, call.userId)).length > 0,
  };
}

/** The name of a plan that somebody can begin on their own, none where it is the server's; null where one of theirs runs. */
async function againAlone(
  { db }: Context,
  userId: string,
  slug: string,
  elsewhere: Awaited<ReturnType<typeof studiesOf>>,
): Promise<{ slug?: string } | null> {
  const own = ownPlace(userId);
  if (elsewhere.some(({ cohort }) => cohort.guildId === own && cohort.state === 'running')) return null;
  return (await availablePlans(db, own)).some((plan) => plan.slug === slug) ? { slug } : {};
}
