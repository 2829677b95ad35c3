import { and, desc, eq, exists, gt, inArray, isNotNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { anew, priorities } from '../owed.ts';
import { cohorts, completions, isOfServer, learners, notes, owed, posts } from '../schema.ts';
import { renewNotesOf } from './threads.ts';

const dayMs = 86_400_000;
/** As far back as a change of who is named reaches; Discord limits edits of old messages. */
const editableMs = 14 * dayMs;
/** No post is open to anybody for longer, so nobody is named on it who finished later. */
const openMs = 3 * dayMs;
/** What takes the place of what was sent, where it is owed anew. */
const wantedMs = dayMs;
const listed = 5;
/** Other messages that name people. They remember what they became, so owing them again edits that. */
const editedKinds = ['wrap-up', 'celebration'] as const;

/** Posts that go on naming somebody: how many, and the newest of them with their addresses. */
export type KeptNames = { count: number; newest: { guildId: string; channelId: string; messageId: string }[] };

/**
 * Owes every message of the last 14 days that names these learners an edit, by which it says what holds when it is made.
 * Gives the older posts, which stay as they are. To be called in the transaction that changes what is said of them, before
 * anything of theirs is deleted.
 */
export async function renewNames(tx: Db, learnerIds: readonly number[], now: Date): Promise<KeptNames> {
  if (learnerIds.length === 0) return { count: 0, newest: [] };
  const since = new Date(now.getTime() - editableMs);
  const untilAt = new Date(now.getTime() + wantedMs);
  const theirs = and(
    inArray(learners.id, [...learnerIds]),
    isNotNull(learners.displayName),
    eq(posts.state, 'sent'),
    isNotNull(posts.messageId),
    isOfServer,
    sql`${completions.at} <= ${posts.postedAt} + ${openMs} * interval '1 millisecond'`,
  );
  const naming = await tx
    .selectDistinct({
      id: posts.id,
      cohortId: posts.cohortId,
      guildId: cohorts.guildId,
      channelId: posts.channelId,
      messageId: posts.messageId,
      postedAt: posts.postedAt,
    })
    .from(learners)
    .innerJoin(cohorts, eq(cohorts.id, learners.cohortId))
    .innerJoin(completions, eq(completions.learnerId, learners.id))
    .innerJoin(posts, and(eq(posts.cohortId, learners.cohortId), eq(posts.dayKey, completions.dayKey)))
    .where(theirs)
    .orderBy(desc(posts.id));
  for (const { id, postedAt, ...message } of naming) {
    if (postedAt === null || postedAt <= since) continue;
    const edit = { kind: 'finishers', priority: priorities.edit, facts: { postId: id }, dueAt: now, untilAt };
    await tx
      .insert(owed)
      .values({ key: `names:${id}`, ...message, ...edit })
      .onConflictDoUpdate({ target: owed.key, set: anew(now, untilAt) });
  }
  await renewNotesOf(tx, learnerIds, now);
  const groups = tx
    .select({ id: learners.cohortId })
    .from(learners)
    .where(inArray(learners.id, [...learnerIds]));
  await tx
    .update(owed)
    .set(anew(now, untilAt))
    .where(
      and(
        inArray(owed.kind, [...editedKinds]),
        inArray(owed.cohortId, groups),
        eq(owed.state, 'sent'),
        or(gt(owed.settledAt, since), mayQuote(tx, learnerIds)),
      ),
    );
  const older = naming.flatMap(({ guildId, channelId, messageId, postedAt }) =>
    messageId === null || postedAt === null || postedAt > since ? [] : [{ guildId, channelId, messageId }],
  );
  return { count: older.length, newest: older.slice(0, listed) };
}

/** Whether what was sent is a wrap-up, however old, that may quote a note which one of these learners shares. */
function mayQuote(tx: Db, learnerIds: readonly number[]): SQL | undefined {
  const quoted = tx
    .select({ one: sql`1` })
    .from(notes)
    .innerJoin(learners, eq(learners.id, notes.learnerId))
    .where(
      and(
        inArray(learners.id, [...learnerIds]),
        eq(learners.cohortId, owed.cohortId),
        eq(notes.audience, 'cohort'),
        lt(notes.createdAt, owed.settledAt),
      ),
    );
  return and(eq(owed.kind, 'wrap-up'), exists(quoted));
}
