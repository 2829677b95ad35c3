import { sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { completions, learners } from '../schema.ts';

/** How many present learners of a cohort have done each day; days that nobody has done are left out. Null where none is asked about. */
export async function finishedCounts(
  db: Db,
  cohortId: number,
  dayKeys: string[],
): Promise<{ learners: number; byDay: Map<string, number> } | null> {
  if (dayKeys.length === 0) return null;
  const [row] = await db.execute<{ learners: number; by_day: Record<string, number> | null }>(sql`
    with present as (select id from ${learners} where cohort_id = ${cohortId} and left_at is null)
    select (select count(*)::int from present) as learners,
      (select json_object_agg(day_key, done) from (
        select d.day_key, count(*)::int as done from ${completions} d join present on present.id = d.learner_id
        where d.day_key in (select value from json_array_elements_text(${JSON.stringify(dayKeys)}::json) as key(value))
        group by d.day_key) as counted) as by_day`);
  return { learners: row?.learners ?? 0, byDay: new Map(Object.entries(row?.by_day ?? {})) };
}
