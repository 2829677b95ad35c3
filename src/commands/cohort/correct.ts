import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar.ts';
import { learnerDate } from '../../core/learner-settings.ts';
import { parseDateNear } from '../../core/parse.ts';
import type { Streak } from '../../core/streak/streak.ts';
import { findDay } from '../../curriculum/look-up.ts';
import type { Day } from '../../curriculum/model.ts';
import type { Plan } from '../../curriculum/plan.ts';
import {
  fallenWith,
  progressSummary,
  reachedBy,
  withCompletion,
  withoutCompletion,
} from '../../curriculum/study/progress-summary.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { findLearner, type Learner, lockLearner } from '../../db/learners/learners.ts';
import { addCompletion, findLedger, loadLedger, removeCompletion } from '../../db/learners/ledger.ts';
import {
  confirmRemoval,
  corrected,
  correctionDateWrong,
  notALearner,
  nothingToCorrect,
} from '../../messages/cohort/correct.ts';
import type { Message } from '../../messages/kit/message.ts';
import type { Call } from '../command.ts';
import { once } from '../once.ts';
import { word } from '../options.ts';
import { refuseDay } from '../study/day-option.ts';
import { findCohort, placed } from '../which-cohort.ts';

export const correctionInput = z.object({
  ...placed,
  member: word,
  day: word,
  date: word.optional(),
  remove: z.boolean().optional(),
});
export const removalInput = correctionInput.pick({ post: true, cohort: true, member: true, day: true });

/** Adds or moves an entry of somebody's ledger, without the limits that hold for themselves; asks before one is removed. */
export async function correct(call: Call<z.infer<typeof correctionInput>>, ctx: Context): Promise<Message> {
  const entry = await findEntry(call, ctx);
  if ('reply' in entry) return entry.reply;
  const { date, remove } = call.input;
  if (date !== undefined && remove !== true) return writeEntry(call, ctx, entry, date);
  const { cohort, day, learner, person } = entry;
  const before = (await findLedger(ctx.db, learner.id))?.completions.find(({ dayKey }) => dayKey === day.key);
  if (before === undefined) return nothingToCorrect({ person, label: day.label, isDone: false });
  return confirmRemoval({ cohortId: cohort.id, person, day, on: before.on });
}

/** Removes an entry, once that was asked for and confirmed. */
export async function removeEntry(call: Call<z.infer<typeof removalInput>>, ctx: Context): Promise<Message> {
  const entry = await findEntry(call, ctx);
  return 'reply' in entry ? entry.reply : writeEntry(call, ctx, entry, null);
}

type Entry = {
  cohort: CohortForUser;
  plan: Plan;
  day: Day;
  learner: Learner;
  person: { userId: string; displayName: string | null };
};

async function findEntry(call: Call<z.infer<typeof removalInput>>, ctx: Context): Promise<Entry | { reply: Message }> {
  const { member, day: dayText } = call.input;
  const found = await findCohort(call, ctx, { name: 'cohort-status', input: {} });
  if (found.kind === 'reply') return { reply: found.reply };
  const { cohort } = found;
  const plan = await ctx.curriculumOf(cohort.versionId);
  const day = findDay(plan, dayText);
  if (day === undefined) return { reply: refuseDay(call.words, plan, dayText) };
  const learner = await findLearner(ctx.db, cohort.id, member);
  const person = { userId: member, displayName: call.names?.[member] ?? learner?.displayName ?? null };
  return learner === undefined ? { reply: notALearner(person) } : { cohort, plan, day, learner, person };
}

/** `date` is what was typed; null removes the entry. */
async function writeEntry(
  call: Call<unknown>,
  ctx: Context,
  { cohort, plan, day, person }: Entry,
  date: string | null,
): Promise<Message> {
  const now = ctx.now();
  const outcome = await once<Corrected>(ctx, call, async (tx) => {
    const learner = await lockLearner(tx, cohort.id, person.userId);
    if (learner === undefined) return { kind: 'no-learner' };
    const ledger = await loadLedger(tx, learner.id);
    const today = learnerDate(ledger, now);
    const on = date === null ? null : parseDateNear(date, today);
    if (on === undefined || (on !== null && on > today)) return { kind: 'date-wrong' };
    const before = ledger.completions.find(({ dayKey }) => dayKey === day.key);
    if (on === null ? before === undefined : before?.on === on) {
      return { kind: 'nothing', isDone: before !== undefined };
    }
    const rest = withoutCompletion(ledger, day.key);
    const completion = on === null ? null : { dayKey: day.key, on, late: on < today, at: before?.at ?? now };
    const after = completion === null ? rest : withCompletion(rest, completion);
    // However old the entry, so nothing cached can be built on.
    const summary = progressSummary(plan, after, now);
    if (before !== undefined) await removeCompletion(tx, learner, day.key, summary.cache, fallenWith(plan, day.key));
    if (completion !== null) {
      await addCompletion(tx, learner, completion, summary.cache, reachedBy(plan, day.key, after.completions));
    }
    return { kind: 'corrected', on, streak: learner.hidesStreak ? null : summary.streak };
  });
  switch (outcome.kind) {
    case 'no-learner':
      return notALearner(person);
    case 'date-wrong':
      return correctionDateWrong(date ?? '');
    case 'nothing':
      return nothingToCorrect({ person, label: day.label, isDone: outcome.isDone });
    case 'corrected':
      ctx.log.info({ cohort: cohort.id, by: call.userId, of: person.userId, day: day.key }, 'ledger corrected');
      return corrected({ person, label: day.label, on: outcome.on, streak: outcome.streak });
  }
}

type Corrected =
  | { kind: 'no-learner' }
  | { kind: 'date-wrong' }
  | { kind: 'nothing'; isDone: boolean }
  | { kind: 'corrected'; on: LocalDate | null; streak: Streak | null };
