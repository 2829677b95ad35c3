import { and, asc, desc, eq, inArray, isNotNull, lte, ne, sql } from 'drizzle-orm';
import type { LocalDate } from '../core/calendar.ts';
import type { Slot } from '../core/schedule.ts';
import type { Block, Skip } from '../core/trouble.ts';
import type { Db } from './client.ts';
import type { Cohort } from './cohorts.ts';
import { cohorts, posts } from './schema.ts';

export type Post = typeof posts.$inferSelect;
export type NewPost = typeof posts.$inferInsert;

/** What a claim decides for one due cohort: slots given up, the post to send if any, and the slot to wait for next. */
export type Decision = { skipped: NewPost[]; post: NewPost | null; next: Slot };

/**
 * Claims due cohorts in one transaction: locks up to `limit` that nobody else holds, writes what `decide` says about
 * each, and moves their next slot on. Cohorts with an unsettled post wait until that one is settled. Where a day was
 * posted before (its plan has moved it since), `decide` is asked again with the keys of all that were.
 */
export async function claimDue(
  db: Db,
  now: Date,
  limit: number,
  decide: (cohort: Cohort, posted: ReadonlySet<string>) => Promise<Decision>,
): Promise<{ claimed: { cohort: Cohort; post: Post }[]; handled: number }> {
  return db.transaction(async (tx) => {
    const due = await tx
      .select()
      .from(cohorts)
      .where(
        and(
          eq(cohorts.state, 'running'),
          lte(cohorts.nextPostAt, now),
          sql`not exists (select 1 from ${posts} where ${posts.cohortId} = ${cohorts.id} and ${posts.state} = 'claimed')`,
        ),
      )
      .orderBy(asc(cohorts.nextPostAt))
      .limit(limit)
      .for('update', { skipLocked: true });
    if (due.length === 0) return { claimed: [], handled: 0 };

    const decided = await Promise.all(due.map(async (cohort) => ({ cohort, ...(await decide(cohort, new Set())) })));
    const rows = decided.flatMap((one) => (one.post === null ? one.skipped : [...one.skipped, one.post]));
    // A date that already has its row keeps it: the unique key, not this code, is what makes a post happen once.
    const written = rows.length === 0 ? [] : await tx.insert(posts).values(rows).onConflictDoNothing().returning();
    const claimedBy = new Set(written.flatMap((post) => (post.state === 'claimed' ? [post.cohortId] : [])));
    for (const { cohort, post } of decided) {
      if (post?.kind !== 'day' || claimedBy.has(cohort.id)) continue;
      const again = await decide(cohort, await postedDays(tx, cohort.id));
      if (again.post === null) continue;
      written.push(...(await tx.insert(posts).values(again.post).onConflictDoNothing().returning()));
    }
    const moves = JSON.stringify(decided.map((one) => ({ id: one.cohort.id, at: one.next.at, date: one.next.on })));
    await tx.execute(sql`
      update ${cohorts} set next_post_at = move.at, next_post_on = move.date
      from json_to_recordset(${moves}::json) as move(id bigint, at timestamptz, date date)
      where ${cohorts.id} = move.id`);
    const cohortOf = new Map(due.map((cohort) => [cohort.id, cohort]));
    const claimed = written.flatMap((post) => {
      const cohort = cohortOf.get(post.cohortId);
      return post.state === 'claimed' && cohort !== undefined ? [{ cohort, post }] : [];
    });
    return { claimed, handled: due.length };
  });
}

/** The keys of all days that a cohort was sent, or is being sent. */
export async function postedDays(db: Db, cohortId: number): Promise<Set<string>> {
  const rows = await db
    .select({ dayKey: posts.dayKey })
    .from(posts)
    .where(and(eq(posts.cohortId, cohortId), ne(posts.state, 'skipped'), isNotNull(posts.dayKey)));
  return new Set(rows.flatMap(({ dayKey }) => (dayKey === null ? [] : [dayKey])));
}

