import { and, asc, eq } from 'drizzle-orm';
import type { Tick } from '../../core/ticks.ts';
import type { Db } from '../client.ts';
import { learners, ticks } from '../schema.ts';

/** What somebody shows for an item: a link or words (null takes them away), a file, or both. */
export type Evidence = { text?: string | null; file?: { name: string; url: string } };

/** Everything a user has ticked in a cohort, oldest first. */
export async function ticksOf(db: Db, cohortId: number, userId: string): Promise<Tick[]> {
  const { key, item, at, evidence, fileName, fileUrl } = ticks;
  return db
    .select({ key, item, at, evidence, fileName, fileUrl })
    .from(ticks)
    .innerJoin(learners, eq(learners.id, ticks.learnerId))
    .where(and(eq(learners.cohortId, cohortId), eq(learners.userId, userId)))
    .orderBy(asc(ticks.at), asc(ticks.key));
}

/** Ticks items; those ticked before keep their time. The learner's row must be locked. Returns the keys that are new. */
export async function addTicks(tx: Db, learnerId: number, items: { key: string; item: string }[], now: Date) {
  if (items.length === 0) return [];
  const added = await tx
    .insert(ticks)
    .values(items.map(({ key, item }) => ({ learnerId, key, item, at: now })))
    .onConflictDoNothing()
    .returning({ key: ticks.key });
  return added.map(({ key }) => key);
}

/**
 * Ticks an item and keeps what is shown for it; text and file each replace only their own kind. The learner's row must
 * be locked.
 */
export async function addEvidence(
  tx: Db,
  learnerId: number,
  { key, item }: { key: string; item: string },
  { text, file }: Evidence,
  now: Date,
): Promise<void> {
  // What is undefined drizzle leaves as it is.
  const shown = { evidence: text, fileName: file?.name, fileUrl: file?.url };
  await tx
    .insert(ticks)
    .values({ learnerId, key, item, at: now, ...shown })
    // Something must be set for Postgres to take the row; the time of the tick stays.
    .onConflictDoUpdate({ target: [ticks.learnerId, ticks.key], set: { item, ...shown } });
}

/** Takes a tick back with all that was shown for it, and returns it; undefined when there was none. */
export async function removeTick(db: Db, learnerId: number, key: string): Promise<Tick | undefined> {
  const [gone] = await db
    .delete(ticks)
    .where(and(eq(ticks.learnerId, learnerId), eq(ticks.key, key)))
    .returning();
  return gone;
}
