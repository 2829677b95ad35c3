import { sql } from 'drizzle-orm';
import type { LocalDate } from '../../core/calendar.ts';
import type { Activity, Silent } from '../../core/learner/activity.ts';
import type { Db } from '../client.ts';
import { completions, learnerPauses, learners, posts } from '../schema.ts';

type Row = Omit<Activity, 'longestSilent'> & {
  longest: { id: number; userId: string; displayName: string | null; lastAt: string | null; joinedAt: string }[] | null;
};

/**
 * How a cohort's present learners are doing: who did something `today`, or logged something since an instant. Silent is
 * who has logged nothing since then, had joined before, and is not paused. One read over the ledgers of the cohort.
 */
export async function activityOf(
  db: Db,
  cohortId: number,
  { today, since, now, atMost }: { today: LocalDate; since: Date; now: Date; atMost: number },
): Promise<Activity<Silent & { id: number }>> {
  const [weekAgo, at] = [since.toISOString(), now.toISOString()];
  const [row] = await db.execute<Row>(sql`
    with posted as (
      select day_key from ${posts} where cohort_id = ${cohortId} and state = 'sent' and kind = 'day'
    ), present as materialized (
      select l.id, l.user_id, l.display_name, l.joined_at, max(d.logged_at) as last_at,
        count(*) filter (where d.day_key in (select day_key from posted)) as done,
        coalesce(bool_or(d.on_date = ${today}::date), false) as today
      from ${learners} l left join ${completions} d on d.learner_id = l.id
      where l.cohort_id = ${cohortId} and l.left_at is null and l.gone_at is null
      group by l.id
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
