import { and, asc, eq, getTableColumns, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { BlockReason } from '../../core/block-reasons.ts';
import type { Span } from '../../core/ledger.ts';
import type { Slot } from '../../core/schedule.ts';
import type { Db } from '../client.ts';
import { type Cohort, pausesIn } from '../cohorts.ts';
import { isDatabaseAway } from '../driver/errors.ts';
import { cohorts, posts } from '../schema.ts';
import { raiseBlock } from './notices.ts';
import { type NewPost, type Post, postedDays } from './posts.ts';

/** What a claim decides for one due cohort: slots given up, the post to send if any, and the slot to wait for next, null in a pause without an end. */
export type Decision = { skipped: NewPost[]; post: NewPost | null; next: Slot | null };

/** A cohort with all its pauses, those planned ahead included. */
export type DueCohort = Cohort & { pauses: Span[] };

/** How due cohorts are judged, each alone. */
export type Judge = {
  /** May throw; then the cohort is blocked for the reason that `blockOf` finds in the error, and judged again later. */
  decide(cohort: DueCohort, posted: ReadonlySet<string>): Promise<Decision>;
  blockOf(cohort: Cohort, error: unknown): BlockReason;
};

export type Claimed = { cohort: Cohort; post: Post };

/** How long a cohort that could not be judged stays out of the way. */
const judgeAgainMs = 5 * 60_000;

/** The servers on some of so many shards of Discord's gateway; people's own places are on the first. */
export type Near = { shards: readonly number[]; of: number };

function isNear({ shards, of }: Near) {
  const { guildId } = cohorts;
  return sql`case when ${guildId} like '@%' then 0 else (${guildId}::bigint >> 22) % ${of} end in ${shards}`;
}

/**
 * Claims due cohorts, or those of them that are near: locks up to `limit` that nobody else holds, writes what is decided about each, and moves their next
 * slot on, in one transaction. Cohorts with an unsettled post wait until that one is settled. A row that the database
 * itself refuses costs its own cohort only: all are then taken one by one.
 */
export async function claimDue(db: Db, now: Date, limit: number, judge: Judge, near?: Near) {
  const wanted = near === undefined ? isDue(now) : and(isDue(now), isNear(near));
  try {
    return await claimBatch(db, now, limit, judge, wanted);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
  }
  const rows = await db.select().from(cohorts).where(wanted).orderBy(asc(cohorts.nextPostAt)).limit(limit);
  const claimed: Claimed[] = [];
  for (const cohort of rows) {
    try {
      claimed.push(...(await claimBatch(db, now, 1, judge, and(eq(cohorts.id, cohort.id), isDue(now)))).claimed);
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      await setAside(db, cohort, judge.blockOf(cohort, error), now);
    }
  }
  return { claimed, handled: rows.length };
}

/** Whether a cohort's post is to be taken up. */
export function isDue(now: Date) {
  return and(
    eq(cohorts.state, 'running'),
    lte(cohorts.nextPostAt, now),
    isNull(cohorts.lookSince),
    or(isNull(cohorts.judgeAfter), lte(cohorts.judgeAfter, now)),
    sql`not exists (select 1 from ${posts} where ${posts.cohortId} = ${cohorts.id} and ${posts.state} = 'claimed')`,
  );
}

async function claimBatch(db: Db, now: Date, limit: number, judge: Judge, wanted: SQL | undefined) {
  return db.transaction(async (tx) => {
    const due = await tx
      .select({ ...getTableColumns(cohorts), pauses: pausesIn })
      .from(cohorts)
      .where(wanted)
      .orderBy(asc(cohorts.nextPostAt))
      .limit(limit)
      .for('update', { skipLocked: true });
    if (due.length === 0) return { claimed: [], handled: 0 };
    const judged = await Promise.all(due.map((cohort) => decided(judge, cohort)));
    const fine = judged.flatMap((one) => (one.kind === 'fine' ? [one] : []));
    const rows = fine.flatMap(({ post, skipped }) => (post === null ? skipped : [...skipped, post]));
    // A date that already has its row keeps it: the unique key, not this code, is what makes a post happen once.
    const written = rows.length === 0 ? [] : await tx.insert(posts).values(rows).onConflictDoNothing().returning();
    const claimedBy = new Set(written.flatMap((post) => (post.state === 'claimed' ? [post.cohortId] : [])));
    for (const { cohort, post } of fine) {
      if (post?.kind !== 'day' || claimedBy.has(cohort.id)) continue;
      // Its plan has moved since a day was posted before: the keys of all that were decide.
      const again = await judge.decide(cohort, await postedDays(tx, cohort.id));
      if (again.post === null) continue;
      written.push(...(await tx.insert(posts).values(again.post).onConflictDoNothing().returning()));
    }
    await moveOn(tx, fine);
    for (const one of judged) if (one.kind === 'failed') await setAside(tx, one.cohort, one.block, now);
    const cohortOf = new Map(due.map((cohort) => [cohort.id, cohort]));
    const claimed = written.flatMap((post) => {
      const cohort = cohortOf.get(post.cohortId);
      return post.state === 'claimed' && cohort !== undefined ? [{ cohort, post }] : [];
    });
    return { claimed, handled: due.length };
  });
}

type Judged = ({ kind: 'fine'; cohort: DueCohort } & Decision) | { kind: 'failed'; cohort: Cohort; block: BlockReason };

async function decided(judge: Judge, cohort: DueCohort): Promise<Judged> {
  try {
    return { kind: 'fine', cohort, ...(await judge.decide(cohort, new Set())) };
  } catch (error) {
    // An outage is nobody's fault, and the whole claim is tried again.
    if (isDatabaseAway(error)) throw error;
    return { kind: 'failed', cohort, block: judge.blockOf(cohort, error) };
  }
}

/** Sets the next slots; whoever could be judged again is no longer set aside. */
async function moveOn(tx: Db, fine: { cohort: Cohort; next: Slot | null }[]): Promise<void> {
  if (fine.length === 0) return;
  const moves = JSON.stringify(fine.map(({ cohort, next }) => ({ id: cohort.id, at: next?.at, date: next?.on })));
  await tx.execute(sql`
    update ${cohorts} set next_post_at = move.at, next_post_on = move.date, judge_after = null,
      blocked = case when judge_after is null then blocked end,
      blocked_at = case when judge_after is null then blocked_at end
    from json_to_recordset(${moves}::json) as move(id bigint, at timestamptz, date date)
    where ${cohorts.id} = move.id`);
}

async function setAside(db: Db, cohort: Cohort, block: BlockReason, now: Date): Promise<void> {
  await raiseBlock(db, cohort.id, block, now);
  await db
    .update(cohorts)
    .set({ judgeAfter: new Date(now.getTime() + judgeAgainMs) })
    .where(eq(cohorts.id, cohort.id));
}

/** Takes over claims whose lease ran out, giving each a new lease. */
export async function claimExpired(db: Db, now: Date, leaseUntil: Date, limit: number): Promise<Claimed[]> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select({ post: posts, cohort: cohorts })
      .from(posts)
      .innerJoin(cohorts, eq(cohorts.id, posts.cohortId))
      .where(and(eq(posts.state, 'claimed'), lte(posts.leaseUntil, now), isNull(cohorts.lookSince)))
      .orderBy(asc(posts.leaseUntil))
      .limit(limit)
      .for('update', { of: posts, skipLocked: true });
    if (rows.length === 0) return [];
    const ids = rows.map(({ post }) => post.id);
    await tx
      .update(posts)
      .set({ leaseUntil, attempts: sql`${posts.attempts} + 1` })
      .where(inArray(posts.id, ids));
    return rows.map((row) => ({ ...row, post: { ...row.post, leaseUntil, attempts: row.post.attempts + 1 } }));
  });
}
