import postgres from 'postgres';
import { cohort } from '../../../src/commands/cohort/cohort.ts';
import { month } from '../../../src/commands/goals/month.ts';
import { note } from '../../../src/commands/notes/note.ts';
import { board } from '../../../src/commands/study/board.ts';
import { done } from '../../../src/commands/study/done.ts';
import { streak } from '../../../src/commands/study/streak.ts';
import { today } from '../../../src/commands/study/today.ts';
import { undo } from '../../../src/commands/study/undo.ts';
import { week } from '../../../src/commands/study/week.ts';
import type { Context } from '../../../src/context.ts';
import { openDatabase } from '../../../src/db/client.ts';
import { type Asked, call } from '../ground/calls.ts';
import { contextOn, fillHistory, recentDays, storePlan, users } from '../ground/dataset.ts';
import { daysInMonth, longPlan } from '../ground/long-plan.ts';
import { median, timed } from '../measure.ts';
import type { Bench, Part } from '../part.ts';
import { type Row, ratioAtMost } from '../table.ts';

const histories = [29, 348, 1044];
const groups = [10, 10_000];
/** In a group of thousands so many have done every day. */
const diligentAtMost = 500;
/** So many take turns, that no row is written over and over. */
const callers = 10;
const warmUps = 5;
const rounds = 100;
/** What takes long is asked less often, though so often at least. */
const fewestRounds = 10;
const turnMs = 20_000;

type Size = { days: number; learners: number };
type Ground = Size & { name: string; ctx: Context };
type Turn = { floor: 'read' | 'write'; asked: readonly Asked[] };

/** What is asked in turn, so that each can be asked again: what `/done` does, `/undo` takes back. */
const turns: readonly Turn[] = [
  {
    floor: 'write',
    asked: [
      { name: '/done', command: done, says: '✅ **Day' },
      { name: '/undo', command: undo, says: '↩️ Day' },
    ],
  },
  ...turnsOf('write', { name: '/note', command: note, input: { text: 'What I saw today.' }, says: '📝 Note on' }),
  ...turnsOf(
    'read',
    { name: '/today', command: today, says: '📘 Day' },
    { name: '/streak', command: streak, says: '🔥 **' },
    { name: '/week', command: week, says: '🗓️ Week' },
    { name: '/month', command: month, says: '🗓️ **Month' },
    { name: '/board', command: board, says: '🏆 **' },
    { name: '/board by:streak', command: board, input: { by: 'streak' }, says: '🏆 **' },
    { name: '/cohort status', command: cohort, part: 'status', says: '📋 ' },
  ),
];

function turnsOf(floor: Turn['floor'], ...asked: Asked[]): Turn[] {
  return asked.map((one) => ({ floor, asked: [one] }));
}

/**
 * Each command by the days behind a learner and the people in the group. Days are measured against the shortest history
 * in a group of the same size, people against the smallest group with the same history; calls of all sizes alternate.
 */
export const commands: Part = {
  name: 'commands',
  says:
    'each command’s handler, on a database for each size, by turns; medians. In a group of thousands ' +
    `${diligentAtMost} have done every day, the others the last ${recentDays}`,
  async run(bench) {
    const grounds: Ground[] = [];
    for (const learners of groups) {
      for (const days of histories) grounds.push(await groundFor(bench, { days, learners }));
      bench.progress(`histories of ${learners} learners are written`);
    }
    const floors = await bare(bench);
    const rows: Row[] = [];
    for (const turn of turns) {
      for (const [one, taken] of await alternating(grounds, turn)) {
        const medians = new Map([...taken].map(([ground, times]) => [ground, median(times)]));
        rows.push(...grounds.map((ground) => rowOf(one.name, ground, grounds, medians, floors[turn.floor])));
      }
      bench.progress(`${turn.asked.map(({ name }) => name).join(', ')}: through`);
    }
    return rows;
  },
};

function rowOf(name: string, ground: Ground, grounds: Ground[], medians: Map<Ground, number>, bare: number): Row {
  const { days, learners } = ground;
  const beside = grounds.find((other) =>
    days === histories[0] ? other.days === days : other.days === histories[0] && other.learners === learners,
  );
  const isSmallest = beside === ground || beside === undefined;
  return {
    name: `${name}: ${ground.name}`,
    ours: medians.get(ground) ?? Number.NaN,
    unit: 'ms',
    ceiling: isSmallest ? bare : (medians.get(beside) ?? Number.NaN),
    ceilingIs: isSmallest ? 'one bare statement' : beside.name,
    bar: isSmallest ? null : ratioAtMost(1.25),
  };
}

async function groundFor(bench: Bench, { days, learners }: Size): Promise<Ground> {
  const database = openDatabase(await bench.server.create(`commands_${days}_${learners}`), { max: 2 });
  bench.closing(database.close);
  const stored = await storePlan(database.db, await longPlan(bench, days / daysInMonth + 1));
  await fillHistory(database.db, stored, {
    days,
    userIds: users(learners),
    diligent: Math.min(learners, diligentAtMost),
  });
  const name = `${days.toLocaleString('en')} days, ${learners.toLocaleString('en')} learners`;
  return { days, learners, name, ctx: contextOn(database.db, stored) };
}

/** Milliseconds of each call; what slows the machine down for a while slows all sizes down alike. */
async function alternating(grounds: Ground[], { asked }: Turn): Promise<Map<Asked, Map<Ground, number[]>>> {
  const taken = new Map(asked.map((one) => [one, new Map<Ground, number[]>(grounds.map((ground) => [ground, []]))]));
  const began = performance.now();
  for (let round = -warmUps; round < rounds; round += 1) {
    if (round >= fewestRounds && performance.now() - began > turnMs) break;
    for (const ground of grounds) {
      const user = users(callers)[(round + warmUps) % callers] ?? '';
      for (const one of asked) {
        const [ms = Number.NaN] = await timed(1, () => call(ground.ctx, one, user));
        if (round >= 0) taken.get(one)?.get(ground)?.push(ms);
      }
    }
  }
  return taken;
}

/** What one indexed row costs to read, and to write with its own commit, without anything of ours. */
async function bare({ server, closing }: Bench): Promise<{ read: number; write: number }> {
  const sql = postgres(await server.create('commands_bare'), { max: 1 });
  closing(() => sql.end({ timeout: 5 }));
  await sql`create table bare (id int primary key, at timestamptz not null)`;
  const write = async (n: number) => sql`insert into bare values (${n}, now())`;
  const read = async (n: number) => sql`select * from bare where id = ${n}`;
  await timed(warmUps, (n) => write(-1 - n));
  const writes = await timed(rounds, write);
  await timed(warmUps, read);
  return { write: median(writes), read: median(await timed(rounds, read)) };
}
