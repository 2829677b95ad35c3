import { z } from 'zod';
import type { LocalDate } from '../core/calendar.ts';
import { slotAfter } from '../core/forecast.ts';
import { learnerDate } from '../core/habits.ts';
import type { Ledger } from '../core/ledger.ts';
import { parseDateNear } from '../core/parse.ts';
import { markDone } from '../core/progress.ts';
import type { Day } from '../curriculum/model.ts';
import { dayByKey, daysOf, findDay, type Plan, positionOf } from '../curriculum/plan.ts';
import type { Candidate } from '../db/cohorts.ts';
import { addCompletion, loadLedger } from '../db/ledger.ts';
import { lockLearner } from '../db/learners.ts';
import type { Context } from '../context.ts';
import type { Message } from '../messages/message.ts';
import { alreadyDone, doneReply, notStarted, notYet, whenRefused, whenUnclear } from '../messages/progress.ts';
import { type Call, type Command, handler } from './command.ts';
import { refuseDay, suggestDay } from './day-option.ts';
import { standingOf, withCompletion } from './learner-state.ts';
import { findCohort, placed } from './which-cohort.ts';

const input = z.object({ ...placed, day: z.string().optional(), when: z.string().optional() });
type Input = z.infer<typeof input>;

const complete = handler({
  input,
  answers: 'private',
  run: markDayDone,
  unsaved: (call) => `${call.input.day === undefined ? 'The day' : `Day ${call.input.day}`} is **not** marked done.`,
});

export const done: Command = {
  data: {
    name: 'done',
    description: 'Mark a day of the plan as done',
    options: [
      { type: 3, name: 'day', description: 'Which day; the latest posted one if left out', autocomplete: true },
      { type: 3, name: 'when', description: 'The date it counts for: today, yesterday, or the date two days back', autocomplete: true },
    ],
  },
  runs: { '': complete },
  components: { done: complete },
  autocomplete: suggestDay,
};

/** Statements: cohort, lock, ledger, write. The ledger is read under the lock, so two clicks never count one date twice. */
async function markDayDone(call: Call<Input>, ctx: Context): Promise<Message> {
  const { day: dayText, when: whenText } = call.input;
  const again = { ...(dayText === undefined ? {} : { day: dayText }), ...(whenText === undefined ? {} : { when: whenText }) };
  const found = await findCohort(call, ctx, { name: 'done', input: again });
  if (found.kind === 'reply') return found.reply;
  const { cohort } = found;
  const plan = await ctx.curriculumOf(cohort.versionId);
  const named = dayText === undefined ? found.dayKey : (findDay(plan, dayText)?.key ?? dayText);
  const known = named === null ? undefined : dayByKey(plan, named);
  if (named !== null && known === undefined) return refuseDay(plan, dayText ?? named);

  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const learner = await lockLearner(tx, cohort.id, call.userId, now);
    const ledger = await loadLedger(tx, learner.id);
    const today = learnerDate(ledger, now);
    const when = whenText === undefined ? undefined : parseDateNear(whenText, today);
    if (whenText !== undefined && when === undefined) return whenUnclear(whenText);
    const day = known ?? latestPosted(plan, ledger);
    if (day === undefined) return notStarted(firstDay(plan, cohort), cohort.nextPostAt);

    const outcome = markDone(
      {
        postedAt: ledger.posts.find(({ dayKey }) => dayKey === day.key)?.at ?? null,
        opensAt: opensAt(plan, cohort, day),
        worksAhead: cohort.worksAhead,
        completion: ledger.completions.find(({ dayKey }) => dayKey === day.key) ?? null,
        when,
      },
      ledger,
      now,
    );
    switch (outcome.kind) {
      case 'already-done':
        return alreadyDone({ cohortId: cohort.id, day, at: outcome.completion.at, open: leftToDo(plan, ledger) });
      case 'not-yet':
        return notYet(day, outcome.opensAt, latestPosted(plan, ledger) ?? null);
      case 'recorded': {
        const completion = { dayKey: day.key, on: outcome.on, late: outcome.late, at: now };
        const before = standingOf(plan, ledger, now);
        const standing = standingOf(plan, withCompletion(ledger, completion), now);
        await addCompletion(tx, learner, completion, standing.cache, standing.reached);
        const had = new Set(before.reached.map(({ key }) => key));
        return doneReply({
          cohortId: cohort.id,
          day,
          ...outcome,
          today,
          planDone: standing.planDone,
          planTotal: standing.planTotal,
          streak: learner.hidesStreak ? null : standing.streak,
          reached: standing.reached.filter(({ key }) => !had.has(key)).map(({ label }) => label),
          joined: learner.joined !== 'before',
        });
      }
      default:
        return whenRefused(outcome);
    }
  });
}

/** The newest day that has been posted, undefined before the first. */
export function latestPosted(plan: Plan, ledger: Pick<Ledger, 'posts'>): Day | undefined {
  return ledger.posts.map(({ dayKey }) => dayByKey(plan, dayKey)).findLast((day) => day !== undefined);
}

/** Posted days that are not done yet, in plan order. */
export function leftToDo(plan: Plan, ledger: Pick<Ledger, 'posts' | 'completions'>): Day[] {
  const doneKeys = new Set(ledger.completions.map(({ dayKey }) => dayKey));
  const posted = new Set(ledger.posts.map(({ dayKey }) => dayKey));
  return daysOf(plan).filter(({ key }) => posted.has(key) && !doneKeys.has(key));
}

/** The day a cohort begins with. */
export function firstDay(plan: Plan, cohort: Pick<Candidate, 'firstDayKey'>): Day {
  const day = dayByKey(plan, cohort.firstDayKey) ?? daysOf(plan)[0];
  if (day === undefined) throw new Error('a stored plan has no days');
  return day;
}

/** When a day that is still to come will be posted if nothing changes; null when no post is planned. */
export function opensAt(
  plan: Plan,
  cohort: Pick<Candidate, 'nextPostAt' | 'nextPostOn' | 'lastDayKey' | 'firstDayKey' | 'weekdays' | 'time' | 'zone'>,
  day: Day,
): Date | null {
  if (cohort.nextPostAt === null || cohort.nextPostOn === null) return null;
  const last = cohort.lastDayKey === null ? undefined : positionOf(plan, cohort.lastDayKey);
  const nextPosition = last === undefined ? (positionOf(plan, cohort.firstDayKey) ?? 0) : last + 1;
  const position = positionOf(plan, day.key);
  if (position === undefined || position < nextPosition) return null;
  return slotAfter(cohort, { on: cohort.nextPostOn, at: cohort.nextPostAt }, position - nextPosition).at;
}

export type { LocalDate };
