import { and, asc, eq, like, type SQL, sql } from 'drizzle-orm';
import type { LocalDate, Weekday, ZoneName } from '../../core/calendar.ts';
import type { Completion, Ledger, LedgerPart, Pace, Posted, Span } from '../../core/ledger.ts';
import type { Reached } from '../../core/milestones.ts';
import type { StreakCache } from '../../core/streak/streak.ts';
import type { Db } from '../client.ts';
import { type Beside, besides } from '../handled.ts';
import {
  cohortPauses,
  cohorts,
  completions,
  isPresent,
  learnerPaces,
  learnerPauses,
  learnerSettings,
  learners,
  milestones,
  posts,
  streaks,
} from '../schema.ts';

type SpanRow = [string, string | null];
type PostedRow = [LocalDate, string, ZoneName, string, due: boolean];
type CompletionRow = [string, LocalDate, boolean, string];
type PartRow = {
  joined_at: string;
  pauses: SpanRow[] | null;
  cohort_pauses: SpanRow[] | null;
  posts: PostedRow[] | null;
  completions: CompletionRow[] | null;
};
type LedgerRow = PartRow & {
  zone: ZoneName;
  settings: { from: LocalDate; zone: ZoneName | null; rest: Weekday[] }[] | null;
  paces: Pace[] | null;
  earlier: PartRow[] | null;
  current: number | null;
  longest: number | null;
  freezes: number | null;
  through_on: LocalDate | null;
};

/** A ledger as it is stored, with the fold up to where nothing can change any more. */
export type StoredLedger = Ledger & { cache: StreakCache };

/**
 * As `findLedger`, for a learner who is locked and can therefore not be gone. Call it after `joinAndLockLearner` when something
 * will be written from what it says. Throws if there is no such learner.
 */
export async function loadLedger(db: Db, learnerId: number): Promise<StoredLedger> {
  const ledger = await findLedger(db, learnerId);
  if (ledger === undefined) throw new Error(`no learner ${learnerId}`);
  return ledger;
}

/**
 * Everything a learner's streak and progress are computed from, in one statement. Undefined for somebody who has deleted
 * all of it, perhaps a moment ago.
 */
export async function findLedger(db: Db, learnerId: number): Promise<StoredLedger | undefined> {
  const [row] = await db.execute<LedgerRow>(sql`
    select l.joined_at, c.zone, s.current, s.longest, s.freezes, s.through_on,
      (select json_agg(json_build_object('from', h.from_on, 'zone', h.zone, 'rest', h.rest_days) order by h.from_on)
        from ${learnerSettings} h where h.learner_id = l.id) as settings,
      (select json_agg(
          json_build_object('from', p.from_on, 'kind', p.kind, 'dayKey', p.day_key, 'weekdays', p.weekdays) order by p.from_on)
        from ${learnerPaces} p where p.learner_id = l.id) as paces,
      (select json_agg(json_build_array(p.from_at, p.until_at) order by p.from_at)
        from ${learnerPauses} p where p.learner_id = l.id) as pauses,
      ${cohortPausesIn(sql`c.id`)} as cohort_pauses, ${postsIn(sql`c.id`)} as posts,
      ${completionsIn(sql`l.id`)} as completions,
      case when c.earlier <> '{}' then (
        select json_agg(json_build_object(
          'joined_at', e.joined_at,
          -- Who had left and joins what follows was away up to then.
          'pauses', (select json_agg(json_build_array(p.from_at, least(p.until_at, l.joined_at)) order by p.from_at)
            from ${learnerPauses} p where p.learner_id = e.id and p.from_at < l.joined_at),
          'cohort_pauses', ${cohortPausesIn(sql`e.cohort_id`)}, 'posts', ${postsIn(sql`e.cohort_id`)},
          'completions', ${completionsIn(sql`e.id`)}) order by e.cohort_id)
        from ${learners} e where e.user_id = l.user_id and e.cohort_id = any(c.earlier)) end as earlier
    from ${learners} l join ${cohorts} c on c.id = l.cohort_id left join ${streaks} s on s.learner_id = l.id
    where l.id = ${learnerId}`);
  if (row === undefined) return undefined;
  return {
    ...partOf(row),
    zone: row.zone,
    settings: (row.settings ?? []).map(({ from, zone, rest }) => ({ from, zone, restDays: rest })),
    paces: row.paces ?? [],
    ...(row.earlier === null ? {} : { earlier: row.earlier.map(partOf) }),
    cache: {
      state: { run: row.current ?? 0, freezes: row.freezes ?? 0, longest: row.longest ?? 0 },
      through: row.through_on,
    },
  };
}

