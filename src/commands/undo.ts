import { z } from 'zod';
import type { Context } from '../context.ts';
import { canUndo } from '../core/progress.ts';
import { dayByKey, findDay } from '../curriculum/plan.ts';
import { findLearner, lockLearner } from '../db/learners.ts';
import { loadLedger, removeCompletion } from '../db/ledger.ts';
import type { Message } from '../messages/message.ts';
import { nothingToUndo, undoClosed, undone } from '../messages/progress.ts';
import { type Call, type Command, handler } from './command.ts';
import { refuseDay, suggestDay } from './day-option.ts';
import { fallenWith, standingOf, withoutCompletion } from './learner-state.ts';
import { findCohort, placed } from './which-cohort.ts';

const input = z.object({ ...placed, day: z.string().optional() });
type Input = z.infer<typeof input>;

const takeBack = handler({
  input,
  answers: 'private',
  run: undoDay,
  unsaved: () => 'The day is still marked done.',
});

export const undo: Command = {
  data: {
    name: 'undo',
    description: 'Take back a day you marked done',
    options: [
      { type: 3, name: 'day', description: 'Which day; the last one you marked if left out', autocomplete: true },
    ],
  },
  runs: { '': takeBack },
  components: { undo: takeBack },
  autocomplete: suggestDay,
};

async function undoDay(call: Call<Input>, ctx: Context): Promise<Message> {
  const { day: dayText } = call.input;
  const found = await findCohort(call, ctx, { name: 'undo', input: dayText === undefined ? {} : { day: dayText } });
  if (found.kind === 'reply') return found.reply;
  const { cohort } = found;
  const plan = await ctx.curriculumOf(cohort.versionId);
  const named = dayText === undefined ? undefined : findDay(plan, dayText);
  if (dayText !== undefined && named === undefined) return refuseDay(plan, dayText);
  // Taking something back makes nobody a learner.
  if ((await findLearner(ctx.db, cohort.id, call.userId)) === undefined) return nothingToUndo(named ?? null);

  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const learner = await lockLearner(tx, cohort.id, call.userId, now);
    const ledger = await loadLedger(tx, learner.id);
    const completion =
      named === undefined ? ledger.completions.at(-1) : ledger.completions.find(({ dayKey }) => dayKey === named.key);
    if (completion === undefined) return nothingToUndo(named ?? null);
    const day = dayByKey(plan, completion.dayKey) ?? { key: completion.dayKey, label: `Day ${completion.dayKey}` };
    if (!canUndo(ledger, now, completion)) return undoClosed(day, completion.on);
    const standing = standingOf(plan, withoutCompletion(ledger, completion.dayKey), now, ledger.cache);
    await removeCompletion(tx, learner, completion.dayKey, standing.cache, fallenWith(plan, completion.dayKey));
    return undone({
      cohortId: cohort.id,
      day,
      on: completion.on,
      planDone: standing.planDone,
      planTotal: standing.planTotal,
      streak: learner.hidesStreak ? null : standing.streak,
    });
  });
}
