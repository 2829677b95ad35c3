import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import type { Cohort } from '../cohorts.ts';
import { cohorts, completions, curriculumVersions, learners, milestones, notes, notices, posts } from '../schema.ts';
import { isOfPlan } from './versions.ts';

/** The weeks and months of a plan with the keys of their days. */
type Units = readonly { key: string; days: readonly string[] }[];

/** A server's cohorts on any version of a plan, finished ones too since a plan may grow, oldest first. */
export async function followingCohorts(db: Db, guildId: string, owner: string, slug: string): Promise<Cohort[]> {
  return (await following(db, guildId, owner, slug)).map(({ cohort }) => cohort);
}

/**
 * As `followingCohorts`, and keeps each from being posted to or steered until the transaction ends. The lock lets learners
 * join meanwhile.
 */
export async function lockFollowingCohorts(db: Db, guildId: string, owner: string, slug: string): Promise<Cohort[]> {
  const rows = await following(db, guildId, owner, slug).for('no key update', { of: cohorts });
  return rows.map(({ cohort }) => cohort);
}

/** A cohort that follows an older reading of files that were read anew since, and the newest one. */
export type StaleReader = { cohortId: number; versionId: number; rereadId: number };

/** The cohorts whose plan was read again from the same files by a later reader, oldest first. */
export async function cohortsBehindReading(db: Db): Promise<StaleReader[]> {
  return db.execute<StaleReader>(sql`
    select c.id::int as "cohortId", old.id::double precision as "versionId", latest.id::double precision as "rereadId"
    from ${curriculumVersions} latest
      join ${curriculumVersions} old
        on old.owner = latest.owner and old.slug = latest.slug and old.hash = latest.hash and old.reader < latest.reader
      join ${cohorts} c on c.version_id = old.id and c.state <> 'ended'
    where not exists (select 1 from ${curriculumVersions} later where later.owner = latest.owner
      and later.slug = latest.slug and later.hash = latest.hash and later.reader > latest.reader)
    order by c.id`);
}

/** Holds a cohort, as `lockFollowingCohorts` does; undefined if it follows another version by now. */
export async function lockFollower(db: Db, cohortId: number, versionId: number): Promise<Cohort | undefined> {
  const isIt = and(eq(cohorts.id, cohortId), eq(cohorts.versionId, versionId), ne(cohorts.state, 'ended'));
  const [row] = await db.select().from(cohorts).where(isIt).for('no key update');
  return row;
}

function following(db: Db, guildId: string, owner: string, slug: string) {
  return db
    .select({ cohort: cohorts })
    .from(cohorts)
    .innerJoin(curriculumVersions, eq(curriculumVersions.id, cohorts.versionId))
    .where(and(eq(cohorts.guildId, guildId), ne(cohorts.state, 'ended'), isOfPlan(owner, slug)))
    .orderBy(asc(cohorts.id));
}

/** Brings a locked cohort to another version, with its pointer there, and counts its learners' milestones again. */
export async function moveCohort(
  db: Db,
  cohortId: number,
  to: { versionId: number; firstDayKey: string; lastDayKey: string | null },
  units: Units,
): Promise<void> {
  await db.update(cohorts).set(to).where(eq(cohorts.id, cohortId));
  await db.delete(notices).where(and(eq(notices.cohortId, cohortId), eq(notices.kind, 'reread')));
  // Whoever is logging a day right now comes first, so that the count sees it.
  await db
    .select({ id: learners.id })
    .from(learners)
    .where(eq(learners.cohortId, cohortId))
    .orderBy(learners.id)
    .for('no key update');
  await db.execute(sql`
    with reached as (${reachedNow(cohortId, units)}), unmarked as (
      delete from ${milestones} m where m.cohort_id = ${cohortId}
        and not exists (select 1 from reached r where r.learner_id = m.learner_id and r.key = m.key)
    )
    insert into ${milestones} (learner_id, key, cohort_id, reached_on)
    select learner_id, key, ${cohortId}::bigint, reached_on from reached
    on conflict (learner_id, key) do update set reached_on = excluded.reached_on`);
}

/** Who has completed every day of which week or month; it counts for the date of the day that was logged last. */
function reachedNow(cohortId: number, units: Units) {
  const days = JSON.stringify(
    units.flatMap(({ key, days: keys }) => keys.map((day, at) => ({ key, day, at, of: keys.length }))),
  );
  return sql`
    select l.id as learner_id, u.key, (array_agg(c.on_date order by c.logged_at desc, u.at desc))[1] as reached_on
    from ${learners} l
      join ${completions} c on c.learner_id = l.id
      join json_to_recordset(${days}::json) as u(key text, day text, at int, "of" int) on u.day = c.day_key
    where l.cohort_id = ${cohortId}
    group by l.id, u.key, u."of"
    having count(*) = u."of"`;
}

/** How many present learners have each milestone: as it is stored, and as these units would have it. */
export async function milestoneCounts(db: Db, cohortId: number, units: Units) {
  return db.execute<{ key: string; now: number; then: number }>(sql`
    with reached as (${reachedNow(cohortId, units)}), present as (
      select id from ${learners} where cohort_id = ${cohortId} and left_at is null
    ), stored as (
      select m.key, count(*)::int as n from ${milestones} m join present p on p.id = m.learner_id group by m.key
    ), counted as (
      select r.key, count(*)::int as n from reached r join present p on p.id = r.learner_id group by r.key
    )
    select key, coalesce(stored.n, 0) as now, coalesce(counted.n, 0) as then
    from stored full join counted using (key) order by key`);
}

/** How many completions learners of a cohort have of these days. */
export async function completionCount(db: Db, cohortId: number, dayKeys: string[]): Promise<number> {
  const theirs = db.select({ id: learners.id }).from(learners).where(eq(learners.cohortId, cohortId));
  return db.$count(completions, and(inArray(completions.learnerId, theirs), inArray(completions.dayKey, dayKeys)));
}

/** What a cohort would lose with these days: how many learners finished or wrote about one, and which were done, written about or posted. */
export async function touchedDays(db: Db, cohortId: number, dayKeys: string[]) {
  if (dayKeys.length === 0) return { people: 0, days: [] };
  const [row] = await db.execute<{ people: number; days: string[] }>(sql`
    with keys as (select jsonb_array_elements_text(${JSON.stringify(dayKeys)}::jsonb) as day_key), touched as (
      select l.id, c.day_key from ${completions} c join ${learners} l on l.id = c.learner_id
        where l.cohort_id = ${cohortId} and c.day_key in (select day_key from keys)
      union
      select l.id, n.day_key from ${notes} n join ${learners} l on l.id = n.learner_id
        where l.cohort_id = ${cohortId} and n.day_key in (select day_key from keys)
    ), days as (
      select day_key from touched
      union
      select p.day_key from ${posts} p
        where p.cohort_id = ${cohortId} and p.state = 'sent' and p.day_key in (select day_key from keys)
    )
    select (select count(distinct id)::int from touched) as people,
      (select coalesce(json_agg(day_key), '[]') from days) as days`);
  return row ?? { people: 0, days: [] };
}

/** The version by which a cohort was last sent a day; undefined if it never was. */
export async function versionOfDay(db: Db, cohortId: number, dayKey: string): Promise<number | undefined> {
  const [row] = await db
    .select({ versionId: posts.versionId })
    .from(posts)
    .where(and(eq(posts.cohortId, cohortId), eq(posts.dayKey, dayKey), ne(posts.state, 'skipped')))
    .orderBy(desc(posts.id))
    .limit(1);
  return row?.versionId;
}
