import { and, desc, eq, getTableColumns, gt, inArray, or, type Placeholder, sql } from 'drizzle-orm';
import type { ZoneName } from '../core/calendar.ts';
import type { SetupSettings } from '../core/cohort-settings.ts';
import { timeAway } from '../core/learner/learner-settings.ts';
import { ownPlace } from '../core/own-place.ts';
import { datesOf } from '../core/pauses.ts';
import type { Slot } from '../core/schedule.ts';
import { builtOnce } from './built-once.ts';
import type { Db } from './client.ts';
import { violates } from './driver/errors.ts';
import { spanOf } from './learners/ledger.ts';
import {
  cohortPauses,
  cohorts,
  completions,
  curriculumVersions,
  learners,
  notices,
  posts,
  reminders,
} from './schema.ts';

export type Cohort = typeof cohorts.$inferSelect;
export type NewCohort = Omit<typeof cohorts.$inferInsert, 'state' | 'createdAt'>;

/** All pauses that a selected cohort had, has or is to have, in order. */
export const pausesIn = sql`(select coalesce(json_agg(json_build_array(p.from_at, p.until_at) order by p.from_at), '[]')
  from ${cohortPauses} p where p.cohort_id = ${cohorts.id})`.mapWith((rows: [string, string | null][]) =>
  rows.map(spanOf),
);

/** What is read of a cohort for somebody, and in their own place; learners and completions are theirs. */
export const forUser = (userId: string | Placeholder, own: string | Placeholder) => ({
  ...getTableColumns(cohorts),
  slug: curriculumVersions.slug,
  title: curriculumVersions.title,
  learns: sql<boolean>`${learners.id} is not null and ${learners.leftAt} is null`,
  /** The caller's row in it, left or not; null if they never joined. */
  learner: getTableColumns(learners),
  pauses: pausesIn,
  /** The caller has done the day sent last, or that of the post whose button was pressed. */
  latestDone: sql<boolean>`${completions.dayKey} is not null`,
  /** A direct message that did not reach the caller, of which they have not been told; `isOver` once no more are sent. */
  undelivered: sql<{ at: string; isOver: boolean } | null>`(
    select json_build_object('at', max(r.undelivered_at), 'isOver', bool_and(r.next_at is null)) from ${reminders} r
    where r.user_id = ${userId} and r.undelivered_at is not null having count(*) > 0)`,
  /** Since when the caller's own plan rests because three posts in a row did not reach them, and whether they were told. */
  stopped: sql<{ at: string; isTold: boolean } | null>`(
    select json_build_object('at', n.since_at, 'isTold', n.told_at is not null)
    from ${notices} n join ${cohorts} o on o.id = n.cohort_id
    where o.guild_id = ${own} and n.kind = 'blocked' and n.block ->> 'code' = 'closed')`,
});

/** A cohort as somebody may mean it: with its plan's names, the caller's row in it, and whether they learn there now. */
export type CohortForUser = Awaited<ReturnType<typeof cohortsForUser>>[number];

/**
 * Cohorts that commands may mean: what has not been ended, and what was begun and ended in a channel after another plan had
 * finished there, which must not pass for the current one again.
 */
export const isMeant = or(
  inArray(cohorts.state, ['running', 'finished']),
  sql`(${cohorts.state} = 'ended'
    and exists (select 1 from ${cohorts} o where o.channel_id = ${cohorts.channelId} and o.state = 'finished')
    and not exists (select 1 from ${cohorts} o where o.channel_id = ${cohorts.channelId} and o.id > ${cohorts.id}))`,
);

/** Every cohort of a place that commands may mean, newest first; `learns` is about this user. One indexed read. */
export async function cohortsForUser(db: Db, guildId: string, userId: string) {
  return readForUser(db, { guildId, userId, own: ownPlace(userId) });
}

const [user, own] = [sql.placeholder('userId'), sql.placeholder('own')];
const isCallers = and(eq(learners.cohortId, cohorts.id), eq(learners.userId, user));

