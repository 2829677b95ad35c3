import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import type { Context } from '../../../src/context.ts';
import { limitedTo, openDatabase } from '../../../src/db/client.ts';
import { type Asking, askedBy, growing, leftOut, turnsOfRest } from '../ground/asked.ts';
import { type Asked, call } from '../ground/calls.ts';
import { contextOn, fillHistory, filling, recentDays, storePlan, users } from '../ground/dataset.ts';
import { daysInMonth, longPlan } from '../ground/long-plan.ts';
import { median, timed } from '../measure.ts';
import type { Bench, Part } from '../part.ts';
import { holds, type Row, ratioAtMost } from '../table.ts';

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
/** Of all that is no command of every day. */
const restRounds = 30;
const tooLittleMs = 0.3;

type Size = { days: number; learners: number };
type Ground = Size & { name: string; ctx: Context; noteOf: ReadonlyMap<string, number>; cohort: number };

type Turn = {
  floor: 'read' | 'write';
  asked: readonly Asked[];
  /** A large group is counted anew, as for whoever asks first within a minute. */
  first?: true;
};

/** What is asked in turn, so that each can be asked again: what `/done` does, `/undo` takes back. */
const turns: readonly Turn[] = [
  {
    floor: 'write',
    asked: [
      { name: '/done', says: '✅ **Day' },
      { name: '/undo', says: '↩️ Day' },
    ],
  },
  ...turnsOf('write', { name: '/note', input: { text: 'What I saw today.' }, says: '📝 Note on' }),
  ...turnsOf(
    'read',
    { name: '/today', says: '📘 Day' },
    { name: '/streak', says: '🔥 **' },
    { name: '/week', says: '🗓️ Week' },
    { name: '/month', says: '🗓️ **Month' },
    { name: '/board', says: '🏆 **' },
    { name: '/board by:week', input: { by: 'week' }, says: '🏆 **' },
    { name: '/board by:streak', input: { by: 'streak' }, says: '🏆 **' },
    { name: '/cohort status', says: '📋 ' },
  ),
];

/** What is counted once a minute in a group of thousands. */
const firsts: readonly Turn[] = turns
  .filter(({ asked: [one] }) => /^\/(week|month|board|cohort)/.test(one?.name ?? ''))
  .map((turn) => ({ ...turn, first: true }));

function turnsOf(floor: Turn['floor'], ...asked: Asked[]): Turn[] {
  return asked.map((one) => ({ floor, asked: [one] }));
}

/**
 * Each command by the days behind a learner and the people in the group. Days are measured against the shortest history
 * in a group of the same size, people against the smallest group with the same history; calls of all sizes alternate.
 * All else that can be asked for has one line: the longest history in the largest group against the shortest in the smallest.
 */
export const commands: Part = {
  name: 'commands',
  says:
    'each command’s handler, on a database for each size, by turns; medians. In a group of thousands ' +
    `${diligentAtMost} have done every day, the others the last ${recentDays}. Its counts and the places of others are told ` +
    `again for a minute. Not measured: ${list(leftOut)}. Without a bar: ${list(growing)}`,
  async run(bench) {
    const grounds: Ground[] = [];
    for (const learners of groups) {
      for (const days of histories) grounds.push(await groundFor(bench, { days, learners }));
      bench.progress(`histories of ${learners} learners are written`);
    }
    const floors = await bare(bench);
    const rows: Row[] = [];
    for (const turn of turns) {
      for (const [one, medians] of await alternating(grounds, () => turn.asked)) {
        rows.push(...grounds.map((ground) => rowOf(one, ground, grounds, medians, floors[turn.floor])));
      }
    }
    bench.progress('the commands of every day are through');
    const extremes = grounds.filter(({ days }) => days !== histories[1]);
    for (const { asked } of firsts) {
      for (const [one, medians] of await alternating(extremes, () => asked, { isFirst: true, atMost: fewestRounds }))
        rows.push(
          lineOf(`${one}: the first within a minute`, extremes, medians, 'a group of thousands is counted anew'),
        );
    }
    rows.push(...(await restOf(bench, extremes)));
    return rows;
  },
};

/** All else, a line each; what a command suggests is one. */
async function restOf(bench: Bench, grounds: Ground[]): Promise<Row[]> {
  const sums = new Map<string, Map<Ground, number>>();
  for (const turn of turnsOfRest()) {
    const measured = await alternating(grounds, (by) => turn.map((name) => askedBy(name, by)), { atMost: restRounds });
    for (const [name, medians] of measured) {
      const [, suggesting] = /^suggest (\/\S+)/.exec(name) ?? [];
      const line = suggesting === undefined ? name : `what ${suggesting} suggests`;
      const before = sums.get(line);
      sums.set(line, new Map(grounds.map((one) => [one, (before?.get(one) ?? 0) + (medians.get(one) ?? Number.NaN)])));
    }
  }
  bench.progress('all else is through');
  return [...sums].flatMap(([name, medians]) => {
    const row = lineOf(name, grounds, medians, growing[name]);
    // Which growth it is that is over.
    const told = holds(row)
      ? []
      : grounds.slice(1, -1).map((one) => lineOf(name, [grounds[0] ?? one, one], medians, ''));
    return [row, ...told];
  });
}

