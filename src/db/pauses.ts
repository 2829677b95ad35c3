import { and, asc, eq, gt } from 'drizzle-orm';
import { addDays, laterDate } from '../core/calendar.ts';
import type { Span } from '../core/ledger.ts';
import { nextFreeSlot, pauseAt, pauseOver } from '../core/pauses.ts';
import type { Schedule, Slot } from '../core/schedule.ts';
import type { Db } from './client.ts';
import { type Cohort, isRunning, waitingFor } from './cohorts.ts';
import { lastPostedOn } from './posts/posts.ts';
import { holdsAt } from './schema/columns.ts';
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
    await holdUntil(tx, cohortId, now, until);
    return true;
  });
}

/** Ends what pauses hold. Gives the slot that is next, undefined where none held. */
export async function resumeCohort(tx: Db, cohortId: number, now: Date) {
  return replanned(tx, cohortId, now, async () => (await endPauses(tx, cohortId, now)).length > 0);
}

/** A plan of one's own rests while its learner is away, in the place of what held or was planned before. */
export async function restOwn(tx: Db, cohortId: number, away: readonly Span[], now: Date): Promise<void> {
  await replanned(tx, cohortId, now, async () => {
    await callOffPauses(tx, cohortId, now);
    for (const { from, until } of away) {
      if (from <= now) await holdUntil(tx, cohortId, now, until);
      else await tx.insert(cohortPauses).values({ cohortId, from, until });
    }
    return true;
  });
}

/** Ends what pauses hold and calls off what is planned, as for a cohort that is over. */
export async function endAllPauses(tx: Db, cohortId: number, now: Date): Promise<void> {
  await callOffPauses(tx, cohortId, now);
  await endPauses(tx, cohortId, now);
}

/** Calls off all pauses that lie ahead. */
async function callOffPauses(tx: Db, cohortId: number, now: Date): Promise<void> {
  const isAhead = and(eq(cohortPauses.cohortId, cohortId), gt(cohortPauses.from, now));
  await tx.delete(cohortPauses).where(isAhead);
}

/** Moves the end of the pause that holds, else begins one. */
async function holdUntil(tx: Db, cohortId: number, now: Date, until: Date | null): Promise<void> {
  const [first] = await endPauses(tx, cohortId, now);
  if (first === undefined) await tx.insert(cohortPauses).values({ cohortId, from: now, until });
  else await tx.update(cohortPauses).set({ until }).where(eq(cohortPauses.id, first.id));
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
    const holding = and(mine, holdsAt(cohortPauses, now));
    return (await tx.update(cohortPauses).set({ until: now }).where(holding)).count > 0;
  });
}

/** Changes the pauses of a running cohort, whose row is locked, and has it wait for the slot that follows from them. */
async function replanned(
  tx: Db,
  cohortId: number,
  now: Date,
  change: () => Promise<boolean>,
): Promise<{ next: Slot | null } | undefined> {
  const [cohort] = await tx.select().from(cohorts).where(isRunning(cohortId)).for('update');
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
    .where(and(eq(cohortPauses.cohortId, cohortId), holdsAt(cohortPauses, now)))
    .returning({ id: cohortPauses.id, from: cohortPauses.from });
  return ended.sort((one, other) => one.from.getTime() - other.from.getTime());
}