const readForUser = builtOnce((db) =>
  db
    .select(forUser(user, own))
    .from(cohorts)
    .innerJoin(curriculumVersions, eq(curriculumVersions.id, cohorts.versionId))
    .leftJoin(learners, isCallers)
    .leftJoin(completions, and(eq(completions.learnerId, learners.id), eq(completions.dayKey, cohorts.lastDayKey)))
    .where(and(eq(cohorts.guildId, sql.placeholder('guildId')), isMeant))
    .orderBy(desc(cohorts.id)),
);

/** The place of a cohort; undefined where there is no such cohort. */
export async function serverOf(db: Db, cohortId: number): Promise<string | undefined> {
  return (await cohortOf(db, cohortId))?.guildId;
}

/** The cohort and day that a public button belongs to; undefined when the post or its cohort is gone. */
export async function cohortOfPost(db: Db, ref: string, userId: string) {
  const [row] = await readOfPost(db, { ref, userId, own: ownPlace(userId) });
  if (row === undefined) return undefined;
  const { dayKey, ...cohort } = row;
  return { cohort, dayKey };
}

const readOfPost = builtOnce((db) =>
  db
    .select({ ...forUser(user, own), dayKey: posts.dayKey })
    .from(posts)
    .innerJoin(cohorts, eq(cohorts.id, posts.cohortId))
    .innerJoin(curriculumVersions, eq(curriculumVersions.id, cohorts.versionId))
    .leftJoin(learners, isCallers)
    .leftJoin(completions, and(eq(completions.learnerId, learners.id), eq(completions.dayKey, posts.dayKey)))
    .where(eq(posts.ref, sql.placeholder('ref'))),
);

/** A cohort by its number, in whatever state it is. */
export async function cohortOf(db: Db, cohortId: number): Promise<Cohort | undefined> {
  return (await db.select().from(cohorts).where(eq(cohorts.id, cohortId)))[0];
}

/** Writes a new running cohort. `occupied` when the channel has a running one already: the unique key decides, not a look before. */
export async function createCohort(
  db: Db,
  cohort: NewCohort,
  now: Date,
): Promise<{ kind: 'created'; cohort: Cohort } | { kind: 'occupied' }> {
  const [created] = await db
    .insert(cohorts)
    .values({ ...cohort, createdAt: now })
    .onConflictDoNothing({ target: cohorts.channelId, where: sql`state = 'running'` })
    .returning();
  return created === undefined ? { kind: 'occupied' } : { kind: 'created', cohort: created };
}

/**
 * Changes a running cohort. `nextOf` gives the slot that follows from it (null: none while paused), asked once all else is
 * as it will be. `occupied` when the new channel has a running one; `over` when this one no longer runs. A post that was
 * stuck is tried again at once.
 */
export async function changeCohort(
  db: Db,
  cohortId: number,
  change: Partial<SetupSettings>,
  nextOf: (tx: Db) => Promise<Slot | null>,
  now: Date,
): Promise<{ kind: 'changed'; next: Slot | null } | { kind: 'occupied' } | { kind: 'over' }> {
  try {
    return await db.transaction(async (tx) => {
      const [before] = await tx
        .select({ blocked: cohorts.blocked, zone: cohorts.zone })
        .from(cohorts)
        .where(isRunning(cohortId))
        .for('update');
      if (before === undefined) return { kind: 'over' };
      if (change.zone !== undefined) await keepDatesOfBreaks(tx, cohortId, [before.zone, change.zone], now);
      const next = await nextOf(tx);
      await tx
        .update(cohorts)
        .set({ ...change, ...waitingFor(next) })
        .where(eq(cohorts.id, cohortId));
      // One’s own plan that rests, for its posts did not arrive, rests on.
      if (before.blocked?.code !== 'closed') await unblockLocked(tx, cohortId, before, now);
      // What was in the way of these may be so no more; else it is told anew.
      await tx.delete(notices).where(and(eq(notices.cohortId, cohortId), inArray(notices.kind, ['threads', 'role'])));
      return { kind: 'changed', next };
    });
  } catch (error) {
    if (violates(error, 'cohorts_one_running_per_channel')) return { kind: 'occupied' };
    throw error;
  }
}

