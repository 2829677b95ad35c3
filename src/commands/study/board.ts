import { z } from 'zod';
import type { Context } from '../../context.ts';
import { addDays, studyDate, weekdayOf } from '../../core/calendar.ts';
import { ranked } from '../../core/learner/standings.ts';
import { streakOf } from '../../core/streak/streak.ts';
import { daysDone, runnersOnBoard } from '../../db/learners/board.ts';
import { findLearner } from '../../db/learners/learners.ts';
import { findLedger } from '../../db/learners/ledger.ts';
import { say } from '../../messages/kit/format.ts';
import { type BoardOrder, boardOrders, boardView } from '../../messages/study/board.ts';
import { type Call, command, isOwnPlace } from '../command.ts';
import { type InPlan, inPlan } from '../in-cohort.ts';
import { choice } from '../options.ts';
import { nearOf } from './load-ledger.ts';

const show = inPlan({
  input: {
    by: choice(boardOrders).optional(),
    page: z.coerce.number().int().min(0).max(9_999).optional(),
  },
  answers: 'private',
  run: async (call, ctx, here) => viewOf(call, ctx, here, call.input.by ?? 'days', call.input.page),
});

const order = inPlan({
  input: { values: z.tuple([z.enum(boardOrders)]) },
  answers: 'update',
  run: async (call, ctx, here) => viewOf(call, ctx, here, call.input.values[0]),
});

async function viewOf(
  { words, userId }: Pick<Call<unknown>, 'words' | 'userId'>,
  ctx: Context,
  here: InPlan,
  by: BoardOrder,
  page?: number,
) {
  const { cohort } = here;
  if (isOwnPlace(cohort.guildId)) return say(words.ownPlan.noBoard);
  const me = await findLearner(ctx.db, cohort.id, userId);
  const takesPart = me !== undefined && me.leftAt === null;
  const hidden =
    takesPart && !me.onLeaderboard
      ? 'off-board'
      : takesPart && by === 'streak' && me.hidesStreak
        ? 'streak-hidden'
        : null;
  const standings = ranked(await scores(ctx, here, by));
  return boardView(words, { cohortId: cohort.id, title: cohort.title, by, standings, userId, hidden, page });
}

async function scores(ctx: Context, { cohort, plan }: InPlan, by: BoardOrder) {
  const keys = plan.days.map(({ key }) => key);
  if (by === 'days') return daysDone(ctx.db, cohort.id, keys);
  const now = ctx.now();
  if (by === 'week') {
    const today = studyDate(now, cohort.zone);
    return daysDone(ctx.db, cohort.id, keys, addDays(today, 1 - weekdayOf(today)));
  }
  const people = [];
  for (const runner of await runnersOnBoard(ctx.db, cohort.id)) {
    const ledger = await findLedger(ctx.db, runner.id, nearOf(cohort, now));
    if (ledger !== undefined) people.push({ ...runner, score: streakOf(ledger, now).current });
  }
  return people;
}

export const board = command({
  name: 'board',
  run: show,
  components: { board: { ...show, answers: 'update' }, 'board-by': order },
});
