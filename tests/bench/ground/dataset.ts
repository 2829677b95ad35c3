import { sql } from 'drizzle-orm';
import { keptOf } from '../../../src/commands/study/load-ledger.ts';
import type { Context } from '../../../src/context.ts';
import { addDays, type LocalDate, type Weekday } from '../../../src/core/calendar.ts';
import { slotOn } from '../../../src/core/schedule.ts';
import { readFolders } from '../../../src/curriculum/import/folder.ts';
import { hashOf } from '../../../src/curriculum/import/import.ts';
import { type Plan, planOf } from '../../../src/curriculum/plan.ts';
import { readCurriculum } from '../../../src/curriculum/read/read.ts';
import type { Db } from '../../../src/db/client.ts';
import { type Cohort, createCohort } from '../../../src/db/cohorts.ts';
import { renewKept } from '../../../src/db/learners/entries.ts';
import { addVersion, shipped } from '../../../src/db/plans/versions.ts';
import { quietContext } from '../../support/quiet-context.ts';

export const today: LocalDate = '2026-12-14';
export const now = new Date(`${today}T09:00:00Z`);
const everyDay: Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const daily = { zone: 'UTC', time: '08:00' as const, weekdays: everyDay };

export type StoredPlan = { versionId: number; plan: Plan };

/** Plans are read once in a run, whatever databases they are stored in. */
const readings = new Map<string, ReturnType<typeof readOnly>>();

async function readOnly(plans: string) {
  const [folder] = await readFolders(plans);
  if (folder === undefined) throw new Error(`no plan in ${plans}`);
  const { curriculum: model } = readCurriculum(folder.slug, folder.files);
  return { slug: folder.slug, hash: hashOf(folder.files), model };
}

/** Stores the plan of a folder as a start of the bot would. */
export async function storePlan(db: Db, plans: string): Promise<StoredPlan> {
  const reading = readings.get(plans) ?? readOnly(plans);
  readings.set(plans, reading);
  const { slug, hash, model } = await reading;
  const { id } = await addVersion(db, { owner: shipped, slug, hash, model, source: [] }, now);
  return { versionId: id, plan: planOf(model) };
}

export async function addCohort(
  db: Db,
  versionId: number,
  channelId: string,
  firstOn: LocalDate,
  guildId = 'g',
): Promise<Cohort> {
  const first = slotOn(daily, firstOn);
  const made = await createCohort(
    db,
    {
      guildId,
      channelId,
      versionId,
      startsOn: firstOn,
      firstDayKey: '1',
      createdBy: 'admin',
      nextPostAt: first.at,
      nextPostOn: first.on,
      ...daily,
    },
    now,
  );
  if (made.kind !== 'created') throw new Error('the channel is taken');
  return made.cohort;
}

export type History = {
  /** Dates behind everybody, each with its post; today's day, the one after them, is posted, and nobody has done it. */
  days: number;
  /** Their ids, in the order in which they joined. */
  userIds: readonly string[];
  /** So many of them, from the first on, have done every day; the others the last `recentDays` alone. */
  diligent: number;
  channelId?: string;
  guildId?: string;
};

/** What everybody has done at least. */
export const recentDays = 14;

export const users = (count: number): string[] => Array.from({ length: count }, (_, n) => String(1_000_000 + n));

/** A group that has gone through so many days of a plan, which must have one more at least. */
export async function fillHistory(db: Db, { versionId, plan }: StoredPlan, history: History): Promise<Cohort> {
  const { days, userIds, diligent, channelId = 'study', guildId } = history;
  const cohort = await addCohort(db, versionId, channelId, addDays(today, 1), guildId);
  const first = addDays(today, -days);
  const finished = plan.weeks
    .map(({ key, days: ofWeek }) => ({ key, last_day: Number(ofWeek.at(-1)?.key) }))
    .filter(({ last_day }) => last_day <= days);
  await filling(db, async (tx) => {
    const post = (fromDay: number, toDay: number) => sql`
    insert into posts (cohort_id, on_date, kind, day_key, version_id, channel_id, zone, slot_at, state, claimed_at, lease_until, message_id, posted_at)
    select ${cohort.id}, d, 'day', n::text, ${versionId}, ${channelId}, 'UTC', at, 'sent', at, at, 'm' || n, at
    from (select n, ${first}::date + (n - 1) as d, (${first}::date + (n - 1) + time '08:00') at time zone 'UTC' as at
      from generate_series(${fromDay}::int, ${toDay}::int) n) day`;
    await tx.execute(post(1, days));
    await tx.execute(sql`
    insert into learners (cohort_id, user_id, joined_at)
    select ${cohort.id}, id, ${first}::date
    from json_array_elements_text(${JSON.stringify(userIds)}::json) with ordinality as one(id, n) order by n`);
    await tx.execute(sql`
    create temporary table histories on commit drop as
    select id, user_id, case when n <= ${diligent} then 1 else greatest(1, ${days - recentDays + 1}::int) end as from_day
    from (select id, user_id, row_number() over (order by id) as n from learners where cohort_id = ${cohort.id}) l`);
    await tx.execute(sql`
    insert into completions (learner_id, day_key, on_date, late, logged_at)
    select h.id, n::text, ${first}::date + (n - 1), false, ${first}::date + (n - 1) + time '18:00'
    from histories h, generate_series(h.from_day, ${days}::int) n`);
    await keepPasts(tx, cohort, plan);
    await tx.execute(sql`
    insert into milestones (learner_id, key, cohort_id, reached_on)
    select h.id, 'week:' || week.key, ${cohort.id}, ${first}::date + (week.last_day - 1)
    from histories h, json_to_recordset(${JSON.stringify(finished)}::json) as week(key text, last_day int)
    where h.from_day = 1`);
    await tx.execute(post(days + 1, days + 1));
    await tx.execute(sql`update cohorts set last_day_key = ${String(days + 1)} where id = ${cohort.id}`);
  });
  await db.execute(sql`analyze`);
  return cohort;
}

/** What the bot would have kept of each ledger with yesterday's day: made for one of those who did the same, for all of them. */
async function keepPasts(tx: Db, cohort: Cohort, plan: Plan): Promise<void> {
  const at = new Date(`${addDays(today, -1)}T18:00:00Z`);
  const ones = await tx.execute<{ id: string; from_day: number }>(
    sql`select distinct on (from_day) id, from_day from histories order by from_day, id`,
  );
  for (const one of ones) {
    const id = Number(one.id);
    await renewKept(tx, [id], { versionId: cohort.versionId, now: at }, (ledger) =>
      keptOf({ cohort, plan }, ledger, at),
    );
    await tx.execute(sql`
    insert into streaks (learner_id, current, longest, freezes, through_on, past, days, ahead, days_of, seen_at, open_until)
    select h.id, s.current, s.longest, s.freezes, s.through_on, s.past, s.days, s.ahead, s.days_of, s.seen_at, s.open_until
    from histories h, streaks s where h.from_day = ${one.from_day} and s.learner_id = ${id} and h.id <> s.learner_id`);
  }
}

/** Writes many rows without checking each one's references. */
export async function filling(db: Db, fill: (tx: Db) => Promise<void>): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`set local statement_timeout = 0`);
    await fill(tx);
  });
}

export function contextOn(db: Db, { versionId, plan }: StoredPlan): Context {
  const quiet = quietContext(db, () => now);
  return {
    ...quiet,
    servers: { ...quiet.servers, memberOf: async () => undefined },
    curriculumOf: (id) =>
      id === versionId ? Promise.resolve(plan) : Promise.reject(new Error(`no curriculum version ${id}`)),
  };
}