const cohortPausesIn = (cohortId: SQL) => sql`(
  select json_agg(json_build_array(p.from_at, p.until_at) order by p.from_at)
  from ${cohortPauses} p where p.cohort_id = ${cohortId})`;
const postsIn = (cohortId: SQL) => sql`(
  select json_agg(json_build_array(p.on_date, p.posted_at, p.zone, p.day_key, p.due) order by p.on_date)
  from ${posts} p where p.cohort_id = ${cohortId} and p.state = 'sent' and p.kind = 'day')`;
const completionsIn = (learnerId: SQL) => sql`(
  select json_agg(json_build_array(d.day_key, d.on_date, d.late, d.logged_at) order by d.logged_at, d.day_key)
  from ${completions} d where d.learner_id = ${learnerId})`;

function partOf({ joined_at, pauses, cohort_pauses, posts, completions }: PartRow): LedgerPart {
  return {
    joinedAt: new Date(joined_at),
    pauses: (pauses ?? []).map(spanOf),
    cohortPauses: (cohort_pauses ?? []).map(spanOf),
    posts: (posts ?? []).map(postedOf),
    completions: (completions ?? []).map(([dayKey, on, late, at]) => ({ dayKey, on, late, at: new Date(at) })),
  };
}

function postedOf([on, at, zone, dayKey, due]: PostedRow): Posted {
  return { on, at: new Date(at), zone, dayKey, ...(due ? {} : { due }) };
}

/** A span of time as Postgres writes it in JSON. */
export function spanOf([from, until]: SpanRow): Span {
  return { from: new Date(from), until: until === null ? null : new Date(until) };
}

/**
 * Writes a completion with the streak and the milestones that follow from it, in one statement. False when the day was
 * done already: then nothing is written but what stands beside it. The learner's row must be locked.
 */
export async function addCompletion(
  db: Db,
  learner: { id: number; cohortId: number },
  completion: Completion,
  { state, through }: StreakCache,
  reached: Reached[],
  ...beside: Beside[]
): Promise<boolean> {
  const rows = await db.execute(sql`
    with ${besides(beside)} added as (
      insert into ${completions} (learner_id, day_key, on_date, late, logged_at)
      values (${learner.id}, ${completion.dayKey}, ${completion.on}, ${completion.late}, ${completion.at.toISOString()})
      on conflict do nothing
      returning learner_id
    ), folded as (
      insert into ${streaks} (learner_id, current, longest, freezes, through_on)
      select learner_id, ${state.run}::int, ${state.longest}::int, ${state.freezes}::int, ${through}::date from added
      on conflict (learner_id) do update set
        current = excluded.current, longest = excluded.longest, freezes = excluded.freezes, through_on = excluded.through_on
    ), marked as (
      insert into ${milestones} (learner_id, key, cohort_id, reached_on)
      select added.learner_id, m.key, ${learner.cohortId}::bigint, m."reachedOn"
      from added, json_to_recordset(${JSON.stringify(reached)}::json) as m(key text, "reachedOn" date)
      on conflict do nothing
    )
    select learner_id from added`);
  return rows.length > 0;
}

