import type { Context } from '../../context.ts';
import type { DayMarks } from '../../core/learner/day-marks.ts';
import type { Ledger } from '../../core/ledger.ts';
import type { Plan } from '../../curriculum/plan.ts';
import { standingOf, titled } from '../../curriculum/study/day-state.ts';
import { type CohortForUser, cohortsForUser } from '../../db/cohorts.ts';
import { optionsAtMost } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import { type Next, withOpenBefore } from '../../messages/study/next.ts';
import type { Call } from '../command.ts';
import { callersLedger } from './load-ledger.ts';

/** Where a learner stands, as far as an answer shows it. */
export function nextOf(plan: Plan, cohort: CohortForUser, ledger: Ledger, now: Date, marks?: DayMarks): Next {
  const { kind, next, open } = standingOf(plan, cohort, ledger, now, marks);
  const others = open.filter(({ key }) => key !== next?.key).slice(0, optionsAtMost);
  return { kind, day: next === null ? null : titled(next), open: open.length, others: others.map(titled) };
}

/** Adds to what is said before the first post of a plan that follows another what is open to the caller of the finished one. */
export async function tellingBefore(
  call: Call<unknown>,
  ctx: Context,
  { earlier }: CohortForUser,
  answer: Message,
): Promise<Message> {
  if (earlier.length === 0) return answer;
  const all = await cohortsForUser(ctx.db, call.guildId, call.userId);
  const before = all.find(({ id, learns }) => learns && id === earlier.at(-1));
  if (before === undefined) return answer;
  const plan = await ctx.curriculumOf(before.versionId);
  const ledger = await callersLedger(ctx, { cohort: before, plan });
  const { day, open } = nextOf(plan, before, ledger, ctx.now());
  if (day === null) return answer;
  return withOpenBefore(call.words, answer, { cohortId: before.id, title: before.title, day, open });
}
