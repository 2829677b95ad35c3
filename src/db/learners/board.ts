import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { LocalDate } from '../../core/calendar.ts';
import type { Db } from '../client.ts';
import { completions, isPresent, learners, streaks } from '../schema.ts';

/** How many runs are folded up to now, the longest cached ones; whoever is behind them is behind the others, too. */
const runsFolded = 100;

const onBoard = (cohortId: number) => and(eq(learners.cohortId, cohortId), isPresent, eq(learners.onLeaderboard, true));
const person = { id: learners.id, userId: learners.userId, displayName: learners.displayName };

/** How many of some days each learner on a group's board has done, in the order in which they joined; from a date on, if one is given. */
export async function daysDone(db: Db, cohortId: number, dayKeys: readonly string[], since?: LocalDate) {
  const among = sql`${completions.dayKey} in (select json_array_elements_text(${JSON.stringify(dayKeys)}::json))`;
  return db
    .select({ ...person, score: sql<number>`count(*)::int` })
    .from(learners)
    .innerJoin(completions, eq(completions.learnerId, learners.id))
    .where(and(onBoard(cohortId), among, since === undefined ? undefined : sql`${completions.on} >= ${since}`))
    .groupBy(learners.id)
    .orderBy(asc(learners.id));
}

/** The learners on a group's board who show their streak, those with the longest runs as far as they were folded. */
export async function runnersOnBoard(db: Db, cohortId: number) {
  return db
    .select(person)
    .from(learners)
    .innerJoin(streaks, eq(streaks.learnerId, learners.id))
    .where(and(onBoard(cohortId), eq(learners.hidesStreak, false)))
    .orderBy(desc(streaks.current), asc(learners.id))
    .limit(runsFolded);
}
