import { type Context, groupWords } from '../../context.ts';
import type { Ledger } from '../../core/ledger.ts';
import { milestoneOf } from '../../core/milestones.ts';
import { dateWeeks } from '../../core/streak/date-weeks.ts';
import type { Day } from '../../curriculum/model.ts';
import type { Plan } from '../../curriculum/plan.ts';
import { isBefore, type Pointer } from '../../curriculum/pointer.ts';
import { progressSummary } from '../../curriculum/study/progress-summary.ts';
import { findLearner, type Learner } from '../../db/learners/learners.ts';
import { findLedger } from '../../db/learners/ledger.ts';
import { say } from '../../messages/kit/format.ts';
import { personName } from '../../messages/kit/people.ts';
import { ownProgress, type ProgressFacts, progressCard, progressOf } from '../../messages/study/progress.ts';
import { type Call, command } from '../command.ts';
import { type InPlan, inPlan } from '../in-cohort.ts';
import { member, memberName } from '../options.ts';
import { isAmongOthers } from '../sight.ts';
import { finish, isThrough, shareFinish } from './finish.ts';
import { tellingPosting } from './posting.ts';

const weeksShown = 12;

const show = inPlan({
  input: { member: member().optional() },
  run: tellingPosting(async (call, ctx, here) => {
    const { member: asked = call.userId } = call.input;
    const own = asked === call.userId;
    const said = call.words.progress;
    const { learner: caller } = here.cohort;
    if (caller === null) return say(own ? said.notJoined : said.joinToLook);
    if (own) {
      const ledger = await findLedger(ctx.db, caller.id);
      if (ledger === undefined) return say(said.notJoined);
      const now = ctx.now();
      const facts = factsOf(here, caller, ledger, now);
      return ownProgress(call.words, facts, await drawn(call, ctx, facts), {
        cohortId: here.cohort.id,
        shares: isAmongOthers(call, here.cohort) && caller.leftAt === null,
        hidden: caller.hidesStreak,
        isThrough: isThrough(here.plan, here.cohort, ledger, now),
      });
    }
    if (caller.leftAt !== null) return say(said.joinToLook);
    const other = await findLearner(ctx.db, here.cohort.id, asked);
    const name = memberName(call, asked, other);
    // A map of kept and missed dates is a streak, however it is drawn; and who hides theirs is not told from who is not there.
    const visible = other !== undefined && other.leftAt === null && !other.hidesStreak;
    const ledger = visible ? await findLedger(ctx.db, other.id) : undefined;
    if (!visible || ledger === undefined) return say(said.notShown(name));
    const facts = factsOf(here, other, ledger, ctx.now());
    return progressOf(call.words, name, facts, await drawn(call, ctx, facts));
  }),
});

/** Only in the plan's own channel, where everybody may know of the plan. */
const share = inPlan({
  input: {},
  answers: 'public',
  async run(call, ctx, here) {
    const said = call.words.progress;
    if (!isAmongOthers(call, here.cohort)) return say(said.shareInChannel(here.cohort.channelId));
    const { learner } = here.cohort;
    const ledger = learner === null ? undefined : await findLedger(ctx.db, learner.id);
    if (learner === null || ledger === undefined) return say(said.notJoined);
    const facts = factsOf(here, learner, ledger, ctx.now());
    const name = personName(call);
    // What everybody reads is in the group's language.
    const words = groupWords(ctx.servers, here.cohort, here.plan);
    return { ...progressOf(words, name, facts, await drawn({ words }, ctx, facts)), shared: true };
  },
});

export const progress = command({
  name: 'progress',
  run: show,
  components: {
    'progress-share': share,
    finish,
    'finish-share': shareFinish,
  },
});

function drawn(
  { words }: Pick<Call<unknown>, 'words'>,
  ctx: Context,
  facts: ProgressFacts,
): Promise<Uint8Array | null> {
  return ctx.draw(progressCard(words, facts));
}

/** What there is to tell of a learner, without the streak of who hides it. */
function factsOf({ cohort, plan }: InPlan, learner: Learner, ledger: Ledger, now: Date): ProgressFacts {
  const { planDone, planTotal, streak } = progressSummary(plan, cohort, ledger, now);
  return {
    title: cohort.title,
    planDone,
    planTotal,
    streak: learner.hidesStreak ? null : streak,
    dates: dateWeeks(ledger, now),
    weeks: latestWeeks(plan, cohort, ledger),
  };
}

/** The weeks that the group’s plan has for them, up to the newest that has begun, or the first ones as long as those are few. */
function latestWeeks(plan: Plan, cohort: Pointer, { posts, completions }: Ledger) {
  const done = new Set(completions.map(({ dayKey }) => dayKey));
  const begun = new Set([...posts.map(({ dayKey }) => dayKey), ...done]);
  const ofTheirs = ({ key }: Day) => done.has(key) || !isBefore(plan, cohort, key);
  const weeks = plan.weeks.flatMap((week) => {
    const days = week.days.filter(ofTheirs);
    return days.length === 0 ? [] : [{ ...week, days }];
  });
  const newest = weeks.findLastIndex(({ days }) => days.some(({ key }) => begun.has(key)));
  const from = Math.max(0, newest + 1 - weeksShown);
  return weeks.slice(from, from + weeksShown).map((week) => ({ week, milestone: milestoneOf(week.days, completions) }));
}
