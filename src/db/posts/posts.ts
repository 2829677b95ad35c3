import { and, desc, eq, gt, isNotNull, lt, ne, sql } from 'drizzle-orm';
import type { SkipReason } from '../../core/block-reasons.ts';
import type { LocalDate, ZoneName } from '../../core/calendar.ts';
import { closesAt } from '../../core/schedule.ts';
import { statement } from '../built-once.ts';
import type { Db } from '../client.ts';
import type { Cohort } from '../cohorts.ts';
import { besideValue, type OwedBeside, oweBeside } from '../owed.ts';
import { cohorts, type NoticeKind, notices, type PostState, posts } from '../schema.ts';

export type Post = typeof posts.$inferSelect;
export type NewPost = typeof posts.$inferInsert;

/** The keys of all days that a cohort was sent in its present round, or is being sent; none of a post in the state that is left out. */
export async function postedDays(db: Db, cohortId: number, leftOut: PostState = 'skipped'): Promise<Set<string>> {
  const { dayKey, state } = posts;
  const inRound = sql`${posts.round} >= (select round from ${cohorts} where id = ${cohortId})`;
  const rows = await db
    .select({ dayKey })
    .from(posts)
    .where(and(eq(posts.cohortId, cohortId), inRound, ne(state, 'skipped'), ne(state, leftOut), isNotNull(dayKey)));
  return new Set(rows.flatMap((row) => (row.dayKey === null ? [] : [row.dayKey])));
}

/** The round of a post: a day that somebody wants once more begins another one, in which those behind it may come again, too. */
export function roundOf({ round }: Pick<Cohort, 'round'>, dayKey: string | null, posted: ReadonlySet<string>): number {
  return dayKey !== null && posted.has(dayKey) ? round + 1 : round;
}

/** The keys of all days that are behind a cohort: posted, or on their way there. One that is stuck is still to come. */
export async function daysBehind(db: Db, cohort: Pick<Cohort, 'id' | 'blocked'>): Promise<Set<string>> {
  return postedDays(db, cohort.id, cohort.blocked === null ? 'skipped' : 'claimed');
}

/** Whether Discord refused the text of a day when it was to be posted. */
export async function wasRefused(db: Db, cohortId: number, dayKey: string): Promise<boolean> {
  const refused = and(eq(posts.cohortId, cohortId), eq(posts.dayKey, dayKey), gt(posts.refusals, 0));
  return (await db.$count(posts, refused)) > 0;
}

/** Whether at an instant a post of this cohort was not settled yet, of an earlier date than this. */
export async function wasStuck(db: Db, cohortId: number, on: LocalDate, at: Date): Promise<boolean> {
  const unsettled = and(lt(posts.on, on), gt(posts.leaseUntil, at), isNotNull(posts.dayKey));
  return (await db.$count(posts, and(eq(posts.cohortId, cohortId), unsettled))) > 0;
}

/** Only who holds the lease decides about a post that is not settled. */
function held(post: Pick<Post, 'id' | 'leaseUntil'>) {
  return and(eq(posts.id, post.id), eq(posts.state, 'claimed'), eq(posts.leaseUntil, post.leaseUntil));
}

/**
 * Notes that a new try begins now, in this channel and with this day of this version; the text of another version has
 * not been refused yet. Undefined when somebody else has settled the post or taken it over.
 */
export async function beginTrying(
  db: Db,
  post: Post,
  content: Pick<Post, 'channelId' | 'versionId' | 'dayKey'>,
  now: Date,
): Promise<Post | undefined> {
  const mended = content.versionId !== post.versionId;
  const [begun] = await db
    .update(posts)
    .set({ ...content, triedAt: now, ...(mended ? { refusals: 0, bare: false } : {}) })
    .where(held(post))
    .returning();
  return begun;
}

/** Notes that Discord refused the text of a post's day; from the third time on the post goes without it. */
export async function noteRefusal(db: Db, post: Post, allowed: number): Promise<Post | undefined> {
  const [noted] = await db
    .update(posts)
    .set({ refusals: sql`${posts.refusals} + 1`, bare: sql`${posts.refusals} + 1 >= ${allowed}::int` })
    .where(held(post))
    .returning();
  return noted;
}

/** Notices that a post which has gone out says nothing about. */
const ownMatters: readonly NoticeKind[] = ['reread', 'threads', 'role'];

/** `beside`: what it gives cause for in other tables. `lacks`: notices that the message itself gives cause for. Sending it answers all others, but for what is said of the plan. */
export type Sent = { messageId: string; at: Date; late: boolean; lacks: NoticeKind[]; beside?: OwedBeside[] };

/**
 * Records a message that reached the channel, moves the cohort's pointer and clears what was in the way; one
 * statement. It holds also for a post that somebody has left out while it was on its way.
 */
export async function recordSent(db: Db, { id }: Post, { at, lacks, beside = [], ...sent }: Sent): Promise<void> {
  await record(db, { id, ...sent, at: at.toISOString(), lacks: JSON.stringify(lacks), beside: besideValue(beside) });
}

