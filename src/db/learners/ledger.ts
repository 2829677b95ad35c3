import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { LocalDate, Weekday, ZoneName } from '../../core/calendar.ts';
import { usableThrough } from '../../core/learner/past.ts';
import type { Ledger, LedgerPart, Pace, Past, Posted, Span } from '../../core/ledger.ts';
import { statement } from '../built-once.ts';
import type { Db } from '../client.ts';
import {
  cohortPauses,
  cohorts,
  completions,
  learnerPaces,
  learnerPauses,
  learnerSettings,
  learners,
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
  past: (Past & { versionId: number; streakOn: LocalDate | null }) | null;
};

/**
 * How a ledger is read that need not be whole: with what is kept of its past, where that was told by this version of the
 * plan, and else whole after all. The rows of some days are read however old they are.
 */
export type Near = { versionId: number; now: Date; days?: readonly string[] };

/** All rows are later. */
const beginning = sql`'-infinity'::date`;

/**
 * As `findLedger`, for a learner who is locked and can therefore not be gone. Call it after `joinAndLockLearner` when something
 * will be written from what it says. Throws if there is no such learner.
 */
export async function loadLedger(db: Db, learnerId: number, near?: Near): Promise<Ledger> {
  const ledger = await findLedger(db, learnerId, near);
  if (ledger === undefined) throw new Error(`no learner ${learnerId}`);
  return ledger;
}

/**
 * Everything a learner's streak and progress are computed from, in one statement: the whole ledger, or, where `near` is
 * given, what is kept of its past and the rows since then. Undefined for somebody who has deleted all of it, perhaps a
 * moment ago.
 */
export async function findLedger(db: Db, learnerId: number, near?: Near): Promise<Ledger | undefined> {
  const [row] = await readLedger(db, {
    learnerId,
    versionId: near?.versionId ?? null,
    until: near === undefined ? null : usableThrough(near.now),
    days: JSON.stringify(near?.days ?? []),
  });
  if (row === undefined) return undefined;
  return {
    ...partOf(row),
    zone: row.zone,
    settings: (row.settings ?? []).map(({ from, zone, rest }) => ({ from, zone, restDays: rest })),
    paces: row.paces ?? [],
    past: pastOf(row),
    ...(row.earlier === null ? {} : { earlier: row.earlier.map(partOf) }),
  };
}

function pastOf({ past }: LedgerRow): Past | null {
  if (past === null) return null;
  const { versionId: _, streakOn: __, ...rest } = past;
  return rest;
}

const none = sql`array[]::text[]`;
/** A pause that may touch a date after the past, in whatever zone that is read. */
const touches = sql`(p.until_at is null or p.until_at > b.through - interval '3 days')`;

const cohortPausesIn = (cohortId: SQL) => sql`(
  select json_agg(json_build_array(p.from_at, p.until_at) order by p.from_at)
  from ${cohortPauses} p where p.cohort_id = ${cohortId} and ${touches})`;

/** Each of the two by its own index: the posts after the past, and those of the days that are asked for. */
const postsIn = (cohortId: SQL, asked: SQL) => sql`(
  select json_agg(json_build_array(p.on_date, p.posted_at, p.zone, p.day_key, p.due) order by p.on_date)
  from (${postsSince(cohortId)}
    union all select * from ${posts} p where ${isSent(cohortId)} and p.day_key = any(${asked}) and p.on_date <= b.through) p)`;
const postsSince = (cohortId: SQL) => sql`select * from ${posts} p where ${isSent(cohortId)} and p.on_date > b.through`;
const isSent = (cohortId: SQL) => sql`p.cohort_id = ${cohortId} and p.state = 'sent' and p.kind = 'day'`;

