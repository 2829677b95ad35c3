import { z } from 'zod';
import type { Context } from '../../context.ts';
import { shownOf } from '../../core/ticks.ts';
import type { Item } from '../../curriculum/goals/tick-items.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { findLearner, joinAndLockLearner } from '../../db/learners/learners.ts';
import { addTicks, removeTick } from '../../db/learners/ticks.ts';
import { offered, type TickNews } from '../../messages/goals/ticks.ts';
import type { Call } from '../command.ts';
import { once } from '../once.ts';
import { word } from '../options.ts';

/** Which page of a view is asked for, counted from 0. */
export const page = z.coerce.number().int().min(0).max(1_000).optional();

/** What a select of items sends: its part of the list, which of them were ticked when it was shown, and which are chosen now. */
export const ticking = {
  part: z.coerce.number().int().min(0).max(10).default(0),
  was: z
    .string()
    .regex(/^[0-9a-z]{1,6}$/)
    .default('0'),
  values: z.array(word).max(25).default([]),
};
type Ticking = { part: number; was: string; values: string[] };

/**
 * Brings ticks to what was chosen. Only what differs from what the select showed is changed, so that one left open for
 * long takes nothing back that was ticked elsewhere since; sent twice, it changes nothing more.
 */
export async function setTicks(
  call: Call<unknown>,
  ctx: Context,
  cohort: CohortForUser,
  items: readonly Item[],
  { part, was, values }: Ticking,
): Promise<TickNews> {
  const mask = Number.parseInt(was, 36);
  const wasTicked = (i: number) => Math.floor(mask / 2 ** i) % 2 === 1;
  const here = offered(items, part);
  const wanted = here.filter((item, i) => values.includes(item.id) && !wasTicked(i));
  const unwanted = here.filter((item, i) => !values.includes(item.id) && wasTicked(i));
  if (wanted.length === 0 && unwanted.length === 0) return { added: [], removed: [], joined: false };
  return once<TickNews>(ctx, call, async (tx) => {
    // Who only takes ticks back does not join by that.
    const learner =
      wanted.length > 0
        ? await joinAndLockLearner(tx, cohort.id, call, ctx.now())
        : await findLearner(tx, cohort.id, call.userId);
    if (learner === undefined) return { added: [], removed: [], joined: false };
    const added = await addTicks(
      tx,
      learner.id,
      wanted.map(({ key, text }) => ({ key, item: text })),
      ctx.now(),
    );
    const removed: TickNews['removed'] = [];
    for (const item of unwanted) {
      const gone = await removeTick(tx, learner.id, item.key);
      if (gone !== undefined) removed.push({ text: item.text, ...shownOf(gone) });
    }
    return {
      added: wanted.filter(({ key }) => added.includes(key)).map(({ text }) => text),
      removed,
      joined: 'joined' in learner && learner.joined !== 'before',
    };
  });
}
