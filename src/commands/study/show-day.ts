import type { Context } from '../../context.ts';
import { completionOf, postOf } from '../../core/learner/day-marks.ts';
import { openDates } from '../../core/learner/progress.ts';
import type { Ledger } from '../../core/ledger.ts';
import { findDay } from '../../curriculum/look-up.ts';
import type { Day } from '../../curriculum/model.ts';
import { dayByKey, placeOf, positionOf } from '../../curriculum/plan.ts';
import { doableIn, latestPosted, opensAt } from '../../curriculum/study/day-state.ts';
import { wasRefused } from '../../db/posts/posts.ts';
import type { Message } from '../../messages/kit/message.ts';
import { dayFile, dayView } from '../../messages/study/day.ts';
import type { Call } from '../command.ts';
import type { InPlan } from '../in-cohort.ts';
import { notStarted, refuseDay } from './day-option.ts';

/** A day of the plan, as its caller stands to it: the one asked for, else that of a post, whose rows the ledger must have, else the latest. */
export async function showDay(
  call: Call<unknown>,
  ctx: Context,
  { cohort, plan, dayKey }: InPlan,
  ledger: Ledger,
  asked?: string,
  page = 0,
): Promise<Message> {
  const key = asked === undefined ? dayKey : (findDay(plan, asked)?.key ?? asked);
  const named = key === null ? undefined : dayByKey(plan, key);
  if (key !== null && named === undefined) return refuseDay(call.words, plan, asked ?? key);
  const shown: Day | undefined = named ?? latestPosted(plan, ledger);
  if (shown === undefined) return notStarted(call.words, plan, cohort);
  const ofShown = ({ dayKey }: { dayKey: string }) => dayKey === shown.key;
  const position = positionOf(plan, shown.key) ?? 0;
  const view = {
    cohortId: cohort.id,
    place: placeOf(plan, shown),
    completion: completionOf(plan, ledger, shown.key),
    postedAt: postOf(plan, ledger, shown.key)?.at,
    opensAt: opensAt(plan, cohort, shown),
    openUntil: openDates(ledger, ctx.now()).find(ofShown)?.closesAt,
    mayBeDone: doableIn(plan, cohort, ledger)(shown.key),
    previous: plan.days[position - 1],
    next: plan.days[position + 1],
    page,
  };
  return ((await wasRefused(ctx.db, cohort.id, shown.key)) ? dayFile : dayView)(call.words, view);
}
