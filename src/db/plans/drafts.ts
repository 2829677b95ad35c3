import { and, eq, gte, lt } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { curriculumDrafts } from '../schema.ts';
import { draftKeptMs } from '../setup-drafts.ts';

export type CurriculumDraft = typeof curriculumDrafts.$inferSelect;
type NewCurriculumDraft = Omit<typeof curriculumDrafts.$inferInsert, 'id' | 'createdAt'>;

/**
 * Keeps what an admin is about to store until a button says what becomes of it. Each admin has one draft at a time, for
 * it may weigh megabytes.
 */
export async function saveCurriculumDraft(db: Db, draft: NewCurriculumDraft, now: Date): Promise<number> {
  const { guildId, createdBy } = draft;
  await db
    .delete(curriculumDrafts)
    .where(and(eq(curriculumDrafts.guildId, guildId), eq(curriculumDrafts.createdBy, createdBy)));
  const [row] = await db
    .insert(curriculumDrafts)
    .values({ ...draft, createdAt: now })
    .returning({ id: curriculumDrafts.id });
  if (row === undefined) throw new Error('a draft was not stored');
  return row.id;
}

/** A draft of this admin's own in this server, not older than a day. */
export async function findCurriculumDraft(
  db: Db,
  id: number,
  owner: { guildId: string; userId: string },
  now: Date,
): Promise<CurriculumDraft | undefined> {
  const [row] = await db
    .select()
    .from(curriculumDrafts)
    .where(
      and(
        eq(curriculumDrafts.id, id),
        eq(curriculumDrafts.guildId, owner.guildId),
        eq(curriculumDrafts.createdBy, owner.userId),
        gte(curriculumDrafts.createdAt, new Date(now.getTime() - draftKeptMs)),
      ),
    );
  return row;
}

/** Notes which pairings are confirmed. */
export async function confirmPairings(db: Db, id: number, same: [string, string][]): Promise<void> {
  await db.update(curriculumDrafts).set({ same }).where(eq(curriculumDrafts.id, id));
}

/** Forgets a draft. False when it was gone already: somebody has pressed a button of it before. */
export async function dropCurriculumDraft(db: Db, id: number): Promise<boolean> {
  const gone = await db
    .delete(curriculumDrafts)
    .where(eq(curriculumDrafts.id, id))
    .returning({ id: curriculumDrafts.id });
  return gone.length > 0;
}

/** Forgets drafts made before an instant. */
export async function forgetCurriculumDrafts(db: Db, before: Date): Promise<void> {
  await db.delete(curriculumDrafts).where(lt(curriculumDrafts.createdAt, before));
}
