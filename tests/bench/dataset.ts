import { sql } from 'drizzle-orm';
import type { Context } from '../../src/context.ts';
import { addDays, type LocalDate, type Weekday } from '../../src/core/calendar.ts';
import { slotOn } from '../../src/core/schedule.ts';
import { readFolders } from '../../src/curriculum/import/folder.ts';
import { hashOf } from '../../src/curriculum/import/import.ts';
import { daysOf, type Plan, planOf } from '../../src/curriculum/plan.ts';
import { readCurriculum } from '../../src/curriculum/read/read.ts';
import type { Db } from '../../src/db/client.ts';
import { type Cohort, createCohort } from '../../src/db/cohorts.ts';
import { addVersion, shipped } from '../../src/db/plans/versions.ts';
import { quietContext } from '../support/quiet-context.ts';

export const today: LocalDate = '2026-12-14';
export const now = new Date(`${today}T09:00:00Z`);
/** Learners who have done every day but today's. */
export const diligent = 1000;
const everyDay: Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const daily = { zone: 'UTC', time: '08:00' as const, weekdays: everyDay };

export type StoredPlan = { versionId: number; plan: Plan };

/** Stores the long plan as a start of the bot would. */
export async function storePlan(db: Db, plans: string): Promise<StoredPlan> {
  const [folder] = await readFolders(plans);
  if (folder === undefined) throw new Error(`no plan in ${plans}`);
  const { curriculum: model } = readCurriculum(folder.slug, folder.files);
  const hash = hashOf(folder.files);
  const { id } = await addVersion(db, { owner: shipped, slug: folder.slug, hash, model, source: [] }, now);
  return { versionId: id, plan: planOf(model) };
}

export async function addCohort(db: Db, versionId: number, channelId: string, firstOn: LocalDate): Promise<Cohort> {
  const first = slotOn(daily, firstOn);
  const made = await createCohort(
    db,
    {
      guildId: 'g',
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

/** A cohort of 10,000 in channel `study` that has gone through the whole plan; learners `u1` … `u1000` have done it all but today's day. */
export async function fillYear(db: Db, { versionId, plan }: StoredPlan): Promise<Cohort> {
  const days = daysOf(plan).length;
  const cohort = await addCohort(db, versionId, 'study', addDays(today, 1));
  const first = addDays(today, 1 - days);
  await filling(db, async (tx) => {
    await tx.execute(sql`
    insert into posts (cohort_id, on_date, kind, day_key, version_id, channel_id, zone, slot_at, state, claimed_at, lease_until, message_id, posted_at)
    select ${cohort.id}, d, 'day', n::text, ${versionId}, 'study', 'UTC', at, 'sent', at, at, 'm' || n, at
    from (select n, ${first}::date + (n - 1) as d, (${first}::date + (n - 1) + time '08:00') at time zone 'UTC' as at
      from generate_series(1, ${days}::int) n) day`);
    await tx.execute(sql`update cohorts set last_day_key = ${String(days)} where id = ${cohort.id}`);
    await tx.execute(sql`
    insert into learners (cohort_id, user_id, joined_at)
    select ${cohort.id}, 'u' || n, ${first}::date from generate_series(1, 10000) n`);
    await tx.execute(sql`
    insert into completions (learner_id, day_key, on_date, late, logged_at)
    select l.id, n::text, ${first}::date + (n - 1), false, ${first}::date + (n - 1) + time '18:00'
    from (select id from learners order by id limit ${diligent}) l, generate_series(1, ${days}::int - 1) n`);
    // As the bot would have left it after yesterday's day: settled up to four days ago.
    const settled = days - 4;
    await tx.execute(sql`
    insert into streaks (learner_id, current, longest, freezes, through_on)
    select id, ${settled}::int, ${settled}::int, 2, ${first}::date + ${settled - 1}::int
    from (select id from learners order by id limit ${diligent}) l`);
    await tx.execute(sql`
    insert into milestones (learner_id, key, cohort_id, reached_on)
    select l.id, 'week:' || week.key, ${cohort.id}, ${today}
    from learners l, json_array_elements_text(${JSON.stringify(plan.weeks.map(({ key }) => key))}::json) as week(key)`);
  });
  await db.execute(sql`analyze`);
  return cohort;
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