/** The last of some sizes beside the first; `why` is there where that has no bar. */
function lineOf(name: string, grounds: Ground[], medians: Map<Ground, number>, why: string | undefined): Row {
  const [least, most] = [grounds[0], grounds.at(-1)];
  const of = (one: Ground | undefined) => (one && medians.get(one)) ?? Number.NaN;
  return {
    name: `${name}: ${most?.name}`,
    ours: of(most),
    unit: 'ms',
    ceiling: of(least),
    ceilingIs: [least?.name ?? '', why ?? ''].filter((part) => part !== '').join('; '),
    // What takes next to nothing has no ratio to speak of.
    bar: why === undefined && of(most) > tooLittleMs ? ratioAtMost(1.25) : null,
  };
}

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

function list(reasons: Record<string, string>): string {
  const told = [...new Set(Object.values(reasons))].map((why) => {
    const names = Object.keys(reasons).filter((name) => reasons[name] === why);
    return `${names.join(', ')} (${why})`;
  });
  return told.join('; ');
}

async function groundFor(bench: Bench, { days, learners }: Size): Promise<Ground> {
  const database = openDatabase(await bench.server.create(`commands_${days}_${learners}`), { max: 2 });
  bench.closing(database.close);
  const { db } = database;
  // As long a plan for all: it is what they did that grows.
  const stored = await storePlan(db, await longPlan(bench, Math.max(...histories) / daysInMonth + 1));
  const diligent = Math.min(learners, diligentAtMost);
  const cohort = await fillHistory(db, stored, { days, userIds: users(learners), diligent });
  // Who asks has written about every day; of the second one all who were there share a note.
  await filling(db, async (tx) => {
    await tx.execute(sql`
      insert into notes (learner_id, day_key, text, audience, interaction_id, created_at)
      select l.id, n::text, 'What I saw on day ' || n, case when n = 2 then 'cohort' else 'me' end, l.user_id || '-' || n, now()
      from learners l, generate_series(1, ${days}::int) n
      where n = 2 and l.user_id < ${users(diligent + 1).at(-1)} or l.user_id < ${users(callers + 1).at(-1)}`);
  });
  const noted = await db.execute<{ user: string; note: string }>(sql`
    select l.user_id as user, max(n.id) as note from notes n join learners l on l.id = n.learner_id group by l.user_id`);
  await db.execute(sql`analyze notes`);
  return {
    ...{ days, learners, cohort: cohort.id, ctx: contextOn(db, stored) },
    name: `${days.toLocaleString('en')} days, ${learners.toLocaleString('en')} learners`,
    noteOf: new Map(noted.map(({ user, note }) => [user, Number(note)])),
  };
}

/** The median of each in milliseconds; what slows the machine down for a while slows all sizes down alike. */
async function alternating(
  grounds: Ground[],
  askedBy: (by: Asking) => readonly Asked[],
  { atMost = rounds, isFirst = false } = {},
): Promise<Map<string, Map<Ground, number>>> {
  const taken = new Map<string, Map<Ground, number[]>>();
  const began = performance.now();
  for (let round = -warmUps; round < atMost; round += 1) {
    if (round >= fewestRounds && performance.now() - began > turnMs) break;
    const user = users(callers)[(round + warmUps) % callers] ?? '';
    // Each size comes first as often as the others: what it leaves behind, the next one finds.
    const turned = grounds.map((_, n) => grounds[(n + round + warmUps) % grounds.length] as Ground);
    for (const ground of turned) {
      const { ctx, cohort, noteOf } = ground;
      const there = isFirst ? { ...ctx, db: limitedTo(ctx.db, 60_000) } : ctx;
      for (const one of askedBy({ user, cohort, note: noteOf.get(user) ?? 0 })) {
        const [ms = Number.NaN] = await timed(1, () => call(there, one, user));
        const of = taken.get(one.name) ?? new Map<Ground, number[]>(grounds.map((each) => [each, []]));
        taken.set(one.name, of);
        if (round >= 0) of.get(ground)?.push(ms);
      }
    }
  }
  return new Map(
    [...taken].map(([name, of]) => [name, new Map([...of].map(([ground, times]) => [ground, median(times)]))]),
  );
}

/** What one indexed row costs to read, and to write with its own commit, without anything of ours. */
async function bare({ server, closing }: Bench): Promise<{ read: number; write: number }> {
  const bare = postgres(await server.create('commands_bare'), { max: 1 });
  closing(() => bare.end({ timeout: 5 }));
  await bare`create table bare (id int primary key, at timestamptz not null)`;
  const write = async (n: number) => bare`insert into bare values (${n}, now())`;
  const read = async (n: number) => bare`select * from bare where id = ${n}`;
  await timed(warmUps, (n) => write(-1 - n));
  const writes = await timed(rounds, write);
  await timed(warmUps, read);
  return { write: median(writes), read: median(await timed(rounds, read)) };
}
