import type { LocalDate } from '../../core/calendar.ts';
import { completionOf, isMarked, marksOf } from '../../core/learner/day-marks.ts';
import { joinedLate } from '../../core/learner/own-pace.ts';
import { type DoneOutcome, markDone, postClosesAt } from '../../core/learner/progress.ts';
import type { Ledger } from '../../core/ledger.ts';
import { isOwnPlace } from '../../core/own-place.ts';
import { closesAt } from '../../core/schedule.ts';
import { gapBefore } from '../../core/streak/streak.ts';
import type { Day } from '../../curriculum/model.ts';
import { type Plan, positionOf } from '../../curriculum/plan.ts';
import { isBehind } from '../../curriculum/pointer.ts';
import { firstDay, hasLeft, named, opensAt } from '../../curriculum/study/day-state.ts';
import { progressSummary, reachedBy, withCompletion } from '../../curriculum/study/progress-summary.ts';
import type { Db } from '../../db/client.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import type { Beside } from '../../db/handled.ts';
import { addCompletion } from '../../db/learners/entries.ts';
import type { joinAndLockLearner } from '../../db/learners/learners.ts';
import { celebrationOwed } from '../../db/posts/celebrations.ts';
import { finishersOwed } from '../../db/posts/finishers.ts';
import { renewLater } from '../../db/succession.ts';
import type { Done } from '../../messages/study/done.ts';
import { keptOf } from './load-ledger.ts';
import { nextOf } from './next.ts';

/** Streaks that a group is told of, if it wants to hear of any. */
const longRuns = [7, 30, 100, 200, 365];

type Facts = { cohort: CohortForUser; plan: Plan; ledger: Ledger; now: Date };
/** Who does a day of which plan: the learner's row is locked, and the ledger was read under that lock. */
type Work = Facts & {
  learner: Awaited<ReturnType<typeof joinAndLockLearner>>;
};

export type Recorded = Extract<DoneOutcome, { kind: 'recorded' }>;

/** Decides by the rules of `/done`; nothing is written. */
export function judgeDay({ cohort, plan, ledger, now }: Facts, day: Day, when?: LocalDate): DoneOutcome {
  const { posted } = marksOf(plan, ledger);
  return markDone(
    {
      isPosted: isMarked(posted, positionOf(plan, day.key)),
      opensAt: opensAt(plan, cohort, day),
      // A day that was left out is not ahead: it was not posted and never will be.
      worksAhead: cohort.worksAhead || isBehind(plan, cohort, day.key),
      completion: completionOf(plan, ledger, day.key) ?? null,
      when,
    },
    ledger,
    now,
  );
}

/**
 * Writes what `judgeDay` allowed, with the streak and the milestones that follow from it; `keep` makes of what is told
 * about it a row that the same statement writes.
 */
export async function recordDay(tx: Db, work: Work, day: Day, { on, late }: Recorded, keep?: (done: Done) => Beside) {
  const { cohort, plan, learner, ledger, now } = work;
  await renewLater(tx, cohort, learner);
  const completion = { dayKey: day.key, on, late, at: now };
  const written = withCompletion(ledger, completion);
  const marks = marksOf(plan, written);
  const { dates, ...summary } = progressSummary(plan, cohort, written, now, marks);
  const reached = reachedBy(plan, day.key, written, marks);
  const shown = finishersAfter(work, day.key);
  const keptBefore = ledger.completions.some((one) => one.on === on);
  const done: Done = {
    cohortId: cohort.id,
    day: named(day),
    on,
    late,
    ...summary,
    streak: learner.hidesStreak ? null : summary.streak,
    keptBefore,
    gap: keptBefore ? null : gapBefore(written, dates, on),
    ...postedOn(ledger, day.key, on, now),
    reached: reached.map(({ label }) => label),
    finishes: summary.planDone === summary.planTotal || comesToEnd(work, written),
    completesMonth: reached.some(({ key }) => key.startsWith('month:')),
    joined: learner.joined !== 'before',
    named: shown.length > 0 && learner.namedOnPosts && ledger.completions.length === 0,
    begin: learner.joined === 'now' && joinedLate(ledger) ? named(firstDay(plan, cohort)) : null,
    next: { ...nextOf(plan, cohort, written, now, marks), others: [] },
  };
  const beside = [...(keep === undefined ? [] : [keep(done)]), ...shown, ...celebrated(work, done, reached)];
  const kept = keptOf(work, written, now, dates, marks);
  await addCompletion(tx, learner, completion, kept, reached, ...beside);
  return done;
}

/** Whether nothing is left to somebody who had days to do before; one set aside, done later, is no end once more. */
function comesToEnd({ plan, cohort, ledger, now }: Facts, written: Ledger): boolean {
  if (ledger.completions.length === 0 || hasLeft(plan, cohort, written, now)) return false;
  return hasLeft(plan, cohort, ledger, now);
}

/** Has the group told of what somebody has reached with a day, where it likes to hear of that and they like to be named. */
function celebrated({ cohort, learner, now }: Work, done: Done, reached: { key: string }[]): Beside[] {
  if (cohort.celebrations === 'off' || !learner.namedOnPosts || isOwnPlace(cohort.guildId)) return [];
  const run = done.streak?.current ?? 0;
  const isLong = cohort.celebrations === 'all' && !done.keptBefore && longRuns.includes(run);
  return celebrationOwed(
    cohort,
    learner.id,
    [
      // Who finishes the plan completes its last week and month, too.
      ...(done.planDone === done.planTotal ? ['plan'] : reached.map(({ key }) => key)),
      ...(isLong ? [`streak:${run}`] : []),
    ],
    now,
  );
}

/** What has the day's post say who has finished it now, written with what changes that; one that was not read closed long ago. */
export function finishersAfter({ cohort, ledger, now }: Omit<Facts, 'plan'>, dayKey: string): Beside[] {
  const post = ledger.posts.findLast((one) => one.dayKey === dayKey);
  if (post === undefined || isOwnPlace(cohort.guildId)) return [];
  return finishersOwed(cohort.id, { dayKey, at: post.at, closesAt: closesAt(post, post.zone) }, now);
}

/** Whether a day counts for the date of its own post, and when that closed: for the latest one only, of which the learner may have thought it open. */
function postedOn(
  { settings, zone, posts }: Ledger,
  dayKey: string,
  on: LocalDate,
  now: Date,
): Pick<Done, 'isOnItsDate' | 'closedAt'> {
  const post = posts.findLast((one) => one.dayKey === dayKey);
  if (post === undefined) return { isOnItsDate: false, closedAt: null };
  const closesAt = postClosesAt({ settings, zone }, post);
  const isLatest = posts.at(-1) === post;
  return { isOnItsDate: post.on === on, closedAt: isLatest && on > post.on && closesAt <= now ? closesAt : null };
}
