import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { type Db, openDatabase } from '../../../src/db/client.ts';
import { postDue } from '../../support/post-due.ts';
import { addCohort, contextOn, filling, now, storePlan, today } from '../ground/dataset.ts';
import { longPlan } from '../ground/long-plan.ts';
import { median } from '../measure.ts';
import type { Bench, Part } from '../part.ts';
import { atMost, type Row, ratioAtMost } from '../table.ts';

const many = 100_000;
const runs = 50;

type Seen = { query: string; params: unknown[] };
type Explained = { 'QUERY PLAN': { 'Planning Time': number; 'Execution Time': number }[] };

/** One minute's tick with nothing due: what the server itself says it spent, planning included. */
export const tick: Part = {
  name: 'tick',
  says: 'what the server says it spent on the statements of a tick, planning included',
  async run(bench) {
    const few = await groundFor(bench, 1);
    const crowd = await groundFor(bench, many);
    const spent = { few: [] as number[], crowd: [] as number[], bare: [] as number[] };
    for (let n = 0; n < runs; n += 1) {
      spent.few.push(await few.tick());
      spent.crowd.push(await crowd.tick());
      spent.bare.push(await crowd.bare());
    }
    const row = (cohorts: string, ours: number, rest: Pick<Row, 'ceiling' | 'ceilingIs' | 'bar'>): Row => {
      return { name: `a tick with nothing due: ${cohorts}`, ours, unit: 'ms of database', ...rest };
    };
    const [one, all] = [median(spent.few), median(spent.crowd)];
    const crowded = `${many.toLocaleString('en')} cohorts`;
    return [
      row('1 cohort', one, { ceiling: median(spent.bare), ceilingIs: 'one indexed query', bar: null }),
      row(crowded, all, { ceiling: one, ceilingIs: '1 cohort', bar: ratioAtMost(1.25) }),
      row(`${crowded}, ${crowd.statements} statements`, all, {
        ceiling: median(spent.bare),
        ceilingIs: 'one indexed query',
        bar: atMost(1),
      }),
    ];
  },
};

/** Cohorts that have had their post today, the next one tomorrow, and what a tick asks there. */
async function groundFor(bench: Bench, cohorts: number) {
  const { server, closing } = bench;
  const url = await server.create(`tick_${cohorts}`);
  const database = openDatabase(url);
  closing(database.close);
  const client = postgres(url, { max: 2 });
  closing(() => client.end({ timeout: 5 }));
  const stored = await storePlan(database.db, await longPlan(bench, 1));
  await addCohort(database.db, stored.versionId, 'c0', '2027-01-01');
  await filling(database.db, async (tx) => {
    await tx.execute(sql`
    insert into cohorts (guild_id, channel_id, version_id, zone, post_time, weekdays, starts_on, first_day_key, last_day_key,
      next_post_at, next_post_on, created_by, created_at)
    select 'g' || n % 20000, 'c' || n, ${stored.versionId}, 'UTC', '08:00', '{1,2,3,4,5}', ${today}, '1', '9',
      ${now.toISOString()}::timestamptz + n * interval '0.8 second' + interval '1 minute', ${today}::date + 1, 'admin', now()
    from generate_series(1, ${cohorts - 1}::int) n`);
    await tx.execute(sql`
    insert into posts (cohort_id, on_date, kind, day_key, version_id, channel_id, zone, slot_at, state, claimed_at, lease_until, message_id, posted_at)
    select id, ${today}, 'day', '9', version_id, channel_id, zone, created_at, 'sent', created_at, created_at, 'm', created_at from cohorts`);
  });
  await database.db.execute(sql`analyze`);

  const asked: Seen[] = [];
  const db = drizzle(client, { logger: { logQuery: (query, params) => void asked.push({ query, params }) } }) as Db;
  const sender = {
    send: never,
    findPost: never,
    ownPosts: never,
    edit: never,
    remove: never,
    openThread: never,
    publish: never,
    direct: never,
  };
  await postDue(contextOn(db, stored), sender);
  return {
    statements: asked.length,
    async tick() {
      let sum = 0;
      for (const { query, params } of asked) sum += await explained(client, query, params);
      return sum;
    },
    bare: () =>
      explained(client, "select 1 from cohorts where state = 'running' and next_post_at <= $1 limit 50", [now]),
  };
}

async function explained(client: postgres.Sql, query: string, params: unknown[]): Promise<number> {
  const values = params.map((param) => (param instanceof Date ? param.toISOString() : param)) as string[];
  const [row] = await client.unsafe<Explained[]>(`explain (analyze, format json) ${query}`, values);
  const plan = row?.['QUERY PLAN'][0];
  if (plan === undefined) throw new Error('no plan');
  return plan['Planning Time'] + plan['Execution Time'];
}

function never(): never {
  throw new Error('nothing is due');
}
