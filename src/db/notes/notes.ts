import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Audience } from '../../core/ledger.ts';
import type { Db } from '../client.ts';
import { noteChanged } from '../posts/threads.ts';
import { cohorts, completions, learners, noteFiles, notes, posts } from '../schema.ts';
import { inRowWith } from '../succession.ts';

/** Writes a note and returns its id. What an interaction has written before is found, and nothing is changed. */
export async function addNote(
  db: Db,
  note: Pick<typeof notes.$inferInsert, 'learnerId' | 'dayKey' | 'text' | 'link' | 'interactionId'> & {
    audience: Audience;
  },
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

export async function countNotes(db: Db, learnerId: number): Promise<number> {
  return db.$count(notes, eq(notes.learnerId, learnerId));
}

/** A note with the cohort it was written in and what its file is called, without what is in that. */
export type OwnNote = NonNullable<Awaited<ReturnType<typeof ownNote>>>;

/** Whose notes are meant: one's own in a server or (null) anywhere, never those an id in a button may name. */
export type NoteOwner = { guildId: string | null; userId: string };

/** One of the caller's notes; undefined when it is gone or somebody else's. */
export async function ownNote(db: Db, owner: NoteOwner, noteId: number) {
  const [own] = await db
    .select({
      note: notes,
      cohortId: cohorts.id,
      guildId: cohorts.guildId,
      channelId: cohorts.channelId,
      versionId: cohorts.versionId,
      fileName: noteFiles.name,
      fileBytes: sql<number>`coalesce(octet_length(${noteFiles.content}), 0)`,
    })
    .from(notes)
    .innerJoin(learners, eq(learners.id, notes.learnerId))
    .innerJoin(cohorts, eq(cohorts.id, learners.cohortId))
    .leftJoin(noteFiles, eq(noteFiles.noteId, notes.id))
    .where(
      and(
        eq(notes.id, noteId),
        eq(learners.userId, owner.userId),
        owner.guildId === null ? undefined : eq(cohorts.guildId, owner.guildId),
      ),
    );
  if (own === undefined) return undefined;
  const { note, ...rest } = own;
  return { ...note, ...rest };
}

/** Which of somebody's notes are leafed through: those about some days, those in which words are found, or all. */
export type NoteFilter = { dayKeys?: readonly string[] | undefined; find?: Search | undefined };
/** Words, and the configurations of Postgres' text search by whose rules they are found. */
type Search = { words: string; configs: readonly string[] };

/** A note's place among its writer's notes, newest first, and the ids beside it: of its plan and those it goes on from or that go on from it. */
export async function placeOfNote(
  db: Db,
  { id, learnerId, cohortId }: Pick<OwnNote, 'id' | 'learnerId' | 'cohortId'>,
  filter: NoteFilter,
) {
  const writer = db.select({ id: learners.userId }).from(learners).where(eq(learners.id, learnerId));
  const [place] = await db
    .select({
      position: sql<number>`(count(*) filter (where ${notes.id} >= ${id}))::int`,
      total: sql<number>`count(*)::int`,
      newerId: sql<number | null>`(min(${notes.id}) filter (where ${notes.id} > ${id}))::int`,
      olderId: sql<number | null>`(max(${notes.id}) filter (where ${notes.id} < ${id}))::int`,
    })
    .from(notes)
    .innerJoin(learners, eq(learners.id, notes.learnerId))
    .innerJoin(cohorts, eq(cohorts.id, learners.cohortId))
    .where(and(eq(learners.userId, writer), isOfPlan(cohortId, filter), isWanted(filter)));
  if (place === undefined) throw new Error('a count returned no row');
  return place;
}

/** The id of the newest of the notes that a user wrote in a cohort and those that it goes on from. */
export async function newestNote(db: Db, cohortId: number, userId: string, filter: NoteFilter = {}) {
  const [row] = await db
    .select({ id: notes.id })
    .from(notes)
    .innerJoin(learners, eq(learners.id, notes.learnerId))
    .innerJoin(cohorts, eq(cohorts.id, learners.cohortId))
    .where(and(eq(learners.userId, userId), isOfPlan(cohortId, filter), isWanted(filter)))
    .orderBy(desc(notes.id))
    .limit(1);
  return row?.id;
}

/** A day's key is that of one plan; all else is looked for in those before and after it, too. */
function isOfPlan(cohortId: number, { dayKeys }: NoteFilter) {
  return dayKeys === undefined ? inRowWith(cohortId) : eq(cohorts.id, cohortId);
}

/** Words are found by their stems, and by what is written as it stands: in part of a word, and in scripts without spaces. */
function isWanted({ dayKeys, find }: NoteFilter) {
  const written = sql`concat_ws(' ', ${notes.text}, ${notes.link})`;
  const byStem = ({ words, configs }: Search) =>
    configs.map(
      (one) => sql`to_tsvector(${one}::regconfig, ${written}) @@ websearch_to_tsquery(${one}::regconfig, ${words})`,
    );
  return and(
    dayKeys === undefined ? undefined : inArray(notes.dayKey, [...dayKeys]),
    find === undefined ? undefined : or(sql`strpos(lower(${written}), lower(${find.words})) > 0`, ...byStem(find)),
  );
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

/** Changes a note of one's own; one that was taken down stays its writer's alone. False when it is gone or somebody else's. */
export async function editNote(
  db: Db,
  owner: NoteOwner,
  noteId: number,
  { audience, ...change }: { text?: string; link?: string | null; audience: Audience; editedAt?: Date },
  now: Date,
): Promise<boolean> {
  const changed = await db
    .update(notes)
    .set({ ...change, audience: sql`case when ${notes.takenDownAt} is null then ${audience} else 'me' end` })
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
    .where(and(eq(learners.userId, userId), guildId === null ? undefined : eq(cohorts.guildId, guildId)));
  return and(eq(notes.id, noteId), inArray(notes.learnerId, theirs));
}
