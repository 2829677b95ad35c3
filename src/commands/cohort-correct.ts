import { z } from 'zod';
import type { Context } from '../context.ts';
import type { LocalDate } from '../core/calendar.ts';
import { learnerDate } from '../core/habits.ts';
import { parseDateNear } from '../core/parse.ts';
import type { Streak } from '../core/streak.ts';
import { findDay } from '../curriculum/plan.ts';
import { findLearner, lockLearner } from '../db/learners.ts';
import { addCompletion, loadLedger, removeCompletion } from '../db/ledger.ts';
import { corrected, correctionDateWrong, notALearner, nothingToCorrect } from '../messages/cohort.ts';
import type { Message } from '../messages/message.ts';
import { streakWords } from '../messages/progress.ts';
import type { Call } from './command.ts';
import { refuseDay } from './day-option.ts';
import { fallenWith, reachedBy, standingOf, withCompletion, withoutCompletion } from './learner-state.ts';
import { once } from './once.ts';
import { findCohort, placed } from './which-cohort.ts';

export const correctionInput = z.object({
  ...placed,
  member: z.string(),
  day: z.string(),
  date: z.string().optional(),
});

/** Adds, moves or removes an entry of somebody's ledger, without the limits that hold for themselves. */
export async function correct(call: Call<z.infer<typeof correctionInput>>, ctx: Context): Promise<Message> {
  const { member, day: dayText, date } = call.input;
  const found = await findCohort(call, ctx, { name: 'cohort-status', input: {} });
  if (found.kind === 'reply') return found.reply;
  const { cohort } = found;
  const plan = await ctx.curriculumOf(cohort.versionId);
  const day = findDay(plan, dayText);
  if (day === undefined) return refuseDay(plan, dayText);
  if ((await findLearner(ctx.db, cohort.id, member)) === undefined) return notALearner(member);

  const now = ctx.now();
  const outcome = await once<Corrected>(ctx, call, async (tx) => {
    const learner = await lockLearner(tx, cohort.id, member, now);
    const ledger = await loadLedger(tx, learner.id);
    const today = learnerDate(ledger, now);
    const on = date === undefined ? null : parseDateNear(date, today);
    if (on === undefined || (on !== null && on > today)) return { kind: 'date-wrong' };
    const before = ledger.completions.find(({ dayKey }) => dayKey === day.key);
    if (on === null ? before === undefined : before?.on === on) {
      return { kind: 'nothing', isDone: before !== undefined };
    }
    const rest = withoutCompletion(ledger, day.key);
    const completion = on === null ? null : { dayKey: day.key, on, late: on < today, at: before?.at ?? now };
    const after = completion === null ? rest : withCompletion(rest, completion);
    // However old the entry, so nothing cached can be built on.
    const standing = standingOf(plan, after, now);
    if (before !== undefined) await removeCompletion(tx, learner, day.key, standing.cache, fallenWith(plan, day.key));
    if (completion !== null) {
      await addCompletion(tx, learner, completion, standing.cache, reachedBy(plan, day.key, after.completions));
    }
    return { kind: 'corrected', on, streak: standing.streak };
  });
  switch (outcome.kind) {
    case 'date-wrong':
      return correctionDateWrong(date ?? '');
    case 'nothing':
      return nothingToCorrect({ userId: member, label: day.label, isDone: outcome.isDone });
    case 'corrected':
      ctx.log.info({ cohort: cohort.id, by: call.userId, day: day.key }, 'ledger corrected');
      return corrected({ userId: member, label: day.label, on: outcome.on, streak: streakWords(outcome.streak) });
  }
}

type Corrected =
  | { kind: 'date-wrong' }
  | { kind: 'nothing'; isDone: boolean }
  | { kind: 'corrected'; on: LocalDate | null; streak: Streak };
