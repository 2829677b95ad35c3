import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { LocalDate } from '../../core/calendar.ts';
import type { Score } from '../../core/learner/standings.ts';
import type { Db } from '../client.ts';
import type { Cohort } from '../cohorts.ts';
import { completions, isPresent, learners, streaks } from '../schema.ts';
import { countedFor } from './entries.ts';

/** A group, and one of its learners where only they are meant. */
type Whose = { cohort: Pick<Cohort, 'id' | 'versionId'>; only?: number | undefined };

const onBoard = ({ cohort, only }: Whose) =>
  and(
    eq(learners.cohortId, cohort.id),
    only === undefined ? undefined : eq(learners.id, only),
    isPresent,
    eq(learners.onLeaderboard, true),
  );

/** How many of a plan's days somebody has done: the number that is kept, where it is one of this version and of their ledger as it is. */
const daysDone = (versionId: number, dayKeys: readonly string[]) => sql<number>`
  case when ${streaks.daysOf} = ${countedFor(versionId, streaks.through)} then ${streaks.days} else (
    select count(*)::int from ${completions} d where d.learner_id = ${streaks.learnerId}
      and d.day_key in (select json_array_elements_text(${JSON.stringify(dayKeys)}::json))) end`;

/** How many days of the plan those on a group's board have done. */
export async function daysOnBoard(db: Db, whose: Whose, dayKeys: readonly string[]): Promise<Score[]> {
  return db
    .select({ id: learners.id, score: daysDone(whose.cohort.versionId, dayKeys) })
    .from(learners)
    .innerJoin(streaks, eq(streaks.learnerId, learners.id))
    .where(onBoard(whose))
    .orderBy(sql`2 desc`, asc(learners.id));
}

/** How many days those on a group's board have done for dates from one on. */
export async function daysSince(db: Db, whose: Whose, since: LocalDate): Promise<Score[]> {
  return db
    .select({ id: learners.id, score: sql<number>`count(${completions.dayKey})::int` })
    .from(learners)
    .leftJoin(completions, and(eq(completions.learnerId, learners.id), sql`${completions.on} >= ${since}`))
    .where(onBoard(whose))
    .groupBy(learners.id)
    .orderBy(sql`2 desc`, asc(learners.id));
}

/**
 * The streaks of those who show theirs, as they were last counted; `isOld` where one may have ended since: a date that was
 * open then has closed, or a post has come since and closed, by `closed`, which is when the last one came that has.
 */
export async function runsOnBoard(db: Db, whose: Whose, { closed, now }: { closed: Date | null; now: Date }) {
  const isOver = sql`${streaks.seenAt} is null or ${streaks.current} > 0
    and (${streaks.seenAt} < ${closed?.toISOString() ?? null}::timestamptz is true or ${streaks.openUntil} <= ${now.toISOString()} is true)`;
  return db
    .select({
      id: learners.id,
      score: streaks.current,
      isOld: sql<boolean>`${isOver}`,
    })
    .from(learners)
    .innerJoin(streaks, eq(streaks.learnerId, learners.id))
    .where(and(onBoard(whose), eq(learners.hidesStreak, false)))
    .orderBy(sql`2 desc`, asc(learners.id));
}

/** What some learners are called; those who stand on no board now are left out. */
export async function peopleOnBoard(db: Db, whose: Whose, ids: readonly number[], showsStreak: boolean) {
  const { id, userId, displayName } = learners;
  const rows = await db
    .select({ id, userId, displayName })
    .from(learners)
    .where(and(onBoard(whose), inArray(id, [...ids]), showsStreak ? eq(learners.hidesStreak, false) : undefined));
  return new Map(rows.map((row) => [row.id, row]));
}
