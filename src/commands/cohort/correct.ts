import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar.ts';
import { learnerDate } from '../../core/learner/learner-settings.ts';
import type { Completion, Ledger } from '../../core/ledger.ts';
import { parseDateNear } from '../../core/parse.ts';
import type { Streak } from '../../core/streak/streak.ts';
import { findDay } from '../../curriculum/look-up.ts';
import type { Day } from '../../curriculum/model.ts';
import { dayLabel, type Plan } from '../../curriculum/plan.ts';
import { fallenWith, reachedBy, withCompletion, withoutCompletion } from '../../curriculum/study/progress-summary.ts';
import type { Db } from '../../db/client.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { addCorrection, findCorrection, markUndone } from '../../db/learners/corrections.ts';
import { addCompletion, removeCompletion } from '../../db/learners/entries.ts';
import { findLearner, type Learner, lockLearner } from '../../db/learners/learners.ts';
import { loadLedger } from '../../db/learners/ledger.ts';
import { oweNews, withdraw } from '../../db/owed.ts';
import { recountLater } from '../../db/succession.ts';
import { corrected } from '../../messages/cohort/correction.ts';
import { say } from '../../messages/kit/format.ts';
import { personName } from '../../messages/kit/people.ts';
import { about, type Call, type Refused, refuse } from '../command.ts';
import { type InPlan, inPlan } from '../in-cohort.ts';
import { once } from '../once.ts';
import { flag, member, memberName, rowId, text } from '../options.ts';
import { refuseDay } from '../study/day-option.ts';
import { keptOf } from '../study/load-ledger.ts';

/** Adds, moves or removes an entry of somebody's ledger, without the limits that hold for themselves; they are told why. */
export const correct = inPlan({
  input: {
    member: member(),
    day: text({ suggested: true }),
    reason: text(),
    date: text().optional(),
    remove: flag().optional(),
  },
  unsaved: ({ words }) => words.cohort.correct.entryStays,
  run: about(findEntry, async (call, ctx, { cohort, plan, day, learner: { userId }, name }) => {
    const { date, remove } = call.input;
    const reason = call.input.reason.trim();
    const { correct: words } = call.words.cohort;
    if (reason === '') return say(words.reasonMissing);
    // What is left out decides nothing: neither of the two, or both, is no instruction.
    if ((date !== undefined) === (remove === true)) return say(words.dateOrRemove);
    const now = ctx.now();
    const outcome = await once<Corrected>(ctx, call, async (tx) => {
      const learner = await lockLearner(tx, cohort.id, userId);
      if (learner === undefined) return { kind: 'no-learner' };
      const ledger = await loadLedger(tx, learner.id);
      const today = learnerDate(ledger, now);
      const on = date === undefined ? null : parseDateNear(date, today);
      if (on === undefined || (on !== null && on > today)) return { kind: 'date-wrong' };
      const from = ledger.completions.find(({ dayKey }) => dayKey === day.key) ?? null;
      if ((from?.on ?? null) === on) return { kind: 'nothing', isDone: from !== null };
      const to = on === null ? null : { dayKey: day.key, on, late: on < today, at: from?.at ?? now };
      const streak = await rewrite(tx, { cohort, plan, learner, ledger, dayKey: day.key, from, to, now });
      const made = { by: call.userId, reason, at: now };
      const correction = await addCorrection(tx, learner.id, { dayKey: day.key, from, to }, made);
      const isTold = learner.userId !== call.userId;
      if (isTold) await oweNews(tx, telling('correction', correction), learner, now);
      return { kind: 'corrected', on, streak, correction, isTold };
    });
    if (outcome.kind === 'no-learner') return say(words.notALearner(name));
    if (outcome.kind === 'date-wrong') return say(words.dateWrong(date ?? ''));
    if (outcome.kind === 'nothing') return say(words.nothing(name, day.label, outcome.isDone));
    ctx.log.info({ cohort: cohort.id, by: call.userId, of: userId, day: day.key }, 'ledger corrected');
    return corrected(call.words, { cohortId: cohort.id, name, day: day.label, ...outcome });
  }),
});

