import { and, desc, eq, isNull } from 'drizzle-orm';
import { ownPlace } from '../../core/own-place.ts';
import type { Db } from '../client.ts';
import { type CohortForUser, forUser, isMeant } from '../cohorts.ts';
import { cohorts, completions, curriculumVersions, isOfServer, learners } from '../schema.ts';

/** The groups that somebody takes part in, whatever their server, as `cohortsForUser` gives those of one; the newest of them. */
export async function groupsOf(db: Db, userId: string, limit: number): Promise<CohortForUser[]> {
  return db
    .select(forUser(userId, ownPlace(userId)))
    .from(cohorts)
    .innerJoin(curriculumVersions, eq(curriculumVersions.id, cohorts.versionId))
    .innerJoin(learners, and(eq(learners.cohortId, cohorts.id), eq(learners.userId, userId), isNull(learners.leftAt)))
    .leftJoin(completions, and(eq(completions.learnerId, learners.id), eq(completions.dayKey, cohorts.lastDayKey)))
    .where(and(isOfServer, isMeant))
    .orderBy(desc(cohorts.id))
    .limit(limit);
}
