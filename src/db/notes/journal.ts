import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { memberships, type Scope } from '../learners/people.ts';
import { cohorts, curriculumVersions, learners, noteFiles, notes } from '../schema.ts';
import { inRowWith } from '../succession.ts';

/** The plans in which somebody has taken part, or one of them with those that it goes on from, in the order in which they joined. */
export async function journalPlans(db: Db, scope: Scope, cohortId?: number) {
  return db
    .select({
      learnerId: learners.id,
      guildId: cohorts.guildId,
      channelId: cohorts.channelId,
      versionId: cohorts.versionId,
      title: curriculumVersions.title,
    })
    .from(learners)
    .innerJoin(cohorts, eq(cohorts.id, learners.cohortId))
    .innerJoin(curriculumVersions, eq(curriculumVersions.id, cohorts.versionId))
    .where(and(memberships(db, scope), cohortId === undefined ? undefined : inRowWith(cohortId)))
    .orderBy(asc(learners.id));
}

/** All notes of some learners without what is in them, the oldest first: enough to put them in order and to see what they take. */
export async function noteSizes(db: Db, learnerIds: readonly number[]) {
  return db
    .select({
      id: notes.id,
      learnerId: notes.learnerId,
      dayKey: notes.dayKey,
      bytes: sql<number>`octet_length(${notes.text})`,
    })
    .from(notes)
    .where(inArray(notes.learnerId, [...learnerIds]))
    .orderBy(asc(notes.id));
}

export async function notesById(db: Db, ids: readonly number[]) {
  const rows = await db
    .select({
      id: notes.id,
      text: notes.text,
      createdAt: notes.createdAt,
      audience: notes.audience,
      link: notes.link,
      file: noteFiles.name,
    })
    .from(notes)
    .leftJoin(noteFiles, eq(noteFiles.noteId, notes.id))
    .where(inArray(notes.id, [...ids]));
  return new Map(rows.map(({ id, ...note }) => [id, note]));
}
