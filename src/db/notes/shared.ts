import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { noteChanged } from '../posts/threads.ts';
import { cohorts, curriculumVersions, learners, noteFiles, notes } from '../schema.ts';

/** A page of what a cohort's learners chose to share about a day, oldest first, with the number of all. */
export async function sharedNotes(db: Db, cohortId: number, dayKey: string, page: { offset: number; limit: number }) {
  const { id, text, link, createdAt } = notes;
  const { userId, displayName } = learners;
  const shared = db
    .select({ id, userId, displayName, text, link, createdAt, file: noteFiles.name })
    .from(notes)
    .innerJoin(learners, eq(learners.id, notes.learnerId))
    .leftJoin(noteFiles, eq(noteFiles.noteId, notes.id))
    .where(and(eq(learners.cohortId, cohortId), eq(notes.dayKey, dayKey), eq(notes.audience, 'cohort')))
    .$dynamic();
  const total = await db.$count(shared.as('shared'));
  return { total, notes: await shared.orderBy(asc(notes.id)).offset(page.offset).limit(page.limit) };
}

/** The keys of all days that a cohort's learners have shared notes about. */
export async function notedDays(db: Db, cohortId: number): Promise<string[]> {
  const rows = await db
    .selectDistinct({ dayKey: notes.dayKey })
    .from(notes)
    .innerJoin(learners, eq(learners.id, notes.learnerId))
    .where(and(eq(learners.cohortId, cohortId), eq(notes.audience, 'cohort')));
  return rows.map(({ dayKey }) => dayKey);
}

/** A note that is shared, with whose it is and where; undefined when there is none of that number, or it is private. */
export async function sharedNote(db: Db, noteId: number) {
  const [note] = await db
    .select({
      ...getTableColumns(notes),
      userId: learners.userId,
      displayName: learners.displayName,
      cohortId: cohorts.id,
      guildId: cohorts.guildId,
      channelId: cohorts.channelId,
      versionId: cohorts.versionId,
    })
    .from(notes)
    .innerJoin(learners, eq(learners.id, notes.learnerId))
    .innerJoin(cohorts, eq(cohorts.id, learners.cohortId))
    .where(and(eq(notes.id, noteId), eq(notes.audience, 'cohort')));
  return note;
}

/** Makes a shared note its writer's alone. False where it is not shared any more. */
export async function takeDownNote(tx: Db, noteId: number, reason: string, now: Date): Promise<boolean> {
  const taken = await tx
    .update(notes)
    .set({ audience: 'me', takenDownAt: now, takenDownReason: reason })
    .where(and(eq(notes.id, noteId), eq(notes.audience, 'cohort')));
  if (taken.count > 0) await noteChanged(tx, noteId, now);
  return taken.count > 0;
}

/** A note that was taken down with the plan and the channel that its writer is told with; undefined where it is gone. */
export async function takenDownToTell(db: Db, noteId: number) {
  const [note] = await db
    .select({
      dayKey: notes.dayKey,
      reason: sql<string>`${notes.takenDownReason}`,
      versionId: cohorts.versionId,
      channelId: cohorts.channelId,
      title: curriculumVersions.title,
      language: learners.language,
      locale: learners.locale,
    })
    .from(notes)
    .innerJoin(learners, eq(learners.id, notes.learnerId))
    .innerJoin(cohorts, eq(cohorts.id, learners.cohortId))
    .innerJoin(curriculumVersions, eq(curriculumVersions.id, cohorts.versionId))
    .where(and(eq(notes.id, noteId), sql`${notes.takenDownAt} is not null`));
  return note;
}
