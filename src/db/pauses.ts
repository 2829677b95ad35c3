import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { addDays, laterDate } from '../core/calendar.ts';
import type { Span } from '../core/ledger.ts';
import { nextFreeSlot, pauseAt, pauseOver, pausesAhead } from '../core/pauses.ts';
import type { Schedule, Slot } from '../core/schedule.ts';
import type { Db } from './client.ts';
import { type Cohort, waitingFor } from './cohorts.ts';
import { lastPostedOn } from './posts/posts.ts';
import { cohortPauses, cohorts } from './schema.ts';

/** A pause of a cohort with its number. */
type CohortPause = Span & { id: number };

/** All pauses that a cohort had, has or is to have, in order. */
export async function pausesOf(db: Db, cohortId: number): Promise<CohortPause[]> {
  return db
    .select({ id: cohortPauses.id, from: cohortPauses.from, until: cohortPauses.until })
    .from(cohortPauses)
    .where(eq(cohortPauses.cohortId, cohortId))
    .orderBy(asc(cohortPauses.from), asc(cohortPauses.id));
}

/**
 * The first slot after an instant that falls into no pause, on a date that has no post yet: a cohort posts once a date,
 * whatever is changed. Null in a pause without an end.
 */
export async function slotFrom(
  db: Db,
  cohort: Schedule & Pick<Cohort, 'id' | 'startsOn'>,
  after: Date,
): Promise<Slot | null> {
  const last = await lastPostedOn(db, cohort.id);
  const free = last === undefined ? cohort.startsOn : laterDate(cohort.startsOn, addDays(last, 1));
  return nextFreeSlot(cohort, await pausesOf(db, cohort.id), after, free);
}

/** Pauses a running cohort from now on, or moves the end of the pause that holds. Gives the first slot after it; undefined where it is over. */
export async function pauseCohort(tx: Db, cohortId: number, now: Date, until: Date | null) {
  return replanned(tx, cohortId, now, async () => {
    const [first] = await endPauses(tx, cohortId, now);
    if (first === undefined) await tx.insert(cohortPauses).values({ cohortId, from: now, until });
    else await tx.update(cohortPauses).set({ until }).where(eq(cohortPauses.id, first.id));
    return true;
  });
}

/** Ends what pauses hold. Gives the slot that is next, undefined where none held. */
export async function resumeCohort(tx: Db, cohortId: number, now: Date) {
  return replanned(tx, cohortId, now, async () => (await endPauses(tx, cohortId, now)).length > 0);
}

/** A plan of one's own rests while its learner is away; what was planned before is called off, as for the learner. */
export async function restOwn(tx: Db, cohortId: number, away: Span, now: Date): Promise<void> {
  await callOffPauses(tx, cohortId, now);
  const isResting = pauseAt(await pausesOf(tx, cohortId), now) !== undefined;
  if (isResting || away.from <= now) await pauseCohort(tx, cohortId, now, away.until);
  else await addPause(tx, cohortId, away, now);
}

/** A plan of one's own goes on. Says whether it rested. */
export async function wakeOwn(tx: Db, cohortId: number, now: Date): Promise<boolean> {
  await callOffPauses(tx, cohortId, now);
  return (await resumeCohort(tx, cohortId, now)) !== undefined;
}

async function callOffPauses(tx: Db, cohortId: number, now: Date): Promise<void> {
  for (const { id } of pausesAhead(await pausesOf(tx, cohortId), now)) await dropPause(tx, cohortId, id, now);
}

/** Plans a pause ahead. Gives the slot that is next; undefined where another pause covers all of it, or the cohort is over. */
export async function addPause(tx: Db, cohortId: number, { from, until }: Span, now: Date) {
  return replanned(tx, cohortId, now, async () => {
    const isCovered = (await pausesOf(tx, cohortId)).some(
      (one) => one.from <= from && (one.until === null || (until !== null && one.until >= until)),
    );
    if (!isCovered) await tx.insert(cohortPauses).values({ cohortId, from, until });
    return !isCovered;
  });
}

/** Calls a pause off, or ends it where it has begun. Gives the slot that is next, undefined where there is no such pause any more. */
export async function dropPause(tx: Db, cohortId: number, id: number, now: Date) {
  const mine = and(eq(cohortPauses.cohortId, cohortId), eq(cohortPauses.id, id));
  return replanned(tx, cohortId, now, async () => {
    const ahead = await tx.delete(cohortPauses).where(and(mine, gt(cohortPauses.from, now)));
    if (ahead.count > 0) return true;
    return (
      (
        await tx
          .update(cohortPauses)
          .set({ until: now })
          .where(and(mine, holdsAt(now)))
      ).count > 0
    );
  });
}

/** Changes the pauses of a running cohort, whose row is locked, and has it wait for the slot that follows from them. */
async function replanned(
  tx: Db,
  cohortId: number,
  now: Date,
  change: () => Promise<boolean>,
): Promise<{ next: Slot | null } | undefined> {
  const running = and(eq(cohorts.id, cohortId), eq(cohorts.state, 'running'));
  const [cohort] = await tx.select().from(cohorts).where(running).for('update');
  if (cohort === undefined || !(await change())) return undefined;
  const next = (await overdue(tx, cohort, now)) ?? (await slotFrom(tx, cohort, now));
  await tx.update(cohorts).set(waitingFor(next)).where(eq(cohorts.id, cohortId));
  return { next };
}

/** The slot that has come and waits to be judged, as long as no pause takes it. */
async function overdue(tx: Db, cohort: Cohort, now: Date): Promise<Slot | undefined> {
  const { nextPostOn: on, nextPostAt: at, zone } = cohort;
  if (on === null || at === null || at > now) return undefined;
  const pauses = await pausesOf(tx, cohort.id);
  return pauseAt(pauses, now) || pauseOver(pauses, { on, at }, zone) ? undefined : { on, at };
}

/** Ends the pauses that hold, and gives them in the order in which they began. */
async function endPauses(tx: Db, cohortId: number, now: Date): Promise<{ id: number }[]> {
  const ended = await tx
    .update(cohortPauses)
    .set({ until: now })
    .where(and(eq(cohortPauses.cohortId, cohortId), holdsAt(now)))
    .returning({ id: cohortPauses.id, from: cohortPauses.from });
  return ended.sort((one, other) => one.from.getTime() - other.from.getTime());
}

function holdsAt(now: Date) {
  return and(lte(cohortPauses.from, now), or(isNull(cohortPauses.until), gt(cohortPauses.until, now)));
}
