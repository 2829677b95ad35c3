import { and, eq, gte, lt } from 'drizzle-orm';
import type { Db } from './client.ts';
import { curriculumDrafts, setupDrafts } from './schema.ts';

export type SetupDraft = typeof setupDrafts.$inferSelect;
export type CurriculumDraft = typeof curriculumDrafts.$inferSelect;
type NewCurriculumDraft = Omit<typeof curriculumDrafts.$inferInsert, 'id' | 'createdAt'>;

/** Ids in buttons carry no authority: a draft is its maker's, in the server where it was made. */
type Maker = { guildId: string; userId: string };

/** How long a draft of either kind waits for a button. */
const keptMs = 24 * 3_600_000;

/** Keeps what an admin is about to start until a button says what becomes of it. */
export async function saveDraft(db: Db, draft: Omit<SetupDraft, 'id' | 'createdAt'>, now: Date): Promise<number> {
  const values = { ...draft, createdAt: now };
  return idOf(await db.insert(setupDrafts).values(values).returning({ id: setupDrafts.id }));
}

/** Keeps what a draft of this admin's own has been changed to. */
export async function changeDraft(db: Db, id: number, maker: Maker, settings: SetupDraft['settings']): Promise<void> {
  await db
    .update(setupDrafts)
    .set({ settings })
    .where(and(eq(setupDrafts.id, id), madeBy(setupDrafts, maker)));
}

/** A draft of this admin's own in this server, not older than a day. */
export async function findDraft(db: Db, id: number, maker: Maker, now: Date): Promise<SetupDraft | undefined> {
  const [row] = await db
    .select()
    .from(setupDrafts)
    .where(isFresh(setupDrafts, id, maker, now));
  return row;
}

/** Forgets a draft of this admin's own in this server. */
export async function dropDraft(db: Db, id: number, maker: Maker): Promise<void> {
  await db.delete(setupDrafts).where(and(eq(setupDrafts.id, id), madeBy(setupDrafts, maker)));
}

/** As `saveDraft`, of a plan. Each admin has one such draft at a time, for it may weigh megabytes. */
export async function saveCurriculumDraft(db: Db, draft: NewCurriculumDraft, now: Date): Promise<number> {
  await db
    .delete(curriculumDrafts)
    .where(madeBy(curriculumDrafts, { guildId: draft.guildId, userId: draft.createdBy }));
  const values = { ...draft, createdAt: now };
  return idOf(await db.insert(curriculumDrafts).values(values).returning({ id: curriculumDrafts.id }));
}

/** As `findDraft`, of a plan. */
export async function findCurriculumDraft(db: Db, id: number, maker: Maker, now: Date) {
  const [row] = await db
    .select()
    .from(curriculumDrafts)
    .where(isFresh(curriculumDrafts, id, maker, now));
  return row;
}

export async function confirmPairings(db: Db, id: number, same: [string, string][]): Promise<void> {
  await db.update(curriculumDrafts).set({ same }).where(eq(curriculumDrafts.id, id));
}

/** Forgets a plan's draft. False when it was gone already: somebody has pressed a button of it before. */
export async function dropCurriculumDraft(db: Db, id: number): Promise<boolean> {
  return (await db.delete(curriculumDrafts).where(eq(curriculumDrafts.id, id))).count > 0;
}

/** Forgets drafts of both kinds that are older than a day. */
export async function forgetDrafts(db: Db, now: Date): Promise<void> {
  for (const table of [setupDrafts, curriculumDrafts])
    await db.delete(table).where(lt(table.createdAt, dayBefore(now)));
}

type Drafts = typeof setupDrafts | typeof curriculumDrafts;

function isFresh(table: Drafts, id: number, maker: Maker, now: Date) {
  return and(eq(table.id, id), madeBy(table, maker), gte(table.createdAt, dayBefore(now)));
}

function madeBy(table: Drafts, { guildId, userId }: Maker) {
  return and(eq(table.guildId, guildId), eq(table.createdBy, userId));
}

function dayBefore(now: Date): Date {
  return new Date(now.getTime() - keptMs);
}

function idOf([row]: { id: number }[]): number {
  if (row === undefined) throw new Error('a draft was not stored');
  return row.id;
}
