import { and, asc, count, desc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Holdings } from '../../core/ledger.ts';
import type { Db } from '../client.ts';
import {
  cohorts,
  completions,
  corrections,
  curriculumDrafts,
  curriculumVersions,
  handled,
  learnerPauses,
  learnerSettings,
  learners,
  milestones,
  notes,
  owed,
  setupDrafts,
  ticks,
} from '../schema.ts';

/** What is stored about somebody, in one server or (null) in all. */
export type Scope = { userId: string; guildId: string | null };

/** The servers in which anything is stored about somebody. */
export async function serversOf(db: Db, userId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select c.guild_id as id from ${learners} l join ${cohorts} c on c.id = l.cohort_id where l.user_id = ${userId}
    union select guild_id from ${cohorts} where created_by = ${userId}
    union select c.guild_id from ${corrections} k join ${learners} l on l.id = k.learner_id join ${cohorts} c on c.id = l.cohort_id
      where k.made_by = ${userId}
    union select guild_id from ${setupDrafts} where created_by = ${userId}
    union select guild_id from ${curriculumDrafts} where created_by = ${userId}
    order by 1`);
  return rows.map(({ id }) => id);
}

/** What is stored about somebody, and whether all their streaks are hidden. */
export async function holdingsOf(db: Db, scope: Scope): Promise<{ holdings: Holdings; hidesStreak: boolean }> {
  const all = (table: PgTable & { learnerId: PgColumn }) =>
    sql<number>`coalesce(sum(${db.$count(table, eq(table.learnerId, learners.id))}), 0)::int`;
  const [row] = await db
    .select({
      hidesStreak: sql<boolean>`coalesce(bool_and(${learners.hidesStreak}), false)`,
      cohorts: count(),
      completions: all(completions),
      notes: all(notes),
      milestones: all(milestones),
      ticks: all(ticks),
      settings: all(learnerSettings),
      pauses: all(learnerPauses),
      corrections: all(corrections),
    })
    .from(learners)
    .where(memberships(db, scope));
  if (row === undefined) throw new Error('a count returned no row');
  const { hidesStreak, ...kept } = row;
  const plansStarted = await db.$count(cohorts, made(cohorts, scope));
  const setups = await db.$count(setupDrafts, made(setupDrafts, scope));
  const drafts = setups + (await db.$count(curriculumDrafts, made(curriculumDrafts, scope)));
  const outcomes = await db.$count(handled, eq(handled.userId, scope.userId));
  const correctionsMade = await db.$count(corrections, madeTo(db, scope));
  return { hidesStreak, holdings: { ...kept, plansStarted, drafts, outcomes, correctionsMade } };
}

/** Hides or shows somebody's streak in every cohort, those left included. Returns how many those are. */
export async function hideStreaks(db: Db, scope: Scope, hidesStreak: boolean): Promise<number> {
  return (await db.update(learners).set({ hidesStreak }).where(memberships(db, scope))).count;
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
    await tx.update(corrections).set({ madeBy: null }).where(madeTo(tx, scope));
    await tx.update(cohorts).set({ createdBy: null }).where(made(cohorts, scope));
    await tx.delete(setupDrafts).where(made(setupDrafts, scope));
    await tx.delete(curriculumDrafts).where(made(curriculumDrafts, scope));
    await tx.delete(handled).where(eq(handled.userId, scope.userId));
    await tx.delete(owed).where(eq(owed.userId, scope.userId));
    return holdings;
  });
}

/** Which rows of learners are somebody's. */
function memberships(db: Db, { userId, guildId }: Scope): SQL | undefined {
  const inServer =
    guildId === null
      ? undefined
      : inArray(learners.cohortId, db.select({ id: cohorts.id }).from(cohorts).where(eq(cohorts.guildId, guildId)));
  return and(eq(learners.userId, userId), inServer);
}

/** Which corrections of others' ledgers somebody made; they stay with those whose they are. */
function madeTo(db: Db, { userId, guildId }: Scope): SQL | undefined {
  const inServer = db
    .select({ id: learners.id })
    .from(learners)
    .innerJoin(cohorts, eq(cohorts.id, learners.cohortId))
    .where(guildId === null ? undefined : eq(cohorts.guildId, guildId));
  return and(eq(corrections.madeBy, userId), inArray(corrections.learnerId, inServer));
}

/** Which rows of a table somebody made. */
function made(table: { createdBy: PgColumn; guildId: PgColumn }, { userId, guildId }: Scope): SQL | undefined {
  return and(eq(table.createdBy, userId), guildId === null ? undefined : eq(table.guildId, guildId));
}

const plan = { name: curriculumVersions.slug, title: curriculumVersions.title, version: curriculumVersions.version };

/** Somebody's memberships, those left and those of ended cohorts included, as they are exported. */
export async function readMemberships(db: Db, scope: Scope) {
  return db
    .select({
      learnerId: learners.id,
      server: cohorts.guildId,
      plan,
      channel: cohorts.channelId,
      schedule: { weekdays: cohorts.weekdays, time: cohorts.time, zone: cohorts.zone },
      name: learners.displayName,
      joinedAt: learners.joinedAt,
      leftAt: learners.leftAt,
      namedOnPosts: learners.namedOnPosts,
      hidesStreak: learners.hidesStreak,
      onLeaderboard: learners.onLeaderboard,
    })
    .from(learners)
    .innerJoin(cohorts, eq(cohorts.id, learners.cohortId))
    .innerJoin(curriculumVersions, eq(curriculumVersions.id, cohorts.versionId))
    .where(memberships(db, scope))
    .orderBy(asc(learners.id));
}

/** A learner's notes in the order in which they were written, so many after one of them; there is no end to how many they are. */
export async function readNotes(db: Db, learnerId: number, page: { afterId: number; limit: number }) {
  return db
    .select({
      id: notes.id,
      day: notes.dayKey,
      text: notes.text,
      readableBy: notes.audience,
      writtenAt: notes.createdAt,
      editedAt: notes.editedAt,
    })
    .from(notes)
    .where(and(eq(notes.learnerId, learnerId), gt(notes.id, page.afterId)))
    .orderBy(asc(notes.id))
    .limit(page.limit);
}

/** The weeks and months a learner has completed. */
export async function readMilestones(db: Db, learnerId: number) {
  return db
    .select({ milestone: milestones.key, reachedOn: milestones.reachedOn })
    .from(milestones)
    .where(eq(milestones.learnerId, learnerId))
    .orderBy(asc(milestones.reachedOn), asc(milestones.key));
}

/** What a learner has ticked, with what they showed for it. */
export async function readTicks(db: Db, learnerId: number) {
  const { item, key, at, evidence, fileName, fileUrl } = ticks;
  return db
    .select({ item, key, tickedAt: at, evidence, fileName, fileUrl })
    .from(ticks)
    .where(eq(ticks.learnerId, learnerId))
    .orderBy(asc(ticks.at), asc(ticks.key));
}

/** What admins changed in a learner's ledger. */
export async function readCorrections(db: Db, learnerId: number) {
  const { dayKey, fromOn, fromLate, fromLoggedAt, toOn, reason, at, undoneAt } = corrections;
  return db
    .select({ day: dayKey, fromOn, fromLate, fromLoggedAt, toOn, reason, madeAt: at, undoneAt })
    .from(corrections)
    .where(eq(corrections.learnerId, learnerId))
    .orderBy(asc(corrections.id));
}

/** What somebody changed in the ledgers of others; whose those are is not theirs to take along. */
export async function readCorrectionsMade(db: Db, scope: Scope) {
  const { dayKey, toOn, reason, at, madeBy } = corrections;
  return db
    .select({ by: madeBy, day: dayKey, toOn, reason, madeAt: at })
    .from(corrections)
    .where(madeTo(db, scope))
    .orderBy(asc(corrections.id));
}

/** The plans somebody set up. */
export async function readPlansStarted(db: Db, scope: Scope) {
  return db
    .select({ server: cohorts.guildId, channel: cohorts.channelId, plan, startedAt: cohorts.createdAt })
    .from(cohorts)
    .innerJoin(curriculumVersions, eq(curriculumVersions.id, cohorts.versionId))
    .where(made(cohorts, scope))
    .orderBy(asc(cohorts.id));
}

/** What somebody was about to start. */
export async function readSetupDrafts(db: Db, scope: Scope) {
  const { guildId, settings, createdAt } = setupDrafts;
  return db
    .select({ server: guildId, settings, madeAt: createdAt })
    .from(setupDrafts)
    .where(made(setupDrafts, scope))
    .orderBy(asc(setupDrafts.id));
}

/** What plans somebody was about to store or change, with the files they sent. */
export async function readPlanDrafts(db: Db, scope: Scope) {
  const own = made(curriculumDrafts, scope);
  const rows = await db.select().from(curriculumDrafts).where(own).orderBy(asc(curriculumDrafts.id));
  return rows.map(({ guildId, slug, files, same, createdAt }) => ({
    server: guildId,
    plan: slug,
    files: files?.source ?? [],
    sameDays: same,
    madeAt: createdAt,
  }));
}

/** What somebody's last commands came to, kept for a day. */
export async function readOutcomes(db: Db, userId: string) {
  return db
    .select({ interaction: handled.interactionId, at: handled.at, outcome: handled.outcome })
    .from(handled)
    .where(eq(handled.userId, userId))
    .orderBy(desc(handled.at), asc(handled.interactionId));
}
