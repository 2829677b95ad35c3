import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar.ts';
import { canUndo } from '../../core/progress.ts';
import { findDay } from '../../curriculum/look-up.ts';
import { dayByKey } from '../../curriculum/plan.ts';
import { type Named, named } from '../../curriculum/study/day-state.ts';
import { fallenWith, progressSummary, withoutCompletion } from '../../curriculum/study/progress-summary.ts';
import { findLearner, joinAndLockLearner } from '../../db/learners/learners.ts';
import { loadLedger, removeCompletion } from '../../db/learners/ledger.ts';
import type { Message } from '../../messages/kit/message.ts';
import { nothingToUndo, undoClosed, undone } from '../../messages/study/progress.ts';
import { type Call, type Command, handler } from '../command.ts';
import { once } from '../once.ts';
import { optionLength, word } from '../options.ts';
import { findCohort, placed } from '../which-cohort.ts';
import { refuseDay, suggestDay } from './day-option.ts';

const input = z.object({
  ...placed,
  day: word.optional(),
  /** The interaction that asked for a cohort to be chosen. */
  of: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
});
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
      {
        type: 3,
        name: 'day',
        description: 'Which day; the last one you marked if left out',
        autocomplete: true,
        max_length: optionLength,
      },
    ],
  },
  runs: { '': takeBack },
  components: { undo: takeBack },
  autocomplete: suggestDay,
};

async function undoDay(call: Call<Input>, ctx: Context): Promise<Message> {
  const { day: dayText, of } = call.input;
  // The choice of a cohort leads to one undoing, however often its button is pressed.
  const again = dayText === undefined ? { of: of ?? call.interactionId } : { day: dayText };
  const found = await findCohort(call, ctx, { name: 'undo', input: again });
  if (found.kind === 'reply') return found.reply;
  const { cohort } = found;
  const plan = await ctx.curriculumOf(cohort.versionId);
  const wanted = dayText === undefined ? undefined : findDay(plan, dayText);
  if (dayText !== undefined && wanted === undefined) return refuseDay(plan, dayText);
  // Taking something back makes nobody a learner.
  if ((await findLearner(ctx.db, cohort.id, call.userId)) === undefined) return nothingToUndo(wanted ?? null);

  const now = ctx.now();
  const interactionId = of === undefined ? call.interactionId : `${of}/${cohort.id}`;
  const outcome = await once<Outcome>(ctx, { ...call, interactionId }, async (tx, keep) => {
    const learner = await joinAndLockLearner(tx, cohort.id, call, now);
    const ledger = await loadLedger(tx, learner.id);
    const completion =
      wanted === undefined ? ledger.completions.at(-1) : ledger.completions.find(({ dayKey }) => dayKey === wanted.key);
    if (completion === undefined) return { kind: 'nothing' };
    const { dayKey, on } = completion;
    const day = named(dayByKey(plan, dayKey) ?? { key: dayKey, label: `Day ${dayKey}` });
    if (!canUndo(ledger, now, completion)) return { kind: 'closed', day, on };
    const summary = progressSummary(plan, withoutCompletion(ledger, dayKey), now, ledger.cache);
    const { planDone, planTotal } = summary;
    const streak = learner.hidesStreak ? null : summary.streak;
    const left: Outcome = { kind: 'undone', undo: { cohortId: cohort.id, day, on, planDone, planTotal, streak } };
    await removeCompletion(tx, learner, dayKey, summary.cache, fallenWith(plan, dayKey), keep(left));
    return left;
  });
  switch (outcome.kind) {
    case 'nothing':
      return nothingToUndo(wanted ?? null);
    case 'closed':
      return undoClosed(outcome.day, outcome.on);
    case 'undone':
      return undone(outcome.undo);
  }
}

type Outcome =
  | { kind: 'nothing' }
  | { kind: 'closed'; day: Named; on: LocalDate }
  | { kind: 'undone'; undo: Parameters<typeof undone>[0] };
