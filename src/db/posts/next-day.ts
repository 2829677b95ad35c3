import { and, eq, inArray, isNull, notExists, sql } from 'drizzle-orm';
import type { LocalDate } from '../../core/calendar.ts';
import type { Slot } from '../../core/schedule.ts';
import type { Db } from '../client.ts';
import { type Cohort, isRunning, waitingFor } from '../cohorts.ts';
import { cohorts, posts } from '../schema.ts';

type Pointed = Pick<Cohort, 'id' | 'earlier' | 'lastDayKey' | 'nextDayKey'>;

/** Whether a running cohort still stands in its plan where it was seen. */
function standsAt({ id, lastDayKey, nextDayKey }: Pointed) {
  return and(
    isRunning(id),
    sql`${cohorts.lastDayKey} is not distinct from ${lastDayKey}::text`,
    sql`${cohorts.nextDayKey} is not distinct from ${nextDayKey}::text`,
  );
}

/** Has a day come next, null for the one behind the pointer. False where the cohort has gone on meanwhile. */
export async function wantNext(tx: Db, seen: Pointed, dayKey: string | null): Promise<boolean> {
  const set = await tx.update(cohorts).set({ nextDayKey: dayKey }).where(standsAt(seen));
  return set.count > 0;
}

/** Has the next post come at a slot of now. False where its date has a post by now, or the cohort has gone on meanwhile. */
export async function postNow(tx: Db, seen: Pointed, slot: Slot): Promise<boolean> {
  const set = await tx
    .update(cohorts)
    .set({ ...waitingFor(slot), judgeAfter: null })
    .where(
      and(
        standsAt(seen),
        isNull(cohorts.blocked),
        sql`not exists (select 1 from ${posts} where cohort_id = ${seen.id} and state = 'claimed')`,
        notExists(tx.select({ one: sql`1` }).from(posts).where(isOn(seen, slot.on))),
      ),
    );
  return set.count > 0;
}

/** What stands for a date: the post that came or is coming, or why there is none; undefined where nothing does. */
export async function postOn(db: Db, cohort: Pick<Cohort, 'id' | 'earlier'>, on: LocalDate) {
  const [row] = await db
    .select({ state: posts.state, dayKey: posts.dayKey, at: posts.postedAt, skipped: posts.skipped })
    .from(posts)
    .where(isOn(cohort, on));
  return row;
}

/** Of the plan before, too, from which the group may have gone over that day. */
function isOn({ id, earlier }: Pick<Cohort, 'id' | 'earlier'>, on: LocalDate) {
  return and(inArray(posts.cohortId, [id, ...earlier]), eq(posts.on, on));
}

/** The day that a cohort was sent last, undefined before the first. */
export async function lastSentDay(db: Db, cohortId: number): Promise<string | undefined> {
  const [row] = await db.execute<{ key: string }>(sql`
    select day_key as key from ${posts} where cohort_id = ${cohortId} and state = 'sent' and kind = 'day'
    order by on_date desc limit 1`);
  return row?.key;
}
