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
import { confirmRemoval } from '../../messages/cohort/cohort.ts';
import { say } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import { personName } from '../../messages/kit/people.ts';
import { about, type Call, type Refused, refuse } from '../command.ts';
import { type InPlan, inPlan } from '../in-cohort.ts';
import { once } from '../once.ts';
import { flag, member, text, word } from '../options.ts';
import { refuseDay } from '../study/day-option.ts';

/** Adds or moves an entry of somebody's ledger, without the limits that hold for themselves; asks before one is removed. */
export const correct = inPlan({
  input: {
    member: member('Whose entry'),
    day: text('Which day of the plan', { suggested: true }),
    date: text('The date it counts for; without one you are asked about removing it').optional(),
    remove: flag('Remove the entry; you are asked first').optional(),
  },
  answers: 'private',
  unsaved: ({ words }) => words.cohort.correct.entryStays,
  run: about(findEntry, async (call, ctx, entry) => {
    const { date, remove } = call.input;
    if (date !== undefined && remove !== true) return writeEntry(call, ctx, entry, date);
    const { cohort, day, learner, name } = entry;
    const before = (await findLedger(ctx.db, learner.id))?.completions.find(({ dayKey }) => dayKey === day.key);
    if (before === undefined) return say(call.words.cohort.correct.nothing(name, day.label, false), { components: [] });
    return confirmRemoval(call.words, { cohortId: cohort.id, userId: learner.userId, name, day, on: before.on });
  }),
});

/** Removes an entry, once that was asked for and confirmed. */
export const removeEntry = inPlan({
  input: { member: word, day: word },
  answers: 'update',
  unsaved: ({ words }) => words.cohort.correct.entryStays,
  run: about(findEntry, (call, ctx, entry) => writeEntry(call, ctx, entry, null)),
});

/** A learner's day; `name`: as people are shown. */
type Entry = { cohort: CohortForUser; plan: Plan; day: Day; learner: Learner; name: string };

async function findEntry(
  { input, words, names }: Call<{ member: string; day: string }>,
  ctx: Context,
  { cohort, plan }: InPlan,
): Promise<Entry | Refused> {
  const day = findDay(plan, input.day);
  if (day === undefined) return refuse(refuseDay(words, plan, input.day));
  const learner = await findLearner(ctx.db, cohort.id, input.member);
  const name = personName({ userId: input.member, displayName: names?.[input.member] ?? learner?.displayName });
  return learner === undefined
    ? refuse(say(words.cohort.correct.notALearner(name), { components: [] }))
    : { cohort, plan, day, learner, name };
}

/** `date` is what was typed; null removes the entry. */
async function writeEntry(call: Call<unknown>, ctx: Context, entry: Entry, date: string | null): Promise<Message> {
  const { cohort, plan, day, name } = entry;
  const { userId } = entry.learner;
  const now = ctx.now();
  const outcome = await once<Corrected>(ctx, call, async (tx) => {
    const learner = await lockLearner(tx, cohort.id, userId);
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
  const { correct: words } = call.words.cohort;
  if (outcome.kind === 'no-learner') return say(words.notALearner(name), { components: [] });
  if (outcome.kind === 'date-wrong') return say(words.dateWrong(date ?? ''));
  if (outcome.kind === 'nothing') return say(words.nothing(name, day.label, outcome.isDone), { components: [] });
  ctx.log.info({ cohort: cohort.id, by: call.userId, of: userId, day: day.key }, 'ledger corrected');
  return say(words.done(name, day.label, outcome.on, outcome.streak), { components: [] });
}

type Corrected =
  | { kind: 'no-learner' }
  | { kind: 'date-wrong' }
  | { kind: 'nothing'; isDone: boolean }
  | { kind: 'corrected'; on: LocalDate | null; streak: Streak | null };
