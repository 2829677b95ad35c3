import { and, eq, isNull, sql } from 'drizzle-orm';
import { ownPlace } from '../../core/own-place.ts';
import type { Db } from '../client.ts';
import { pauseCohort } from '../pauses.ts';
import { cohortPauses, cohorts, notices, posts } from '../schema.ts';
import { raiseBlock } from './notices.ts';
import { type Post, recordSkipped } from './posts.ts';

/** How many that do not reach their reader in a row make a plan rest. */
const undeliveredAtMost = 3;

/**
 * Gives a post up that did not reach the one person whose plan it is of; its day comes with the next one. The third in a row
 * pauses the plan, which they learn with their next command; says whether it did.
 */
export async function noteUndelivered(db: Db, post: Post, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    await recordSkipped(tx, post, { code: 'undelivered' });
    const { cohortId } = post;
    const [row] = await tx.execute<{ inARow: number }>(sql`
      select count(*) filter (where last.code = 'undelivered')::int as "inARow" from (
        select p.skipped ->> 'code' as code from ${posts} p
        where p.cohort_id = ${cohortId}
          and p.claimed_at > coalesce((select max(until_at) from ${cohortPauses} where cohort_id = ${cohortId}), '-infinity')
        order by p.on_date desc limit ${undeliveredAtMost}) last`);
    if (row === undefined || row.inARow < undeliveredAtMost) return false;
    await pauseCohort(tx, cohortId, now, null);
    await raiseBlock(tx, cohortId, { code: 'closed' }, now);
    return true;
  });
}

export async function noteToldStopped(db: Db, userId: string, now: Date): Promise<void> {
  const own = db
    .select({ id: cohorts.id })
    .from(cohorts)
    .where(eq(cohorts.guildId, ownPlace(userId)));
  await db
    .update(notices)
    .set({ toldAt: now })
    .where(and(sql`${notices.cohortId} in ${own}`, isNull(notices.toldAt)));
}