/** Of the days of the posts that are read, too: one that was done before its post came is done ahead. */
const completionsIn = (learnerId: SQL, cohortId: SQL, asked: SQL) => sql`(
  select json_agg(json_build_array(d.day_key, d.on_date, d.late, d.logged_at) order by d.logged_at, d.day_key)
  from (select * from ${completions} d where d.learner_id = ${learnerId} and d.on_date > b.through
    union all select * from ${completions} d where d.learner_id = ${learnerId} and d.on_date <= b.through
      and d.day_key = any(${asked} || array(select day_key from (${postsSince(cohortId)}) since))) d)`;

type Asked = { learnerId: number; versionId: number | null; until: LocalDate | null; days: string };

const readLedger = statement<Asked, LedgerRow>(
  (value) => sql`
    with b as materialized (
      select l.*, c.zone, c.earlier, kept.past, coalesce((kept.past ->> 'through')::date, ${beginning}) as through,
        array(select json_array_elements_text(${value('days')}::json) union all select kept.past ->> 'lastDone') as asked
      from ${learners} l join ${cohorts} c on c.id = l.cohort_id
        left join lateral (select s.past from ${streaks} s where s.learner_id = l.id
          and (s.past ->> 'versionId')::bigint = ${value('versionId')}::bigint and (s.past ->> 'through')::date <= ${value('until')}::date
          and (s.past ->> 'streakOn')::date is not distinct from s.through_on) kept on true
      where l.id = ${value('learnerId')}
    )
    select b.joined_at, b.zone, b.past,
      (select json_agg(json_build_object('from', h.from_on, 'zone', h.zone, 'rest', h.rest_days) order by h.from_on)
        from ${learnerSettings} h where h.learner_id = b.id and h.from_on >= coalesce((select max(e.from_on)
          from ${learnerSettings} e where e.learner_id = b.id and e.from_on <= b.through), ${beginning})) as settings,
      (select json_agg(
          json_build_object('from', p.from_on, 'kind', p.kind, 'dayKey', p.day_key, 'weekdays', p.weekdays) order by p.from_on)
        from ${learnerPaces} p where p.learner_id = b.id and p.from_on >= coalesce((select max(e.from_on)
          from ${learnerPaces} e where e.learner_id = b.id and e.from_on <= b.through), ${beginning})) as paces,
      (select json_agg(json_build_array(p.from_at, p.until_at) order by p.from_at)
        from ${learnerPauses} p where p.learner_id = b.id and ${touches}) as pauses,
      ${cohortPausesIn(sql`b.cohort_id`)} as cohort_pauses, ${postsIn(sql`b.cohort_id`, sql`b.asked`)} as posts,
      ${completionsIn(sql`b.id`, sql`b.cohort_id`, sql`b.asked`)} as completions,
      case when b.earlier <> '{}' then (
        select json_agg(json_build_object(
          'joined_at', e.joined_at,
          -- Who had left and joins what follows was away up to then.
          'pauses', (select json_agg(json_build_array(p.from_at, least(p.until_at, b.joined_at)) order by p.from_at)
            from ${learnerPauses} p where p.learner_id = e.id and p.from_at < b.joined_at
              and least(p.until_at, b.joined_at) > b.through - interval '3 days'),
          'cohort_pauses', ${cohortPausesIn(sql`e.cohort_id`)}, 'posts', ${postsIn(sql`e.cohort_id`, none)},
          'completions', ${completionsIn(sql`e.id`, sql`e.cohort_id`, none)}) order by e.cohort_id)
        from ${learners} e where e.user_id = b.user_id and e.cohort_id = any(b.earlier)) end as earlier
    from b`,
);

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

/** The day posts that a cohort's channel has received, in order of their dates. */
export async function sentPosts(db: Db, cohortId: number): Promise<Posted[]> {
  const rows = await db
    .select({ on: posts.on, at: posts.postedAt, zone: posts.zone, dayKey: posts.dayKey })
    .from(posts)
    .where(and(eq(posts.cohortId, cohortId), eq(posts.state, 'sent'), eq(posts.kind, 'day')))
    .orderBy(asc(posts.on));
  return rows.flatMap(({ on, at, zone, dayKey }) => (at === null || dayKey === null ? [] : [{ on, at, zone, dayKey }]));
}
