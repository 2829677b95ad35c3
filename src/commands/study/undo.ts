import { z } from 'zod';
import type { LocalDate } from '../../core/calendar.ts';
import { canUndo } from '../../core/learner/progress.ts';
import { findDay } from '../../curriculum/look-up.ts';
import { dayByKey } from '../../curriculum/plan.ts';
import { type Named, named } from '../../curriculum/study/day-state.ts';
import { fallenWith, progressSummary, withoutCompletion } from '../../curriculum/study/progress-summary.ts';
import { removeCompletion } from '../../db/learners/entries.ts';
import { joinAndLockLearner } from '../../db/learners/learners.ts';
import { loadLedger } from '../../db/learners/ledger.ts';
import { renewLater } from '../../db/succession.ts';
import { say } from '../../messages/kit/format.ts';
import { undone } from '../../messages/study/done.ts';
import { type AnyHandler, command } from '../command.ts';
import { inPlan } from '../in-cohort.ts';
import { once } from '../once.ts';
import { text } from '../options.ts';
import { refuseDay, suggestDay } from './day-option.ts';
import { keptOf, nearOf } from './load-ledger.ts';
import { finishersAfter } from './record-day.ts';

const inOne = inPlan({
  input: {
    day: text({ suggested: true }).optional(),
    /** The interaction that asked for it. */
    of: z
      .string()
      .regex(/^\d{1,20}$/)
      .optional(),
  },
  answers: 'private',
  unsaved: ({ words }) => words.study.undo.unsaved,
  async run(call, ctx, { cohort, plan }) {
    const { words, input } = call;
    const wanted = input.day === undefined ? undefined : findDay(plan, input.day);
    if (input.day !== undefined && wanted === undefined) return refuseDay(words, plan, input.day);
    const nothing = say(wanted === undefined ? words.study.undo.nothing : words.study.undo.notDone(wanted.label));
    // Taking something back makes nobody a learner.
    if (cohort.learner === null) return nothing;

    const now = ctx.now();
    const asked = input.day === undefined && input.of !== call.interactionId;
    const interactionId = asked ? `${input.of}/${cohort.id}` : call.interactionId;
    const outcome = await once<Outcome>(ctx, { ...call, interactionId }, async (tx, keep) => {
      const learner = await joinAndLockLearner(tx, cohort.id, call, now);
      const ledger = await loadLedger(tx, learner.id, nearOf(cohort, now, [wanted?.key]));
      const completion =
        wanted === undefined
          ? ledger.completions.at(-1)
          : ledger.completions.find(({ dayKey }) => dayKey === wanted.key);
      if (completion === undefined) return { kind: 'nothing' };
      const { dayKey, on } = completion;
      const day = named(dayByKey(plan, dayKey) ?? { key: dayKey, label: words.study.day.numbered(dayKey) });
      if (!canUndo(ledger, now, completion)) return { kind: 'closed', day, on };
      await renewLater(tx, cohort, learner);
      const rest = withoutCompletion(ledger, dayKey);
      const { dates, ...summary } = progressSummary(plan, cohort, rest, now);
      const streak = learner.hidesStreak ? null : summary.streak;
      const left: Outcome = { kind: 'undone', undo: { cohortId: cohort.id, day, on, ...summary, streak } };
      const beside = [keep(left), ...finishersAfter({ cohort, ledger, now }, dayKey)];
      const kept = keptOf({ cohort, plan }, rest, now, dates);
      await removeCompletion(tx, learner, dayKey, kept, fallenWith(plan, dayKey), ...beside);
      return left;
    });
    if (outcome.kind === 'nothing') return nothing;
    if (outcome.kind === 'closed') return say(words.study.undo.closed(outcome.day.label, outcome.on));
    return undone(words, outcome.undo);
  },
});

/** Where several plans are meant, the choice of one leads to one undoing, however often its button is pressed. */
const undoDay: AnyHandler = {
  ...inOne,
  run: (call, ctx) => inOne.run({ ...call, input: { of: call.interactionId, ...call.input } }, ctx),
};

export const undo = command({
  name: 'undo',
  run: undoDay,
  autocomplete: suggestDay('done'),
});

type Outcome =
  | { kind: 'nothing' }
  | { kind: 'closed'; day: Named; on: LocalDate }
  | { kind: 'undone'; undo: Parameters<typeof undone>[1] };
