import { and, eq, ne, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { noteFiles, notes } from '../schema.ts';

/** The file of a note; undefined where it has none. */
export async function fileOf(db: Db, noteId: number) {
  const [file] = await db
    .select({ name: noteFiles.name, content: noteFiles.content })
    .from(noteFiles)
    .where(eq(noteFiles.noteId, noteId));
  return file;
}

/** How many bytes the files of a learner's notes have, but for that of one of them. */
export async function filesOfLearner(db: Db, learnerId: number, butNoteId: number): Promise<number> {
  const [row] = await db
    .select({ bytes: sql<number>`coalesce(sum(octet_length(${noteFiles.content})), 0)::int` })
    .from(noteFiles)
    .innerJoin(notes, eq(notes.id, noteFiles.noteId))
    .where(and(eq(notes.learnerId, learnerId), ne(notes.id, butNoteId)));
  return row?.bytes ?? 0;
}

/** Gives a note a file, in the place of the one that it had. */
export async function putFile(db: Db, file: typeof noteFiles.$inferInsert): Promise<void> {
  const { name, content } = file;
  await db.insert(noteFiles).values(file).onConflictDoUpdate({ target: noteFiles.noteId, set: { name, content } });
}

/** Takes the file of a note away. False where it has none. */
export async function removeFile(db: Db, noteId: number): Promise<boolean> {
  return (await db.delete(noteFiles).where(eq(noteFiles.noteId, noteId))).count > 0;
}
