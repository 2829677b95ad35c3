import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Holdings } from '../../core/ledger.ts';
import type { Db } from '../client.ts';
import {
  cohorts,
  completions,
  curriculumDrafts,
  handled,
  learnerPauses,
  learnerSettings,
  learners,
  milestones,
  notes,
  setupDrafts,
  ticks,
} from '../schema.ts';
import type { Learner } from './learners.ts';

/** What is stored about somebody, in one server or (null) in all. */
export type Scope = { userId: string; guildId: string | null };

/** The servers in which anything is stored about somebody. */
export async function serversOf(db: Db, userId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select c.guild_id as id from ${learners} l join ${cohorts} c on c.id = l.cohort_id where l.user_id = ${userId}
    union select guild_id from ${cohorts} where created_by = ${userId}
    union select guild_id from ${setupDrafts} where created_by = ${userId}
    union select guild_id from ${curriculumDrafts} where created_by = ${userId}
    order by 1`);
  return rows.map(({ id }) => id);
}

/** What is stored about somebody, and whether all their streaks are hidden. */
export async function holdingsOf(db: Db, scope: Scope): Promise<{ holdings: Holdings; hidesStreak: boolean }> {
  const rows = await db
    .select({
      hidesStreak: learners.hidesStreak,
      completions: db.$count(completions, eq(completions.learnerId, learners.id)),
      notes: db.$count(notes, eq(notes.learnerId, learners.id)),
      milestones: db.$count(milestones, eq(milestones.learnerId, learners.id)),
      ticks: db.$count(ticks, eq(ticks.learnerId, learners.id)),
      settings: db.$count(learnerSettings, eq(learnerSettings.learnerId, learners.id)),
      pauses: db.$count(learnerPauses, eq(learnerPauses.learnerId, learners.id)),
    })
    .from(learners)
    .where(memberships(db, scope));
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + Number(of(row)), 0);
  const drafts = await Promise.all([
    db.$count(setupDrafts, made(setupDrafts, scope)),
    db.$count(curriculumDrafts, made(curriculumDrafts, scope)),
  ]);
  return {
    hidesStreak: rows.length > 0 && rows.every(({ hidesStreak }) => hidesStreak),
    holdings: {
      cohorts: rows.length,
      completions: sum((row) => row.completions),
      notes: sum((row) => row.notes),
      milestones: sum((row) => row.milestones),
      ticks: sum((row) => row.ticks),
      settings: sum((row) => row.settings),
      pauses: sum((row) => row.pauses),
      plansStarted: await db.$count(cohorts, made(cohorts, scope)),
      drafts: drafts[0] + drafts[1],
      outcomes: await db.$count(handled, eq(handled.userId, scope.userId)),
    },
  };
}

/** Hides or shows somebody's streak in every cohort, those left included. Returns how many those are. */
export async function hideStreaks(db: Db, scope: Scope, hidesStreak: Learner['hidesStreak']): Promise<number> {
  const changed = await db
    .update(learners)
    .set({ hidesStreak })
    .where(memberships(db, scope))
    .returning({ id: learners.id });
  return changed.length;
}

/**
 * Deletes all that is stored about somebody, and says what it was. A plan they set up stays with those who follow it, and
 * forgets who that was.
 */
export async function deleteUser(db: Db, scope: Scope): Promise<Holdings> {
  return db.transaction(async (tx) => {
    const theirs = memberships(tx, scope);
    // Locked first: every write to a ledger takes this lock, so nothing is added between counting and deleting.
    await tx.select({ id: learners.id }).from(learners).where(theirs).orderBy(learners.id).for('update');
    const { holdings } = await holdingsOf(tx, scope);
    await tx.delete(learners).where(theirs);
    await tx.update(cohorts).set({ createdBy: null }).where(made(cohorts, scope));
    await tx.delete(setupDrafts).where(made(setupDrafts, scope));
    await tx.delete(curriculumDrafts).where(made(curriculumDrafts, scope));
    await tx.delete(handled).where(eq(handled.userId, scope.userId));
    return holdings;
  });
}

/** Which rows of learners are somebody's. */
export function memberships(db: Db, { userId, guildId }: Scope): SQL | undefined {
  const inServer =
    guildId === null
      ? undefined
      : inArray(learners.cohortId, db.select({ id: cohorts.id }).from(cohorts).where(eq(cohorts.guildId, guildId)));
  return and(eq(learners.userId, userId), inServer);
}

/** Which rows of a table somebody made. */
export function made(table: { createdBy: PgColumn; guildId: PgColumn }, { userId, guildId }: Scope): SQL | undefined {
  return and(eq(table.createdBy, userId), guildId === null ? undefined : eq(table.guildId, guildId));
}
