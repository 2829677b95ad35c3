import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Audience } from '../../core/ledger.ts';
import type { Db } from '../client.ts';
import { noteChanged } from '../posts/threads.ts';
import { cohorts, completions, learners, notes, posts } from '../schema.ts';

/** Writes a note and returns its id. What an interaction has written before is found, and nothing is changed. */
export async function addNote(
  db: Db,
  note: { learnerId: number; dayKey: string; text: string; audience: Audience; interactionId: string },
  now: Date,
): Promise<number> {
  const [added] = await db
    .insert(notes)
    .values({ ...note, createdAt: now })
    .onConflictDoNothing({ target: notes.interactionId })
    .returning({ id: notes.id });
  if (added !== undefined) {
    if (note.audience === 'cohort') await noteChanged(db, added.id, now);
    return added.id;
  }
  const [before] = await db.select({ id: notes.id }).from(notes).where(eq(notes.interactionId, note.interactionId));
  if (before === undefined) throw new Error('a note was neither written nor found');
  return before.id;
}

/** How many notes a learner has written. */
export async function countNotes(db: Db, learnerId: number): Promise<number> {
  return db.$count(notes, eq(notes.learnerId, learnerId));
}

/** A note among its neighbours: its place in the list, newest first, and the ids beside it. */
export type ListedNote = NonNullable<Awaited<ReturnType<typeof listedNote>>>;

/** Whose notes are meant: one's own in a server, never those an id in a button may name. */
type NoteOwner = { guildId: string; userId: string };

/** One of the caller's notes, counted among all of the cohort's or only those about the same day; undefined when gone. */
export async function listedNote(db: Db, owner: NoteOwner, noteId: number, sameDay: boolean) {
  const [own] = await db
    .select({ note: notes, cohortId: cohorts.id, channelId: cohorts.channelId, versionId: cohorts.versionId })
    .from(notes)
    .innerJoin(learners, eq(learners.id, notes.learnerId))
    .innerJoin(cohorts, eq(cohorts.id, learners.cohortId))
    .where(and(eq(notes.id, noteId), eq(learners.userId, owner.userId), eq(cohorts.guildId, owner.guildId)));
  if (own === undefined) return undefined;
  const { note, ...cohort } = own;
  const [place] = await db
    .select({
      position: sql<number>`(count(*) filter (where ${notes.id} >= ${noteId}))::int`,
      total: sql<number>`count(*)::int`,
      newerId: sql<number | null>`(min(${notes.id}) filter (where ${notes.id} > ${noteId}))::int`,
      olderId: sql<number | null>`(max(${notes.id}) filter (where ${notes.id} < ${noteId}))::int`,
    })
    .from(notes)
    .where(and(eq(notes.learnerId, note.learnerId), sameDay ? eq(notes.dayKey, note.dayKey) : undefined));
  return place && { ...note, ...cohort, ...place };
}

/** The id of the newest note a user wrote in a cohort, about one day if it is given. */
export async function newestNote(db: Db, cohortId: number, userId: string, dayKey?: string) {
  const theirs = and(eq(learners.cohortId, cohortId), eq(learners.userId, userId));
  const [row] = await db
    .select({ id: notes.id })
    .from(notes)
    .innerJoin(learners, eq(learners.id, notes.learnerId))
    .where(dayKey === undefined ? theirs : and(theirs, eq(notes.dayKey, dayKey)))
    .orderBy(desc(notes.id))
    .limit(1);
  return row?.id;
}

/** What a form about a day must know, in one indexed read. */
export async function dayFacts(db: Db, cohortId: number, userId: string, dayKey: string) {
  const [row] = await db.execute<{ posted: boolean; done: boolean }>(sql`
    select
      exists (select 1 from ${posts} where cohort_id = ${cohortId} and day_key = ${dayKey} and state = 'sent') as posted,
      exists (select 1 from ${completions} d join ${learners} l on l.id = d.learner_id
        where l.cohort_id = ${cohortId} and l.user_id = ${userId} and d.day_key = ${dayKey}) as done`);
  return row ?? { posted: false, done: false };
}

/** Changes a note of one's own. False when it is gone or somebody else's. */
export async function editNote(
  db: Db,
  owner: NoteOwner,
  noteId: number,
  change: { text: string; audience: Audience },
  now: Date,
): Promise<boolean> {
  const changed = await db
    .update(notes)
    .set({ ...change, editedAt: now })
    .where(isOwn(db, owner, noteId));
  if (changed.count > 0) await noteChanged(db, noteId, now);
  return changed.count > 0;
}

/** Deletes a note of one's own. False when it is gone or somebody else's. */
export async function deleteNote(db: Db, owner: NoteOwner, noteId: number, now: Date): Promise<boolean> {
  const deleted = await db.delete(notes).where(isOwn(db, owner, noteId));
  if (deleted.count > 0) await noteChanged(db, noteId, now);
  return deleted.count > 0;
}

function isOwn(db: Db, { guildId, userId }: NoteOwner, noteId: number) {
  const theirs = db
    .select({ id: learners.id })
    .from(learners)
    .innerJoin(cohorts, eq(cohorts.id, learners.cohortId))
    .where(and(eq(learners.userId, userId), eq(cohorts.guildId, guildId)));
  return and(eq(notes.id, noteId), inArray(notes.learnerId, theirs));
}

/** A page of what a cohort's learners chose to share about a day, oldest first, with the number of all. */
export async function sharedNotes(db: Db, cohortId: number, dayKey: string, page: { offset: number; limit: number }) {
  const { id, text, createdAt } = notes;
  const { userId, displayName } = learners;
  const shared = db
    .select({ id, userId, displayName, text, createdAt })
    .from(notes)
    .innerJoin(learners, eq(learners.id, notes.learnerId))
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
