import { z } from 'zod';
import type { Context } from '../../context.ts';
import { openDates } from '../../core/progress.ts';
import { findDay } from '../../curriculum/look-up.ts';
import type { Day } from '../../curriculum/model.ts';
import { dayByKey, daysOf, placeOf, positionOf } from '../../curriculum/plan.ts';
import { isBehind } from '../../curriculum/pointer.ts';
import { latestPosted, opensAt } from '../../curriculum/study/day-state.ts';
import { wasRefused } from '../../db/posts/posts.ts';
import { dayFile, dayView } from '../../messages/study/day.ts';
import { type Call, command } from '../command.ts';
import { type InPlan, inPlan } from '../in-cohort.ts';
import { text, word } from '../options.ts';
import { notStarted, refuseDay, suggestDay } from './day-option.ts';
import { callersLedger } from './load-ledger.ts';
import { tellingStuck } from './stuck.ts';

const showLatest = inPlan({
  input: {},
  answers: 'private',
  run: tellingStuck((call, ctx, here) => showDay(call, ctx, here)),
});

const showNamed = inPlan({
  input: {
    day: text('Which day; the latest posted one if left out', { suggested: true }).optional(),
    /** The select of /week sends its choice so. */
    values: z.array(word).max(25).optional(),
    /** Of a long day, counted from 0. */
    page: z.coerce.number().int().min(0).max(999).optional(),
  },
  answers: 'private',
  run: tellingStuck((call, ctx, here) =>
    showDay(call, ctx, here, call.input.values?.[0] ?? call.input.day, call.input.page),
  ),
});

export const today = command({ name: 'today', description: 'The day of the plan that is on now', run: showLatest });

export const day = command({
  name: 'day',
  description: 'Read any day of the plan, past or to come',
  run: showNamed,
  components: { day: { ...showNamed, answers: 'update' }, today: { ...showLatest, answers: 'update' } },
  autocomplete: suggestDay,
});

async function showDay(call: Call<unknown>, ctx: Context, { cohort, plan, dayKey }: InPlan, asked?: string, page = 0) {
  const key = asked === undefined ? dayKey : (findDay(plan, asked)?.key ?? asked);
  const named = key === null ? undefined : dayByKey(plan, key);
  if (key !== null && named === undefined) return refuseDay(call.words, plan, asked ?? key);
  const { ledger } = await callersLedger(ctx, cohort, call.userId);
  const shown: Day | undefined = named ?? latestPosted(plan, ledger);
  if (shown === undefined) return notStarted(call.words, plan, cohort);
  const ofShown = ({ dayKey }: { dayKey: string }) => dayKey === shown.key;
  const posted = ledger.posts.find(ofShown);
  const position = positionOf(plan, shown.key) ?? 0;
  const view = {
    cohortId: cohort.id,
    place: placeOf(plan, shown),
    completion: ledger.completions.find(ofShown),
    postedAt: posted?.at,
    opensAt: opensAt(plan, cohort, shown),
    openUntil: openDates(ledger, ctx.now()).find(ofShown)?.closesAt,
    mayBeDone: posted !== undefined || cohort.worksAhead || isBehind(plan, cohort, shown.key),
    previous: daysOf(plan)[position - 1],
    next: daysOf(plan)[position + 1],
    page,
  };
  return ((await wasRefused(ctx.db, cohort.id, shown.key)) ? dayFile : dayView)(call.words, view);
}