/** Takes a completion back, with the milestones that fall with it, and writes the streak that is left. The learner's row must be locked. */
export async function removeCompletion(
  db: Db,
  learner: { id: number },
  dayKey: string,
  { state, through }: StreakCache,
  fallen: string[],
  ...beside: Beside[]
): Promise<void> {
  await db.execute(sql`
    with ${besides(beside)} removed as (
      delete from ${completions} where learner_id = ${learner.id} and day_key = ${dayKey}
    ), unmarked as (
      delete from ${milestones} where learner_id = ${learner.id}
        and key in (select json_array_elements_text(${JSON.stringify(fallen)}::json))
    )
    insert into ${streaks} (learner_id, current, longest, freezes, through_on)
    values (${learner.id}, ${state.run}, ${state.longest}, ${state.freezes}, ${through})
    on conflict (learner_id) do update set
      current = excluded.current, longest = excluded.longest, freezes = excluded.freezes, through_on = excluded.through_on`);
}

/**
 * How many learners a cohort has at present, and how many of them have reached a milestone. Everybody is counted from
 * the index alone, and the few who have left are taken off: joining thousands of rows would cost ten times as much.
 */
export async function milestoneCount(db: Db, cohortId: number, key: string) {
  const [row] = await db.execute<{ learners: number; reached: number }>(sql`
    with gone as materialized (select id from ${learners} where cohort_id = ${cohortId} and (left_at is not null or gone_at is not null))
    select
      (select count(*)::int from ${learners} where cohort_id = ${cohortId}) - (select count(*)::int from gone) as learners,
      (select count(*)::int from ${milestones} where cohort_id = ${cohortId} and key = ${key})
        - (select count(*)::int from gone join ${milestones} m on m.learner_id = gone.id and m.key = ${key}) as reached`);
  return row ?? { learners: 0, reached: 0 };
}

/** How many present learners of a cohort have done each day; days that nobody has done are left out. Null where none is asked about. */
export async function finishedCounts(db: Db, cohortId: number, dayKeys: string[]) {
  if (dayKeys.length === 0) return null;
  const [row] = await db.execute<{ learners: number; by_day: Record<string, number> | null }>(sql`
    with present as (select id from ${learners} where cohort_id = ${cohortId} and ${isPresent})
    select (select count(*)::int from present) as learners,
      (select json_object_agg(day_key, done) from (
        select d.day_key, count(*)::int as done from ${completions} d join present on present.id = d.learner_id
        where d.day_key in (select value from json_array_elements_text(${JSON.stringify(dayKeys)}::json) as key(value))
        group by d.day_key) as counted) as by_day`);
  return { learners: row?.learners ?? 0, byDay: new Map(Object.entries(row?.by_day ?? {})) };
}

/** The day posts that a cohort's channel has received, in order of their dates. */
export async function sentPosts(db: Db, cohortId: number): Promise<Posted[]> {
  const rows = await db
    .select({ on: posts.on, at: posts.postedAt, zone: posts.zone, dayKey: posts.dayKey })
    .from(posts)
    .where(and(eq(posts.cohortId, cohortId), eq(posts.state, 'sent'), eq(posts.kind, 'day')))
    .orderBy(asc(posts.on));
  return rows.flatMap(({ on, at, zone, dayKey }) => (at === null || dayKey === null ? [] : [{ on, at, zone, dayKey }]));
}

/** Whether somebody has completed a month of their group's plan; who has completed the plan has completed all of them. */
export async function hasCompletedMonth(db: Db, cohortId: number, userId: string): Promise<boolean> {
  const months = await db
    .select({ key: milestones.key })
    .from(milestones)
    .innerJoin(learners, eq(learners.id, milestones.learnerId))
    .where(and(eq(learners.cohortId, cohortId), eq(learners.userId, userId), like(milestones.key, 'month:%')))
    .limit(1);
  return months.length > 0;
}
