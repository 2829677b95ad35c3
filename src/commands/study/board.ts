import { z } from 'zod';
import type { Context } from '../../context.ts';
import { addDays, studyDate, weekdayOf } from '../../core/calendar.ts';
import { type Score, withOwn } from '../../core/learner/standings.ts';
import { daysOnBoard, daysSince, peopleOnBoard, runsOnBoard } from '../../db/learners/board.ts';
import { renewKept } from '../../db/learners/entries.ts';
import { lastClosed } from '../../db/posts/posts.ts';
import { largeFrom, toldAgain } from '../../db/told-again.ts';
import { say } from '../../messages/kit/format.ts';
import { type BoardOrder, boardOrders, boardView, pageOf } from '../../messages/study/board.ts';
import { type Call, command, isOwnPlace } from '../command.ts';
import { type InPlan, inPlan } from '../in-cohort.ts';
import { choice } from '../options.ts';
import { keptOf, nearOf } from './load-ledger.ts';

const show = inPlan({
  input: {
    by: choice(boardOrders).optional(),
    page: z.coerce.number().int().min(0).max(9_999).optional(),
  },
  run: async (call, ctx, here) => viewOf(call, ctx, here, call.input.by ?? 'days', call.input.page),
});

const order = inPlan({
  input: { values: z.tuple([z.enum(boardOrders)]) },
  run: async (call, ctx, here) => viewOf(call, ctx, here, call.input.values[0]),
});

async function viewOf(
  { words }: Pick<Call<unknown>, 'words'>,
  ctx: Context,
  here: InPlan,
  by: BoardOrder,
  asked?: number,
) {
  const { cohort } = here;
  if (isOwnPlace(cohort.guildId)) return say(words.ownPlan.noBoard);
  const { learner: me } = cohort;
  const takesPart = me !== null && me.leftAt === null;
  const hidden =
    takesPart && !me.onLeaderboard
      ? 'off-board'
      : takesPart && by === 'streak' && me.hidesStreak
        ? 'streak-hidden'
        : null;
  const { id: ownId } = me ?? {};
  const scores = await scoresOf(ctx, here, by, ownId);
  const page = pageOf(scores, ownId, asked);
  const people = await peopleOnBoard(
    ctx.db,
    { cohort },
    page.shown.map(({ id }) => id),
    by === 'streak',
  );
  return boardView(words, { cohortId: cohort.id, title: cohort.title, by, scores, page, people, ownId, hidden });
}

/** All scores; in a large group those of others are at most a minute old. */
async function scoresOf(ctx: Context, here: InPlan, by: BoardOrder, ownId: number | undefined) {
  const count = async (only?: number) => {
    const all = await countNow(ctx, here, by, only);
    return { counted: all.length, scores: all.filter(({ score }) => score > 0) };
  };
  const what = {
    name: `board ${here.cohort.id} ${by}`,
    now: ctx.now(),
    isLarge: ({ counted }: Awaited<ReturnType<typeof count>>) => counted >= largeFrom,
  };
  const { value, isAgain } = await toldAgain(ctx.db, what, count);
  if (!isAgain || ownId === undefined) return value.scores;
  return withOwn(value.scores, (await count(ownId)).scores[0] ?? { id: ownId, score: 0 });
}

async function countNow(ctx: Context, { cohort, plan }: InPlan, by: BoardOrder, only?: number): Promise<Score[]> {
  const now = ctx.now();
  const whose = { cohort, only };
  if (by === 'streak') {
    const read = { closed: await lastClosed(ctx.db, cohort.id, now), now };
    const runs = await runsOnBoard(ctx.db, whose, read);
    const old = runs.filter(({ isOld }) => isOld).map(({ id }) => id);
    if (old.length === 0) return runs;
    await renewKept(ctx.db, old, nearOf(cohort, now), (ledger) => keptOf({ cohort, plan }, ledger, now));
    return runsOnBoard(ctx.db, whose, read);
  }
  if (by === 'days') {
    const keys = plan.days.map(({ key }) => key);
    return daysOnBoard(ctx.db, whose, keys);
  }
  const today = studyDate(now, cohort.zone);
  return daysSince(ctx.db, whose, addDays(today, 1 - weekdayOf(today)));
}

export const board = command({
  name: 'board',
  run: show,
  components: { 'board-by': order },
});
