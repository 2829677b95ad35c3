import { sql } from 'drizzle-orm';
import type { LocalDate } from '../../core/calendar.ts';
import type { Activity, Silent } from '../../core/learner/activity.ts';
import type { Db } from '../client.ts';
import type { Cohort } from '../cohorts.ts';
import { completions, learnerPauses, learners, posts, streaks } from '../schema.ts';
import { countedFor } from './entries.ts';

type Asked = { dayKeys: readonly string[]; today: LocalDate; since: Date; now: Date; atMost: number };
type Row = Omit<Activity, 'longestSilent'> & {
  longest: { id: number; userId: string; displayName: string | null; lastAt: string | null; joinedAt: string }[] | null;
};

/** Work for a date is logged on it or in the next days, unless an admin corrects it, which is no work of its learner. */
const loggedWithinDays = 3;

/**
 * How a cohort's present learners are doing: who did something `today`, or logged something since an instant. Silent is
 * who has logged nothing since then, had joined before, and is not paused. Of each ledger the last dates are read, and how
 * many days are done, where that is kept; `dayKeys` are those of the plan.
 */
export async function activityOf(
  db: Db,
  { id: cohortId, versionId }: Pick<Cohort, 'id' | 'versionId'>,
  { dayKeys, today, since, now, atMost }: Asked,
): Promise<Activity<Silent & { id: number }>> {
  const [weekAgo, at] = [since.toISOString(), now.toISOString()];
  const [row] = await db.execute<Row>(sql`
    with posted as (
      select distinct day_key from ${posts} where cohort_id = ${cohortId} and state = 'sent' and kind = 'day'
        and day_key in (select json_array_elements_text(${JSON.stringify(dayKeys)}::json))
    ), present as materialized (
      select l.id, l.user_id, l.display_name, l.joined_at, recent.last_at, recent.today,
        case when s.ahead = 0 and s.days_of = ${countedFor(versionId, sql`s.through_on`)} then s.days else (
          select count(*) from ${completions} d where d.learner_id = s.learner_id and d.day_key in (select day_key from posted)) end as done
      from ${learners} l left join ${streaks} s on s.learner_id = l.id left join lateral (
        select max(d.logged_at) as last_at, bool_or(d.on_date = ${today}::date) as today from ${completions} d
        where d.learner_id = s.learner_id
          and d.on_date >= (select max(on_date) from ${completions} where learner_id = s.learner_id) - ${loggedWithinDays}::int) recent on true
      where l.cohort_id = ${cohortId} and l.left_at is null and l.gone_at is null
    ), silent as (
      select * from present p
      where greatest(joined_at, last_at) < ${weekAgo} and not exists (
        select 1 from ${learnerPauses} r
        where r.learner_id = p.id and r.from_at <= ${at} and (r.until_at is null or r.until_at > ${at}))
    )
    select count(*)::int as "learners",
      (count(*) filter (where today))::int as "doneToday",
      (count(*) filter (where last_at >= ${weekAgo}))::int as "activeThisWeek",
      floor(100.0 * sum(done) / nullif(count(*) * (select count(*) from posted), 0))::int as "percentDone",
      (select count(*)::int from ${learners} where cohort_id = ${cohortId} and left_at is null and gone_at is not null) as "gone",
      (select count(*)::int from silent) as "silent",
      (select json_agg(json_build_object('id', id, 'userId', user_id, 'displayName', display_name, 'lastAt', last_at, 'joinedAt', joined_at)
          order by greatest(joined_at, last_at), id)
        from (select * from silent order by greatest(joined_at, last_at), id limit ${atMost}) as first) as "longest"
    from present`);
  if (row === undefined) throw new Error('a count returned no row');
  const { longest, ...counts } = row;
  const longestSilent = (longest ?? []).map(({ lastAt, joinedAt, ...who }) => {
    return { ...who, joinedAt: new Date(joinedAt), lastAt: lastAt === null ? null : new Date(lastAt) };
  });
  return { ...counts, longestSilent };
}
