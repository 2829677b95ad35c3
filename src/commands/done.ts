import { z } from 'zod';
import type { Context } from '../context.ts';
import { learnerDate } from '../core/habits.ts';
import { parseDateNear } from '../core/parse.ts';
import { dayByKey, findDay } from '../curriculum/plan.ts';
import { lockLearner } from '../db/learners.ts';
import { loadLedger } from '../db/ledger.ts';
import type { Message } from '../messages/message.ts';
import { alreadyDone, doneReply, notStarted, notYet, whenRefused, whenUnclear } from '../messages/progress.ts';
import { type Call, type Command, handler } from './command.ts';
import { refuseDay, suggestDay } from './day-option.ts';
import { firstDay, latestPosted, leftToDo } from './day-state.ts';
import { recordDay } from './record-day.ts';
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
      {
        type: 3,
        name: 'when',
        description: 'The date it counts for: today, yesterday, or the date two days back',
        autocomplete: true,
      },
    ],
  },
  runs: { '': complete },
  components: { done: complete },
  autocomplete: suggestDay,
};

/** Statements: cohort, lock, ledger, write. The ledger is read under the lock, so two clicks never count one date twice. */
async function markDayDone(call: Call<Input>, ctx: Context): Promise<Message> {
  const { day: dayText, when: whenText } = call.input;
  const again = {
    ...(dayText === undefined ? {} : { day: dayText }),
    ...(whenText === undefined ? {} : { when: whenText }),
  };
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
    const when = whenText === undefined ? undefined : parseDateNear(whenText, learnerDate(ledger, now));
    if (whenText !== undefined && when === undefined) return whenUnclear(whenText);
    const day = known ?? latestPosted(plan, ledger);
    if (day === undefined) return notStarted(firstDay(plan, cohort), cohort.nextPostAt);

    const outcome = await recordDay(tx, { cohort, plan, learner, ledger, now }, day, when);
    switch (outcome.kind) {
      case 'already-done':
        return alreadyDone({ cohortId: cohort.id, day, at: outcome.completion.at, open: leftToDo(plan, ledger) });
      case 'not-yet':
        return notYet(day, outcome.opensAt, latestPosted(plan, ledger) ?? null);
      case 'recorded':
        return doneReply(outcome.done);
      default:
        return whenRefused(outcome);
    }
  });
}
