import { and, desc, eq, sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { type Audience, learners, notes } from './schema.ts';

export type Note = typeof notes.$inferSelect;

/** Writes a note. An interaction that Discord delivers twice finds its first note and changes nothing. */
export async function addNote(
  db: Db,
  note: { learnerId: number; dayKey: string; text: string; audience: Audience; interactionId: string },
  now: Date,
): Promise<void> {
  await db
    .insert(notes)
    .values({ ...note, createdAt: now })
    .onConflictDoNothing({ target: notes.interactionId });
}

/** A page of a learner's notes, newest first, with the number of all. */
export async function notesOf(
  db: Db,
  learnerId: number,
  page: { offset: number; limit: number; dayKey?: string },
): Promise<{ total: number; notes: Note[] }> {
  const mine = and(
    eq(notes.learnerId, learnerId),
    page.dayKey === undefined ? undefined : eq(notes.dayKey, page.dayKey),
  );
  const rows = await db
    .select({ note: notes, total: sql<number>`(count(*) over ())::int` })
    .from(notes)
    .where(mine)
    .orderBy(desc(notes.id))
    .offset(page.offset)
    .limit(page.limit);
  return { total: rows[0]?.total ?? 0, notes: rows.map((row) => row.note) };
}

/** One note if it is this user's own: who clicked decides, never the id in a button. */
export async function ownNote(db: Db, noteId: number, userId: string): Promise<Note | undefined> {
  const [row] = await db
    .select({ note: notes })
    .from(notes)
    .innerJoin(learners, eq(learners.id, notes.learnerId))
    .where(and(eq(notes.id, noteId), eq(learners.userId, userId)));
  return row?.note;
}

/** Changes a note of one's own. False when it is gone or somebody else's. */
export async function editNote(
  db: Db,
  noteId: number,
  userId: string,
  change: { text: string; audience: Audience },
  now: Date,
): Promise<boolean> {
  const changed = await db
    .update(notes)
    .set({ ...change, editedAt: now })
    .where(and(eq(notes.id, noteId), sql`${notes.learnerId} in (select id from ${learners} where user_id = ${userId})`))
    .returning({ id: notes.id });
  return changed.length > 0;
}

/** Deletes a note of one's own. False when it is gone or somebody else's. */
export async function deleteNote(db: Db, noteId: number, userId: string): Promise<boolean> {
  const gone = await db
    .delete(notes)
    .where(and(eq(notes.id, noteId), sql`${notes.learnerId} in (select id from ${learners} where user_id = ${userId})`))
    .returning({ id: notes.id });
  return gone.length > 0;
}
