import { and, eq, like, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { completions, isPresent, learners, milestones } from '../schema.ts';
import { largeFrom, toldAgain } from '../told-again.ts';

/** How many learners a cohort has at present; of a large one, at most a minute ago. */
export async function learnerCount(db: Db, cohortId: number, now: Date): Promise<number> {
  const what = { name: `learners ${cohortId}`, now, isLarge: (count: number) => count >= largeFrom };
  const isPresentIn = and(eq(learners.cohortId, cohortId), isPresent);
  return (await toldAgain(db, what, () => db.$count(learners, isPresentIn))).value;
}

type MilestoneCount = { learners: number; reached: number };

/** How many learners a cohort has at present, and how many of them have reached a milestone; of a large one, at most a minute ago. */
export async function milestoneCount(db: Db, cohortId: number, key: string, now: Date): Promise<MilestoneCount> {
  const what = { name: `${cohortId} ${key}`, now, isLarge: ({ learners }: MilestoneCount) => learners >= largeFrom };
  return (await toldAgain(db, what, () => countMilestone(db, cohortId, key))).value;
}

/**
 * Everybody is counted from the index alone, and the few who have left are taken off: joining thousands of rows would cost
 * ten times as much.
 */
async function countMilestone(db: Db, cohortId: number, key: string): Promise<MilestoneCount> {
  const [row] = await db.execute<MilestoneCount>(sql`
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
