import { and, asc, desc, eq, gt, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import { addDays } from '../../core/calendar.ts';
import type { Db } from '../client.ts';
import type { Cohort } from '../cohorts.ts';
import { anewAtOnce, type OwedBeside, priorities } from '../owed.ts';
import { cohorts, learners, notes, owed, posts } from '../schema.ts';
import { dropNotice } from './notices.ts';
import type { Post } from './posts.ts';

/** What could not be done in a thread for so long is done no more. */
const wantedMs = 7 * 24 * 60 * 60_000;

/** A week that is begun anew after so long has another thread. */
const freshDays = 14;

/** Owes a day’s post its thread once it has gone out, where the group has chosen threads, as part of the statement that records it. */
export function threadOwed(
  { guildId, threads }: Pick<Cohort, 'guildId' | 'threads'>,
  { id, cohortId, channelId, dayKey }: Pick<Post, 'id' | 'cohortId' | 'channelId' | 'dayKey'>,
  at: Date,
): OwedBeside[] {
  if (threads === 'off' || dayKey === null) return [];
  return [
    {
      key: `thread:${id}`,
      kind: 'thread',
      priority: priorities.news,
      to: { guildId, channelId },
      cohortId,
      facts: { postId: id },
      dueAt: at,
      untilAt: new Date(at.getTime() + wantedMs),
    },
  ];
}

/** The thread that was opened for one of these days in the channel of a post, and not long before it; undefined where none was. */
export async function threadAmong(db: Db, post: Post, dayKeys: readonly string[]): Promise<string | undefined> {
  const [opened] = await db
    .select({ id: posts.threadId })
    .from(posts)
    .where(
      and(
        eq(posts.cohortId, post.cohortId),
        eq(posts.channelId, post.channelId),
        inArray(posts.dayKey, [...dayKeys]),
        gt(posts.on, addDays(post.on, -freshDays)),
        isNotNull(posts.threadId),
      ),
    )
    .orderBy(asc(posts.on))
    .limit(1);
  return opened?.id ?? undefined;
}

/** The thread in which notes about a day appear now, null where there is none. */
export async function threadOf(db: Db, { id, threads }: Pick<Cohort, 'id' | 'threads'>, dayKey: string) {
  if (threads === 'off') return null;
  const [post] = await db
    .select({ threadId: posts.threadId })
    .from(posts)
    .where(and(eq(posts.cohortId, id), eq(posts.dayKey, dayKey), isNotNull(posts.threadId)))
    .orderBy(desc(posts.id))
    .limit(1);
  return post?.threadId ?? null;
}

/** Notes in which thread notes about a post’s day appear, and owes it those that are shared already. */
export async function noteThread(db: Db, postId: number, threadId: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const [post] = await tx.update(posts).set({ threadId }).where(eq(posts.id, postId)).returning();
    if (post === undefined) return;
    await dropNotice(tx, post.cohortId, 'threads');
    await oweNotes(tx, sql`p.id = ${postId}`, now);
  });
}

/**
 * Owes the thread of its day what became of a note: that it is shared, reads otherwise, or is not there for others any more.
 * To be called in the transaction that changes it, after the change.
 */
export async function noteChanged(tx: Db, noteId: number, now: Date): Promise<void> {
  await renewNotes(tx, eq(owed.key, `note:${noteId}`), now);
  await oweNotes(tx, sql`n.id = ${noteId}`, now);
}

/** Owes all that stands in threads of these learners’ notes anew, for what is said of them has changed. */
export async function renewNotesOf(tx: Db, learnerIds: readonly number[], now: Date): Promise<void> {
  const theirs = tx
    .select({ key: sql`'note:' || ${notes.id}` })
    .from(notes)
    .where(inArray(notes.learnerId, [...learnerIds]));
  await renewNotes(tx, inArray(owed.key, theirs), now);
}

async function renewNotes(tx: Db, which: SQL, now: Date): Promise<void> {
  await tx
    .update(owed)
    .set(anewAtOnce(now, new Date(now.getTime() + wantedMs)))
    .where(and(eq(owed.kind, 'note'), which));
}

/** Owes shared notes that nothing is owed of yet, where there is a thread for them. No learner is named: what is owed outlives their row. */
async function oweNotes(tx: Db, which: SQL, now: Date): Promise<void> {
  const until = new Date(now.getTime() + wantedMs);
  await tx.execute(sql`
    insert into ${owed} (key, kind, priority, cohort_id, guild_id, channel_id, facts, due_at, until_at)
    select 'note:' || n.id, 'note', ${priorities.news}::smallint, c.id, c.guild_id, p.thread_id,
      json_build_object('note', n.id), ${now.toISOString()}::timestamptz, ${until.toISOString()}::timestamptz
    from ${notes} n join ${learners} l on l.id = n.learner_id join ${cohorts} c on c.id = l.cohort_id
      join lateral (select id, thread_id from ${posts}
        where cohort_id = c.id and day_key = n.day_key and thread_id is not null order by id desc limit 1) p on true
    where n.audience = 'cohort' and c.threads <> 'off' and ${which}
    on conflict (key) do nothing`);
}

/** A note as its thread shows it; undefined where it is not shared, or gone. Who does not want to be named is not. */
export async function noteForThread(db: Db, noteId: number) {
  const [note] = await db
    .select({
      text: notes.text,
      link: notes.link,
      dayKey: notes.dayKey,
      versionId: cohorts.versionId,
      guildId: cohorts.guildId,
      language: cohorts.language,
      userId: learners.userId,
      displayName: learners.displayName,
      isNamed: sql<boolean>`${learners.namedOnPosts} and ${learners.leftAt} is null`,
    })
    .from(notes)
    .innerJoin(learners, eq(learners.id, notes.learnerId))
    .innerJoin(cohorts, eq(cohorts.id, learners.cohortId))
    .where(and(eq(notes.id, noteId), eq(notes.audience, 'cohort')));
  return note;
}
