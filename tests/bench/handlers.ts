import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { AnyHandler, Command } from '../../src/commands/command.ts';
import { done } from '../../src/commands/study/done.ts';
import { streak } from '../../src/commands/study/streak.ts';
import { week } from '../../src/commands/study/week.ts';
import type { Context } from '../../src/context.ts';
import { type Db, openDatabase } from '../../src/db/client.ts';
import { loadLedger } from '../../src/db/learners/ledger.ts';
import { wordsFor } from '../../src/messages/words/words.ts';
import { contextOn, diligent, fillYear, type StoredPlan, storePlan } from './dataset.ts';
import { atRate, median, p99, type Row, timed } from './measure.ts';
import type { Server } from './postgres.ts';

const perSecond = 50;
const budget = { doneMs: 50, doneStatements: 4, viewMs: 15 };

/** `/done` at 50 a second, `/week` and `/streak`, in a cohort of 10,000 with a year behind it. */
export async function benchHandlers(server: Server, plans: string): Promise<Row[]> {
  const url = await server.create('handlers');
  const database = openDatabase(url);
  const bare = postgres(url, { max: 8 });
  try {
    const stored = await storePlan(database.db, plans);
    const cohort = await fillYear(database.db, stored);
    const ctx = contextOn(database.db, stored);
    const run = (command: Command, n: number, on: Context = ctx) => call(command, `u${n}`, on);

    const [learner] = await bare<{ id: number }[]>`
      select id::int as id from learners where cohort_id = ${cohort.id} and user_id = ${`u${diligent}`}`;
    const learnerId = learner?.id ?? 0;
    await timed(20, () => run(week, diligent));
    const ledger = await timed(200, () => loadLedger(database.db, learnerId));
    const weeks = await timed(200, () => run(week, diligent));
    const streaks = await timed(200, () => run(streak, diligent));

    await bare`create table bare (id int primary key, at timestamptz not null)`;
    await timed(50, (n) => bare`insert into bare values (${-n - 1}, now())`);
    const statements = await countStatements(url, stored, (on) => run(done, diligent, on));
    await timed(20, (n) => run(done, diligent - 1 - n));
    const calls = diligent / 2;
    const inserts = await atRate(perSecond, calls, (n) =>
      bare.begin(async (tx) => {
        await tx`insert into bare values (${n}, now())`;
      }),
    );
    const dones = await atRate(perSecond, calls, (n) => run(done, n + 1));

    const view = (what: string, taken: number[]): Row => ({
      what,
      median: median(taken),
      p99: p99(taken),
      unit: 'ms',
      ceiling: median(ledger),
      ceilingIs: 'reading the ledger alone',
      budget: `≤ ${budget.viewMs} ms`,
      ok: median(taken) <= budget.viewMs,
    });
    return [
      {
        what: `/done at ${perSecond} a second`,
        median: median(dones),
        p99: p99(dones),
        unit: 'ms',
        ceiling: median(inserts),
        ceilingIs: `begin, one insert, commit; p99 ${p99(inserts).toFixed(1)}`,
        budget: `p99 ≤ ${budget.doneMs} ms`,
        ok: p99(dones) <= budget.doneMs,
      },
      {
        what: 'statements of one /done',
        median: statements,
        unit: '',
        ceiling: budget.doneStatements,
        ceilingIs: 'allowed',
        budget: `≤ ${budget.doneStatements} besides begin, commit`,
        ok: statements <= budget.doneStatements,
      },
      view('/week, a year, cohort of 10,000', weeks),
      view('/streak, a year, cohort of 10,000', streaks),
    ];
  } finally {
    await bare.end({ timeout: 5 });
    await database.close();
  }
}

let serial = 0;

async function call(command: Command, userId: string, ctx: Context): Promise<void> {
  const handler: AnyHandler | undefined = command.runs[''];
  serial += 1;
  const answer = await handler?.run(
    {
      interactionId: `i${serial}`,
      guildId: 'g',
      channelId: 'study',
      parentId: null,
      userId,
      displayName: userId,
      roles: [],
      locale: 'en-GB',
      words: wordsFor('en-GB'),
      request: '/bench',
      permissions: 0n,
      appPermissions: 0n,
      write: { open: async () => {}, passed: () => {} },
      input: {},
    },
    ctx,
  );
  const text = JSON.stringify(answer);
  if (answer === undefined || /nothing is set up/i.test(text)) throw new Error(`not what was measured: ${text}`);
}

/** What reaches the server, begin and commit aside. */
async function countStatements(url: string, stored: StoredPlan, run: (ctx: Context) => Promise<void>): Promise<number> {
  const seen: string[] = [];
  // The first query of a connection is preceded by one of the driver's about types.
  const client = postgres(url, { max: 1, fetch_types: false, debug: (_, query) => void seen.push(query) });
  try {
    await client`select 1`;
    seen.length = 0;
    await run(contextOn(drizzle(client) as Db, stored));
    return seen.filter((query) => !/^\s*(begin|commit)\b/i.test(query)).length;
  } finally {
    await client.end({ timeout: 5 });
  }
}
