import { z } from 'zod';
import type { Context } from '../../context.ts';
import { openDates } from '../../core/progress.ts';
import { findDay } from '../../curriculum/look-up.ts';
import type { Day } from '../../curriculum/model.ts';
import { dayByKey, daysOf, type Plan, placeOf, positionOf } from '../../curriculum/plan.ts';
import { isBehind } from '../../curriculum/pointer.ts';
import { firstDay, latestPosted, opensAt } from '../../curriculum/study/day-state.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { wasRefused } from '../../db/posts/posts.ts';
import type { Message } from '../../messages/kit/message.ts';
import { dayFile, dayView } from '../../messages/study/day-view.ts';
import { notStarted } from '../../messages/study/progress.ts';
import { type Call, type Command, handler } from '../command.ts';
import { optionLength, word } from '../options.ts';
import { findCohort, placed } from '../which-cohort.ts';
import { refuseDay, suggestDay } from './day-option.ts';
import { callersLedger } from './load-ledger.ts';
import { tellingStuck } from './stuck.ts';

// The select of /week sends its choice as `values`.
const input = z.object({ ...placed, day: word.optional(), values: z.array(word).max(25).optional() });
type Input = z.infer<typeof input>;

export const today: Command = {
  data: { name: 'today', description: 'The day of the plan that is on now' },
  runs: {
    '': handler({ input: z.object(placed), answers: 'private', run: (call, ctx) => showDay(call, ctx, 'today') }),
  },
};

const show = handler({ input, answers: 'private', run: (call, ctx) => showDay(call, ctx, 'day') });

export const day: Command = {
  data: {
    name: 'day',
    description: 'Read any day of the plan, past or to come',
    options: [
      {
        type: 3,
        name: 'day',
        description: 'Which day; the latest posted one if left out',
        autocomplete: true,
        max_length: optionLength,
      },
    ],
  },
  runs: { '': show },
  components: {
    day: { ...show, answers: 'update' },
    today: handler({ input: z.object(placed), answers: 'update', run: (call, ctx) => showDay(call, ctx, 'today') }),
  },
  autocomplete: suggestDay,
};

async function showDay(call: Call<Input>, ctx: Context, name: 'today' | 'day'): Promise<Message> {
  const asked = call.input.values?.[0] ?? call.input.day;
  const found = await findCohort(call, ctx, { name, input: asked === undefined ? {} : { day: asked } });
  if (found.kind === 'reply') return found.reply;
  const { cohort } = found;
  const plan = await ctx.curriculumOf(cohort.versionId);
  const named = asked === undefined ? found.dayKey : (findDay(plan, asked)?.key ?? asked);
  const known = named === null ? undefined : dayByKey(plan, named);
  if (named !== null && known === undefined) return refuseDay(plan, asked ?? named);
  return tellingStuck(plan, cohort, await viewOf(call, ctx, cohort, plan, known));
}

async function viewOf(
  call: Call<Input>,
  ctx: Context,
  cohort: CohortForUser,
  plan: Plan,
  known: Day | undefined,
): Promise<Message> {
  const { ledger } = await callersLedger(ctx, cohort, call.userId);
  const shown = known ?? latestPosted(plan, ledger);
  if (shown === undefined) return notStarted(firstDay(plan, cohort), opensAt(plan, cohort, firstDay(plan, cohort)));
  const posted = ledger.posts.find(({ dayKey }) => dayKey === shown.key);
  const days = daysOf(plan);
  const position = positionOf(plan, shown.key) ?? 0;
  const view = {
    cohortId: cohort.id,
    place: placeOf(plan, shown),
    completion: ledger.completions.find(({ dayKey }) => dayKey === shown.key) ?? null,
    postedAt: posted?.at ?? null,
    opensAt: opensAt(plan, cohort, shown),
    openUntil: openDates(ledger, ctx.now()).find(({ dayKey }) => dayKey === shown.key)?.closesAt ?? null,
    mayBeDone: posted !== undefined || cohort.worksAhead || isBehind(plan, cohort, shown.key),
    previous: days[position - 1] ?? null,
    next: days[position + 1] ?? null,
  };
  return (await wasRefused(ctx.db, cohort.id, shown.key)) ? dayFile(view) : dayView(view);
}
