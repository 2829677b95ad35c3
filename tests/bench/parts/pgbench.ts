import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { ownPlace } from '../../../src/core/own-place.ts';
import { openDatabase } from '../../../src/db/client.ts';
import { type Asked, call, lastInteraction } from '../ground/calls.ts';
import { contextOn, fillHistory, storePlan, users } from '../ground/dataset.ts';
import { daysInMonth, longPlan } from '../ground/long-plan.ts';
import { median, together } from '../measure.ts';
import type { Bench, Part } from '../part.ts';
import { pgbenchScript, recordStatements, type Script, type Statement } from '../statements.ts';
import { atMost, ratioAtLeast } from '../table.ts';

const execute = promisify(execFile);
const asked: Asked = { name: '/done', says: '✅ **Day' };
const days = 348;
const atOnce = 10;
const each = 50;
const rounds = 4;
/** A bot runs for weeks: what V8 makes of its code in the first thousand is not what one of them takes. */
const warmUps = 1000;
const recorded = 2;
const learners = recorded + warmUps + 2 * rounds * atOnce * each;

/**
 * `/done` ten at once, against pgbench with the statements that one `/done` asks: in the same transaction, prepared, on the
 * same server, by turns. Whoever does it has done every day for a year.
 */
export const pgbench: Part = {
  name: 'pgbench',
  says: 'ten calls of the handler at once in one process, and ten clients of pgbench, by turns',
  async run(bench) {
    const program = await findProgram();
    const url = await bench.server.create('pgbench');
    const database = openDatabase(url, { max: atOnce });
    bench.closing(database.close);
    const stored = await storePlan(database.db, await longPlan(bench, days / daysInMonth + 1));
    const userIds = users(learners);
    await fillHistory(database.db, stored, { days, userIds, diligent: learners });
    const ctx = contextOn(database.db, stored);
    const { statements, script } = await record(bench, url, stored, userIds);
    bench.progress(`${learners} histories are written, ${statements} statements recorded`);

    let next = recorded;
    const run = (times: number) => {
      const first = next;
      next += times;
      return together(atOnce, times, (n) => call(ctx, asked, userIds[first + n] ?? ''));
    };
    await run(warmUps);
    const idle = await together(1, 1, () => new Promise((resolve) => setTimeout(resolve, 1000)));
    const times = atOnce * each;
    const ours = { perSecond: [] as number[], cpuMs: [] as number[] };
    const theirs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { ms, cpuMs } = await run(times);
      ours.perSecond.push((times * 1000) / ms);
      ours.cpuMs.push((cpuMs - (idle.cpuMs / idle.ms) * ms) / times);
      theirs.push(await replay(bench, program, url, script, next));
      next += times;
    }
    const bare = await bareCpu(bench, url);
    return [
      {
        name: `/done, ${atOnce} at once, ${days} days`,
        ours: median(ours.perSecond),
        unit: 'a second',
        ceiling: median(theirs),
        ceilingIs: 'pgbench, the same statements',
        bar: ratioAtLeast(0.6),
      },
      {
        name: `own CPU of one /done, ${days} days`,
        ours: median(ours.cpuMs),
        unit: 'ms',
        ceiling: bare,
        ceilingIs: 'begin, one insert, commit',
        bar: atMost(1.2),
      },
      {
        name: 'statements of one /done',
        ours: statements,
        unit: '',
        ceiling: 4,
        ceilingIs: 'allowed besides begin and commit',
        bar: atMost(4),
      },
    ];
  },
};

async function findProgram(): Promise<string> {
  const home = '/usr/lib/postgresql';
  const versions = await readdir(home).catch(() => []);
  const folders = [process.env['PG_BIN'], ...versions.toReversed().map((version) => join(home, version, 'bin'))];
  for (const program of [
    ...folders.flatMap((folder) => (folder === undefined ? [] : [join(folder, 'pgbench')])),
    'pgbench',
  ]) {
    const works = await execute(program, ['--version']).then(
      () => true,
      () => false,
    );
    if (works) return program;
  }
  throw new Error('pgbench is not installed here (Debian: postgresql); PG_BIN names the folder of its programs');
}

/** What one `/done` asks, as a script: that of the first learner, compared with the second’s. */
async function record(bench: Bench, url: string, stored: Parameters<typeof contextOn>[1], userIds: string[]) {
  const line = await recordStatements(url);
  bench.closing(line.close);
  // Not prepared, each statement comes with its text.
  const database = openDatabase(line.url, { max: 1, preparing: 'off' });
  const ctx = contextOn(database.db, stored);
  const sql = postgres(url, { max: 1 });
  const doneBy = async (userId: string) => {
    const [row] = await sql<{ id: string }[]>`select id from learners where user_id = ${userId}`;
    line.take();
    await call(ctx, asked, userId);
    return { statements: line.take(), learner: row?.id ?? '', user: userId, interaction: lastInteraction() };
  };
  try {
    // The first question of a session is about itself.
    await database.db.execute('select 1');
    const one = await doneBy(userIds[0] ?? '');
    const other = await doneBy(userIds[1] ?? '');
    const varying = {
      ':learner': [one.learner, other.learner] as const,
      ':person': [one.user, other.user] as const,
      [`'${ownPlace('')}' || :person::text`]: [ownPlace(one.user), ownPlace(other.user)] as const,
      ':interaction': [one.interaction, other.interaction] as const,
    };
    const { text, constants } = pgbenchScript(one.statements, other.statements, varying);
    const header = [
      // A client of pgbench’s keeps its variables from one transaction to the next.
      '\\set turn :turn + 1',
      `\\set at :first + :client_id * ${each} + :turn`,
      `\\set learner ${Number(one.learner)} + :at`,
      `\\set person ${Number(one.user)} + :at`,
      '\\set interaction 500000000000 + :at',
    ];
    const script = { text: `${header.join('\n')}\n${text}`, constants };
    return { statements: one.statements.filter(isWork).length, script };
  } finally {
    await sql.end({ timeout: 5 });
    await database.close();
    line.close();
  }
}

function isWork({ text }: Statement): boolean {
  return !/^(begin|commit)\b/.test(text);
}

/** Transactions a second, once all are connected; `first` is the first of the learners who have not done the day. */
async function replay({ folder }: Bench, program: string, url: string, script: Script, first: number): Promise<number> {
  const file = join(folder, 'done.sql');
  await writeFile(file, script.text);
  const values = Object.entries({ ...script.constants, first: String(first), turn: '-1' });
  const defined = values.flatMap(([name, value]) => ['-D', `${name}=${value}`]);
  const options = ['-n', '-M', 'prepared', '-c', String(atOnce), '-j', '1', '-t', String(each)];
  const { stdout } = await execute(program, [...options, ...defined, '-f', file, url]);
  const perSecond = Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1]);
  const through = stdout.includes(`: ${atOnce * each}/${atOnce * each}\n`);
  if (!through || Number.isNaN(perSecond)) throw new Error(`pgbench did not come to its end: ${stdout}`);
  return perSecond;
}

/** Milliseconds of processor that the driver alone needs to write one row. */
async function bareCpu({ closing }: Bench, url: string): Promise<number> {
  const sql = postgres(url, { max: atOnce });
  closing(() => sql.end({ timeout: 5 }));
  await sql`create table bare (id int primary key, at timestamptz not null)`;
  let id = 0;
  const insert = () =>
    sql.begin(async (tx) => {
      id += 1;
      await tx`insert into bare values (${id}, now())`;
    });
  await together(atOnce, warmUps, insert);
  const { cpuMs } = await together(atOnce, atOnce * each, insert);
  return cpuMs / (atOnce * each);
}
