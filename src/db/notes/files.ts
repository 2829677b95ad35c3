import { eq } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { noteFiles } from '../schema.ts';

/** The file of a note; undefined where it has none. */
export async function fileOf(db: Db, noteId: number) {
  const [file] = await db
    .select({ name: noteFiles.name, content: noteFiles.content })
    .from(noteFiles)
    .where(eq(noteFiles.noteId, noteId));
  return file;
}