type Recorded = { id: number; messageId: string; at: string; late: boolean; lacks: string; beside: string };

const record = statement<Recorded, never>((value) => {
  const at = sql`${value('at')}::timestamptz`;
  const lacks = sql`array(select json_array_elements_text(${value('lacks')}::json))`;
  return sql`
    with beside as (${oweBeside(value('beside'))}), sent as (
      update ${posts} set state = 'sent', message_id = ${value('messageId')}, posted_at = ${at}, late = ${value('late')},
        skipped = null
      where ${posts.id} = ${value('id')}
        and (${posts.state} = 'claimed' or (${posts.state} = 'skipped' and ${posts.skipped} ->> 'code' = 'by-person'))
      returning cohort_id, kind, day_key, round
    ), told as (
      delete from ${notices} using sent where ${notices.cohortId} = sent.cohort_id
        and ${notices.kind} <> all(array[${sql.join([...ownMatters], sql`, `)}]::text[] || ${lacks})
    ), noticed as (
      insert into ${notices} (cohort_id, kind, since_at, due_at)
      select cohort_id, lack, ${at}, ${at} from sent, unnest(${lacks}) lack
      on conflict do nothing
    )
    update ${cohorts} set
      last_day_key = coalesce(sent.day_key, last_day_key),
      next_day_key = nullif(next_day_key, sent.day_key),
      round = greatest(${cohorts.round}, sent.round),
      blocked = null, blocked_at = null,
      state = case when sent.kind = 'closing' and state = 'running' then 'finished' else state end,
      ended_at = case when sent.kind = 'closing' then ${at} else ended_at end,
      next_post_at = case when sent.kind = 'closing' then null else next_post_at end,
      next_post_on = case when sent.kind = 'closing' then null else next_post_on end
    from sent where ${cohorts.id} = sent.cohort_id`;
});

/** Gives up a claimed post for good; the pointer stays, so the day comes with the next post. */
export async function recordSkipped(db: Db, post: Post, skipped: SkipReason): Promise<void> {
  await db.update(posts).set({ state: 'skipped', skipped }).where(held(post));
}

/** Leaves a claimed post to be tried again at a time. */
export async function postpone(db: Db, post: Post, until: Date): Promise<void> {
  await db.update(posts).set({ leaseUntil: until }).where(held(post));
}

/**
 * Leaves a day of the plan out because somebody wants it so: no post brings it any more, it is due for nobody, and it
 * can be done like any posted one. False when that day is not the one that is stuck.
 */
export async function skipDay(db: Db, cohortId: number, dayKey: string, now: Date): Promise<boolean> {
  const skipped: SkipReason = { code: 'by-person' };
  const rows = await db.execute(sql`
    with left_out as (
      update ${posts} set state = 'skipped', skipped = ${JSON.stringify(skipped)}::jsonb, lease_until = ${now.toISOString()}
      where cohort_id = ${cohortId} and day_key = ${dayKey} and state = 'claimed'
      returning cohort_id, day_key, round
    ), told as (
      delete from ${notices} using left_out
      where ${notices.cohortId} = left_out.cohort_id and ${notices.kind} = 'blocked'
    )
    update ${cohorts} set last_day_key = left_out.day_key, next_day_key = nullif(next_day_key, left_out.day_key),
      round = greatest(${cohorts.round}, left_out.round), blocked = null, blocked_at = null
    from left_out where ${cohorts.id} = left_out.cohort_id
    returning ${cohorts.id}`);
  return rows.length > 0;
}

/** The last posts of a cohort, newest first. */
export async function recentPosts(db: Db, cohortId: number, limit: number): Promise<Post[]> {
  return db.select().from(posts).where(eq(posts.cohortId, cohortId)).orderBy(desc(posts.on)).limit(limit);
}

/** The newest date that has a post row of any state, undefined before the first. */
export async function lastPostedOn(db: Db, cohortId: number): Promise<LocalDate | undefined> {
  const [last] = await recentPosts(db, cohortId, 1);
  return last?.on;
}

/** When the last post of a cohort, or of those that it goes on from, had come that has closed by the group's clock; null before the first. */
export async function lastClosed(db: Db, cohortId: number, now: Date): Promise<Date | null> {
  // No more than three can be open at once.
  const rows = await db.execute<{ on: LocalDate; at: string; zone: ZoneName }>(sql`
    select p.on_date as "on", p.posted_at as at, p.zone
    from ${cohorts} c, unnest(c.earlier || c.id) one (id), lateral (
      select * from ${posts} where cohort_id = one.id and state = 'sent' and kind = 'day' order by on_date desc limit 4) p
    where c.id = ${cohortId} order by p.posted_at desc`);
  const sent = rows.map(({ on, at, zone }) => ({ on, at: new Date(at), zone }));
  return sent.find((post) => closesAt(post, post.zone) <= now)?.at ?? null;
}
