import { and, desc, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { Completion } from '../../core/ledger.ts';
import { builtOnce } from '../built-once.ts';
import type { Db } from '../client.ts';
import { cohorts, corrections, curriculumVersions, learners } from '../schema.ts';

export type Correction = typeof corrections.$inferSelect;

/** What an admin changes in a ledger: an entry's day, how it stood before and stands then; null for none. */
type Change = { dayKey: string; from: Completion | null; to: Completion | null };

/** Notes what an admin changed in somebody's ledger, and gives its number. */
export async function addCorrection(
  tx: Db,
  learnerId: number,
  { dayKey, from, to }: Change,
  made: { by: string; reason: string; at: Date },
): Promise<number> {
  const before = { fromOn: from?.on ?? null, fromLate: from?.late ?? null, fromLoggedAt: from?.at ?? null };
  const rest = { madeBy: made.by, reason: made.reason, at: made.at };
  const [row] = await tx
    .insert(corrections)
    .values({ learnerId, dayKey, toOn: to?.on ?? null, ...before, ...rest })
    .returning({ id: corrections.id });
  if (row === undefined) throw new Error('an insert returned nothing');
  return row.id;
}

/** A correction in a cohort with whose it is; undefined where there is none of that number. */
export async function findCorrection(db: Db, cohortId: number, id: number) {
  const [row] = await db
    .select({ correction: corrections, userId: learners.userId, displayName: learners.displayName })
    .from(corrections)
    .innerJoin(learners, eq(learners.id, corrections.learnerId))
    .where(and(eq(corrections.id, id), eq(learners.cohortId, cohortId)));
  return row;
}

/** A correction with the plan and the channel that it is told with; undefined where its learner is gone. */
export async function correctionToTell(db: Db, id: number) {
  const [row] = await db
    .select({
      ...getTableColumns(corrections),
      versionId: cohorts.versionId,
      channelId: cohorts.channelId,
      title: curriculumVersions.title,
      language: learners.language,
      locale: learners.locale,
    })
    .from(corrections)
    .innerJoin(learners, eq(learners.id, corrections.learnerId))
    .innerJoin(cohorts, eq(cohorts.id, learners.cohortId))
    .innerJoin(curriculumVersions, eq(curriculumVersions.id, cohorts.versionId))
    .where(eq(corrections.id, id));
  return row;
}

/** Marks a correction as taken back. False where it was already; hold the learner's row. */
export async function markUndone(tx: Db, id: number, now: Date): Promise<boolean> {
  const marked = await tx
    .update(corrections)
    .set({ undoneAt: now })
    .where(and(eq(corrections.id, id), isNull(corrections.undoneAt)));
  return marked.count > 0;
}

/** The last corrections of a learner's ledger, newest first, those taken back included. */
export async function lastCorrections(db: Db, learnerId: number, limit: number): Promise<Correction[]> {
  return readLast(db, { learnerId, limit });
}

const readLast = builtOnce((db) =>
  db
    .select()
    .from(corrections)
    .where(eq(corrections.learnerId, sql.placeholder('learnerId')))
    .orderBy(desc(corrections.at), desc(corrections.id))
    .limit(sql.placeholder('limit')),
);