/** Takes a correction back: the entry is again what it was before, unless it has been changed since. */
export const undoCorrection = inPlan({
  input: { correction: rowId },
  unsaved: ({ words }) => words.cohort.correct.entryStays,
  async run(call, ctx, { cohort, plan }) {
    const { correct: words } = call.words.cohort;
    const found = await findCorrection(ctx.db, cohort.id, call.input.correction);
    if (found === undefined) return say(words.undo.gone);
    const { id, dayKey, fromOn: on, fromLate: late, fromLoggedAt: at, toOn } = found.correction;
    const before = on === null || late === null || at === null ? null : { dayKey, on, late, at };
    const now = ctx.now();
    const outcome = await once<Undone>(ctx, call, async (tx) => {
      const learner = await lockLearner(tx, cohort.id, found.userId);
      if (learner === undefined) return { kind: 'gone' };
      const ledger = await loadLedger(tx, learner.id);
      const from = ledger.completions.find((entry) => entry.dayKey === dayKey) ?? null;
      if ((from?.on ?? null) !== toOn) return { kind: 'changedSince' };
      if (!(await markUndone(tx, id, now))) return { kind: 'before' };
      const streak = await rewrite(tx, { cohort, plan, learner, ledger, dayKey, from, to: before, now });
      const unheard = await withdraw(tx, telling('correction', id).key);
      if (!unheard && learner.userId !== call.userId) await oweNews(tx, telling('correction-undone', id), learner, now);
      return { kind: 'undone', streak };
    });
    if (outcome.kind !== 'undone') return say(words.undo[outcome.kind]);
    ctx.log.info({ cohort: cohort.id, by: call.userId, of: found.userId, day: dayKey }, 'correction taken back');
    const label = dayLabel(plan, dayKey);
    return say(words.undo.done(personName(found), label, on, outcome.streak));
  },
});

type Undone = { kind: 'undone'; streak: Streak | null } | { kind: 'gone' | 'changedSince' | 'before' };

/** A learner's day; `name`: as people are shown. */
type Entry = { cohort: CohortForUser; plan: Plan; day: Day; learner: Learner; name: string };

async function findEntry(
  call: Call<{ member: string; day: string }>,
  ctx: Context,
  { cohort, plan }: InPlan,
): Promise<Entry | Refused> {
  const { input, words } = call;
  const day = findDay(plan, input.day);
  if (day === undefined) return refuse(refuseDay(words, plan, input.day));
  const learner = await findLearner(ctx.db, cohort.id, input.member);
  const name = memberName(call, input.member, learner);
  return learner === undefined
    ? refuse(say(words.cohort.correct.notALearner(name)))
    : { cohort, plan, day, learner, name };
}

type Rewriting = {
  cohort: CohortForUser;
  plan: Plan;
  learner: Learner;
  ledger: Ledger;
  dayKey: string;
  from: Completion | null;
  to: Completion | null;
  now: Date;
};

/** Puts an entry in the place of another, and gives the streak that follows, null where its learner hides it. */
async function rewrite(
  tx: Db,
  { cohort, plan, learner, ledger, dayKey, from, to, now }: Rewriting,
): Promise<Streak | null> {
  const rest = withoutCompletion(ledger, dayKey);
  const after = to === null ? rest : withCompletion(rest, to);
  // However old the entry, so of a whole ledger.
  const kept = keptOf({ cohort, plan }, after, now);
  if (from !== null) await removeCompletion(tx, learner, dayKey, kept, fallenWith(plan, dayKey));
  if (to !== null) await addCompletion(tx, learner, to, kept, reachedBy(plan, dayKey, after));
  await recountLater(tx, learner);
  return learner.hidesStreak ? null : kept.streak;
}

/** The news of it that its learner is owed. */
const telling = (kind: 'correction' | 'correction-undone', correction: number) => {
  return { key: `${kind}:${correction}`, kind, facts: { correction } };
};

type Corrected =
  | { kind: 'no-learner' }
  | { kind: 'date-wrong' }
  | { kind: 'nothing'; isDone: boolean }
  | { kind: 'corrected'; on: LocalDate | null; streak: Streak | null; correction: number; isTold: boolean };