/** Breaks that are planned stay on their dates when the clock changes by which these are read. */
async function keepDatesOfBreaks(tx: Db, cohortId: number, [before, after]: [ZoneName, ZoneName], now: Date) {
  if (before === after) return;
  const isToCome = and(eq(cohortPauses.cohortId, cohortId), gt(cohortPauses.until, now));
  for (const { id, from, until } of await tx.select().from(cohortPauses).where(isToCome)) {
    const dates = datesOf({ from, until }, before);
    const moved = timeAway(dates.from, dates.until, after, now);
    await tx
      .update(cohortPauses)
      .set(from > now ? moved : { until: moved.until })
      .where(eq(cohortPauses.id, id));
  }
}

/** Takes back that a running cohort is blocked, since what was in the way is gone; a post that was stuck is tried again at once. */
export async function unblock(db: Db, cohortId: number, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const [before] = await tx
      .select({ blocked: cohorts.blocked })
      .from(cohorts)
      .where(isRunning(cohortId))
      .for('update');
    if (before !== undefined) await unblockLocked(tx, cohortId, before, now);
  });
}

async function unblockLocked(tx: Db, cohortId: number, before: Pick<Cohort, 'blocked'>, now: Date): Promise<void> {
  await tx.update(cohorts).set({ blocked: null, blockedAt: null, judgeAfter: null }).where(eq(cohorts.id, cohortId));
  await tx.delete(notices).where(and(eq(notices.cohortId, cohortId), eq(notices.kind, 'blocked')));
  // Only a blocked post waits without anybody sending it; hurrying another could send it twice.
  if (before.blocked === null) return;
  await tx
    .update(posts)
    .set({ leaseUntil: now })
    .where(and(eq(posts.cohortId, cohortId), eq(posts.state, 'claimed')));
}

/** Ends a running cohort for good; its rows stay. False when it was not running. */
export async function endCohort(db: Db, cohortId: number, now: Date): Promise<boolean> {
  const ended = await db
    .update(cohorts)
    .set({ state: 'ended', endedAt: now, ...waitingFor(null) })
    .where(isRunning(cohortId));
  return ended.count > 0;
}

/** Lets a finished cohort run again from a slot on. `occupied`: its channel has another running one by now. */
export async function reopenCohort(
  db: Db,
  cohortId: number,
  next: Slot,
): Promise<'reopened' | 'occupied' | 'not-finished'> {
  try {
    // A savepoint, so that the transaction around it lives on where the channel is taken.
    return await db.transaction(async (tx) => {
      const reopened = await tx
        .update(cohorts)
        .set({ state: 'running', endedAt: null, ...waitingFor(next) })
        .where(and(eq(cohorts.id, cohortId), eq(cohorts.state, 'finished')));
      return reopened.count > 0 ? 'reopened' : 'not-finished';
    });
  } catch (error) {
    if (violates(error, 'cohorts_one_running_per_channel')) return 'occupied';
    throw error;
  }
}

export function isRunning(cohortId: number) {
  return and(eq(cohorts.id, cohortId), eq(cohorts.state, 'running'));
}

/** The columns that say which slot a cohort waits for; null: none. */
export function waitingFor(next: Slot | null) {
  return { nextPostAt: next?.at ?? null, nextPostOn: next?.on ?? null };
}

/** The slot that a cohort waits for; null where none is planned. */
export function waitsFor({ nextPostAt: at, nextPostOn: on }: Pick<Cohort, 'nextPostAt' | 'nextPostOn'>): Slot | null {
  return at === null || on === null ? null : { at, on };
}
