import { and, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { addDays, wallClock } from '../core/calendar.ts';
import type { Slot } from '../core/schedule.ts';
import type { Db } from './client.ts';
import { type Cohort, isRunning, waitingFor } from './cohorts.ts';
import { violates } from './driver/errors.ts';
import { endAllPauses, slotFrom } from './pauses.ts';
import { cohortPauses, cohorts, learnerPauses, learnerSettings, learners, streaks } from './schema.ts';

/** The plan that a cohort's people go over to, and the day that it begins with. */
type Following = { versionId: number; firstDayKey: string };
export type Succession =
  | { kind: 'begun'; cohort: Cohort; next: Slot | null; people: number }
  | { kind: 'over' }
  | { kind: 'occupied' };

/**
 * Begins a plan for the people of another one, in its channel and with its settings, at the first slot after it. The one
 * before stays as it is, ended if it still ran; whoever takes part in it takes part in the new one, with their settings,
 * and their streaks go on. `over`: it has ended, or gone over already; `occupied`: something else runs in its channel.
 */
export async function goOver(
  db: Db,
  cohortId: number,
  { versionId, firstDayKey }: Following,
  now: Date,
): Promise<Succession> {
  try {
    // A savepoint, so that the transaction around it lives on where the channel is taken.
    return await db.transaction(async (tx) => {
      await lockLearners(tx, cohortId);
      const [old] = await tx.select().from(cohorts).where(eq(cohorts.id, cohortId)).for('update');
      if (old === undefined || old.state === 'ended') return { kind: 'over' };
      const next = await slotFrom(tx, old, now);
      const isRunning = old.state === 'running';
      await tx
        .update(cohorts)
        .set({
          nextPlan: null,
          nextDayKey: null,
          ...waitingFor(null),
          ...(isRunning ? { state: 'ended', endedAt: now } : {}),
        })
        .where(eq(cohorts.id, cohortId));
      const { id: _, ...settings } = old;
      const [cohort] = await tx
        .insert(cohorts)
        .values({
          ...settings,
          ...{ versionId, firstDayKey, lastDayKey: null, nextDayKey: null, nextPlan: null, round: 0 },
          ...{ state: 'running', blocked: null, blockedAt: null, judgeAfter: null, lookSince: null },
          ...{ endedAt: null, createdAt: now },
          ...waitingFor(next),
          // Today may have a post of the plan before.
          startsOn: next?.on ?? addDays(wallClock(now, old.zone).on, 1),
          earlier: [...old.earlier, old.id],
        })
        .returning();
      if (cohort === undefined) throw new Error('an insert returned no cohort');
      await takePauses(tx, old.id, cohort.id, now);
      return { kind: 'begun', cohort, next, people: await takeLearners(tx, old.id, cohort.id, now) };
    });
  } catch (error) {
    if (violates(error, 'cohorts_one_running_per_channel')) return { kind: 'occupied' };
    throw error;
  }
}

/** What is not over yet of a cohort's pauses holds on in the next one. */
async function takePauses(tx: Db, from: number, to: number, now: Date): Promise<void> {
  await tx.execute(sql`
    insert into ${cohortPauses} (cohort_id, from_at, until_at)
    select ${to}::bigint, greatest(from_at, ${now.toISOString()}), until_at from ${cohortPauses}
    where cohort_id = ${from} and (until_at is null or until_at > ${now.toISOString()})`);
  await endAllPauses(tx, from, now);
}

/**
 * Waits for whatever somebody is changing, so that it is taken along. Before the cohort is locked: who changes something
 * has locked their row, and may go on to name the cohort in another one.
 */
async function lockLearners(tx: Db, cohortId: number): Promise<void> {
  const theirs = tx.select({ id: learners.id }).from(learners).where(eq(learners.cohortId, cohortId));
  await theirs.orderBy(learners.id).for('no key update');
}

/**
 * Takes a cohort's present learners along into another one, with all that they have set for themselves but their pace,
 * which names days of the plan before. Gives how many they are.
 */
async function takeLearners(tx: Db, from: number, to: number, now: Date): Promise<number> {
  const { id: _, cohortId: __, joinedAt: ___, leftAt: ____, ...own } = getTableColumns(learners);
  const columns = sql.join(
    Object.values<PgColumn>(own).map(({ name }) => sql.identifier(name)),
    sql`, `,
  );
  const [row] = await tx.execute<{ people: number }>(sql`
    with taken as (
      insert into ${learners} (cohort_id, joined_at, ${columns})
      select ${to}::bigint, ${now.toISOString()}::timestamptz, ${columns} from ${learners}
      where cohort_id = ${from} and left_at is null
      returning id, user_id
    ), pairs as (
      select o.id as old, t.id as new from taken t join ${learners} o on o.cohort_id = ${from} and o.user_id = t.user_id
    ), habits as (
      insert into ${learnerSettings} (learner_id, from_on, zone, rest_days)
      select new, h.from_on, h.zone, h.rest_days from pairs join ${learnerSettings} h on h.learner_id = old
    ), away as (
      insert into ${learnerPauses} (learner_id, from_at, until_at)
      select new, greatest(p.from_at, ${now.toISOString()}), p.until_at from pairs join ${learnerPauses} p on p.learner_id = old
      where p.until_at is null or p.until_at > ${now.toISOString()}
    ), folded as (
      insert into ${streaks} (learner_id, current, longest, freezes)
      select new, s.current, s.longest, s.freezes from pairs join ${streaks} s on s.learner_id = old
    )
    select count(*)::int as people from taken`);
  return row?.people ?? 0;
}

/** Names the plan that follows after the last day, null for none. False where the cohort no longer runs. */
export async function nameFollowing(tx: Db, cohortId: number, slug: string | null): Promise<boolean> {
  return (await tx.update(cohorts).set({ nextPlan: slug }).where(isRunning(cohortId))).count > 0;
}

/** Has the streaks of plans that go on from a learner's be counted anew from the beginning, for something older was changed. */
export async function recountLater(tx: Db, learner: { cohortId: number; userId: string }): Promise<void> {
  const ids = await laterLearners(tx, learner);
  if (ids.length === 0) return;
  await tx
    .update(streaks)
    .set({ current: 0, longest: 0, freezes: 0, through: null, seenAt: null, past: null })
    .where(inArray(streaks.learnerId, ids));
}

/** As `recountLater` for a date that can still be logged; a plan that nothing follows as long as it runs is not looked at. */
export async function renewLater(
  tx: Db,
  { state }: Pick<Cohort, 'state'>,
  learner: { cohortId: number; userId: string },
): Promise<void> {
  const ids = state === 'running' ? [] : await laterLearners(tx, learner);
  if (ids.length === 0) return;
  await tx
    .insert(streaks)
    .values(ids.map((learnerId) => ({ learnerId, current: 0, longest: 0, freezes: 0 })))
    .onConflictDoUpdate({ target: streaks.learnerId, set: { seenAt: null } });
}

/** Somebody in the plans that go on from one. Whoever is logging a day there has counted from what was before, and comes first. */
async function laterLearners(tx: Db, { cohortId, userId }: { cohortId: number; userId: string }): Promise<number[]> {
  const later = await tx
    .select({ id: learners.id })
    .from(learners)
    .innerJoin(cohorts, eq(cohorts.id, learners.cohortId))
    .where(and(eq(learners.userId, userId), sql`${cohortId} = any(${cohorts.earlier})`))
    .orderBy(learners.id)
    .for('update', { of: learners });
  return later.map(({ id }) => id);
}

/** Which cohorts are one of a row of plans that go on from each other, as one of them is. */
export function inRowWith(cohortId: number): SQL {
  return sql`(${cohorts.id} = ${cohortId} or ${cohortId} = any(${cohorts.earlier})
    or ${cohorts.id} in (select unnest(c.earlier) from ${cohorts} c where c.id = ${cohortId}))`;
}
