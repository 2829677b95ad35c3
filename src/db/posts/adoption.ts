import { and, asc, eq, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { Slot } from '../../core/schedule.ts';
import type { Db } from '../client.ts';
import type { Cohort } from '../cohorts.ts';
import { cohorts, posts } from '../schema.ts';
import { type Post, postedDays, recordSent, roundOf } from './posts.ts';
import { threadOwed } from './threads.ts';

/** A message that stands in a cohort's channel, by the ref of its buttons. */
type SentMessage = { ref: string; messageId: string; at: Date };

/** Running cohorts of a restored backup whose channels are to be looked through; each is left alone until `again`. */
export async function toLookThrough(db: Db, now: Date, again: Date, limit: number): Promise<Cohort[]> {
  const due = db
    .select({ id: cohorts.id })
    .from(cohorts)
    .where(
      and(
        eq(cohorts.state, 'running'),
        isNotNull(cohorts.lookSince),
        or(isNull(cohorts.judgeAfter), lte(cohorts.judgeAfter, now)),
      ),
    )
    .orderBy(asc(cohorts.id))
    .limit(limit)
    .for('update', { skipLocked: true });
  return db.update(cohorts).set({ judgeAfter: again }).where(inArray(cohorts.id, due)).returning();
}

/** Has nothing posted either to a cohort that goes on from another one, whose channel is being looked through. */
export async function lookThroughToo(tx: Db, cohortId: number, { lookSince, judgeAfter }: Cohort): Promise<Cohort> {
  const [cohort] = await tx.update(cohorts).set({ lookSince, judgeAfter }).where(eq(cohorts.id, cohortId)).returning();
  if (cohort === undefined) throw new Error(`no cohort ${cohortId}`);
  return cohort;
}

/** Lets cohorts be posted to again: their channel was looked through. */
export async function looked(db: Db, cohortIds: number[]): Promise<void> {
  await db.update(cohorts).set({ lookSince: null, judgeAfter: null }).where(inArray(cohorts.id, cohortIds));
}

/**
 * Records a message as the post of its date, and moves the cohort's pointer. A post that is stored is only settled; of
 * one that is not, `decide` says what it was; `settled` is told of it in the same transaction. A date that has been posted
 * already keeps its post.
 */
export async function adoptPost(
  db: Db,
  cohortId: number,
  { ref, messageId, at }: SentMessage,
  decide: (cohort: Cohort, posted: ReadonlySet<string>) => Promise<{ slot: Slot; dayKey: string | null }>,
  settled: (tx: Db, post: Post) => Promise<void>,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [cohort] = await tx.select().from(cohorts).where(eq(cohorts.id, cohortId)).for('update');
    if (cohort === undefined) return;
    const sent = { messageId, at, late: false, lacks: [] };
    const [known] = await tx.select().from(posts).where(eq(posts.ref, ref));
    const follows = async (post: Post) => {
      await recordSent(tx, post, { ...sent, beside: threadOwed(cohort, post, at) });
      await settled(tx, post);
    };
    if (known !== undefined) return known.state === 'sent' ? undefined : follows(known);
    const posted = await postedDays(tx, cohortId);
    const { slot, dayKey } = await decide(cohort, posted);
    const row = {
      ref,
      dayKey,
      kind: dayKey === null ? ('closing' as const) : ('day' as const),
      versionId: cohort.versionId,
      channelId: cohort.channelId,
      round: roundOf(cohort, dayKey, posted),
      zone: cohort.zone,
      slotAt: slot.at,
      state: 'claimed' as const,
      claimedAt: at,
      leaseUntil: at,
      skipped: null,
    };
    const [written] = await tx
      .insert(posts)
      .values({ cohortId, on: slot.on, ...row })
      .onConflictDoUpdate({ target: [posts.cohortId, posts.on], set: row, setWhere: eq(posts.state, 'skipped') })
      .returning();
    if (written !== undefined) await follows(written);
  });
}
