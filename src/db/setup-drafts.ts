import { and, eq, gte, lt } from 'drizzle-orm';
import type { SetupSettings } from '../core/cohort-settings.ts';
import type { Db } from './client.ts';
import { setupDrafts } from './schema.ts';

export type SetupDraft = typeof setupDrafts.$inferSelect;

/** Ids in buttons carry no authority: a draft is its maker's, in the server where it was made. */
type DraftOwner = { guildId: string; userId: string };

/** How long a draft of either kind waits for a button. */
export const draftKeptMs = 24 * 3_600_000;

/** Keeps what an admin is about to start until a button says what becomes of it. */
export async function saveDraft(
  db: Db,
  draft: { guildId: string; createdBy: string; settings: SetupSettings },
  now: Date,
): Promise<number> {
  const [row] = await db
    .insert(setupDrafts)
    .values({ ...draft, createdAt: now })
    .returning({ id: setupDrafts.id });
  if (row === undefined) throw new Error('a draft was not stored');
  return row.id;
}

/** A draft of this admin's own in this server, not older than a day. */
export async function findDraft(db: Db, id: number, owner: DraftOwner, now: Date): Promise<SetupDraft | undefined> {
  const [row] = await db
    .select()
    .from(setupDrafts)
    .where(and(ownedBy(id, owner), gte(setupDrafts.createdAt, new Date(now.getTime() - draftKeptMs))));
  return row;
}

/** Forgets a draft of this admin's own in this server. */
export async function dropDraft(db: Db, id: number, owner: DraftOwner): Promise<void> {
  await db.delete(setupDrafts).where(ownedBy(id, owner));
}

/** Forgets drafts made before an instant. */
export async function forgetSetupDrafts(db: Db, before: Date): Promise<void> {
  await db.delete(setupDrafts).where(lt(setupDrafts.createdAt, before));
}

function ownedBy(id: number, { guildId, userId }: DraftOwner) {
  return and(eq(setupDrafts.id, id), eq(setupDrafts.guildId, guildId), eq(setupDrafts.createdBy, userId));
}