/** Takes over claims whose lease ran out, giving each a new lease. */
export async function claimExpired(
  db: Db,
  now: Date,
  leaseUntil: Date,
  limit: number,
): Promise<{ cohort: Cohort; post: Post }[]> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select({ post: posts, cohort: cohorts })
      .from(posts)
      .innerJoin(cohorts, eq(cohorts.id, posts.cohortId))
      .where(and(eq(posts.state, 'claimed'), lte(posts.leaseUntil, now)))
      .orderBy(asc(posts.leaseUntil))
      .limit(limit)
      .for('update', { of: posts, skipLocked: true });
    if (rows.length === 0) return [];
    await tx
      .update(posts)
      .set({ leaseUntil, attempts: sql`${posts.attempts} + 1` })
      .where(
        inArray(
          posts.id,
          rows.map((row) => row.post.id),
        ),
      );
    return rows.map((row) => ({ ...row, post: { ...row.post, leaseUntil, attempts: row.post.attempts + 1 } }));
  });
}

/** Notes that a new series of blind retries begins now, in this channel. False when somebody else has settled the post or taken it over. */
export async function beginTrying(db: Db, post: Post, channelId: string, now: Date): Promise<boolean> {
  const begun = await db
    .update(posts)
    .set({ triedAt: now, channelId })
    .where(and(eq(posts.id, post.id), eq(posts.state, 'claimed'), eq(posts.leaseUntil, post.leaseUntil)))
    .returning({ id: posts.id });
  return begun.length > 0;
}

/** Records a message that reached the channel, moves the cohort's pointer and clears what blocked it; one statement. */
export async function recordSent(db: Db, post: Post, messageId: string, at: Date): Promise<void> {
  await db.execute(sql`
    with sent as (
      update ${posts} set state = 'sent', message_id = ${messageId}, posted_at = ${at.toISOString()}
      where ${posts.id} = ${post.id} and ${posts.state} = 'claimed'
      returning cohort_id, kind, day_key
    )
    update ${cohorts} set
      last_day_key = coalesce(sent.day_key, last_day_key),
      blocked = null, blocked_at = null,
      state = case when sent.kind = 'closing' and state = 'running' then 'finished' else state end,
      ended_at = case when sent.kind = 'closing' then ${at.toISOString()}::timestamptz else ended_at end,
      next_post_at = case when sent.kind = 'closing' then null else next_post_at end,
      next_post_on = case when sent.kind = 'closing' then null else next_post_on end
    from sent where ${cohorts.id} = sent.cohort_id`);
}

/** Gives up a claimed post for good; the pointer stays, so the day comes with the next post. */
export async function recordSkipped(db: Db, postId: number, skipped: Skip): Promise<void> {
  await db
    .update(posts)
    .set({ state: 'skipped', skipped })
    .where(and(eq(posts.id, postId), eq(posts.state, 'claimed')));
}

/** Leaves a claimed post to be tried again at a time. */
export async function postpone(db: Db, postId: number, until: Date): Promise<void> {
  await db
    .update(posts)
    .set({ leaseUntil: until })
    .where(and(eq(posts.id, postId), eq(posts.state, 'claimed')));
}

/** Marks a cohort as blocked. True for the one call that changed it, which is the one that tells the admin. */
export async function markBlocked(db: Db, cohortId: number, blocked: Block, now: Date): Promise<boolean> {
  const changed = await db
    .update(cohorts)
    .set({ blocked, blockedAt: now })
    .where(and(eq(cohorts.id, cohortId), sql`${cohorts.blocked} is null`))
    .returning({ id: cohorts.id });
  return changed.length > 0;
}

/** The last posts of a cohort, newest first. */
export async function recentPosts(db: Db, cohortId: number, limit: number): Promise<Post[]> {
  return db.select().from(posts).where(eq(posts.cohortId, cohortId)).orderBy(desc(posts.on)).limit(limit);
}

/** The newest date that has a post row of any state, undefined before the first. */
export async function lastPostedOn(db: Db, cohortId: number): Promise<LocalDate | undefined> {
  const [row] = await db
    .select({ on: posts.on })
    .from(posts)
    .where(eq(posts.cohortId, cohortId))
    .orderBy(desc(posts.on))
    .limit(1);
  return row?.on;
}
