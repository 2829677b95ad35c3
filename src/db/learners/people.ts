import { and, count, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Holdings } from '../../core/ledger.ts';
import { ownPlace } from '../../core/own-place.ts';
import type { Db } from '../client.ts';
import { deleteServer } from '../departures.ts';
import { type KeptNames, renewNames } from '../posts/names.ts';
import {
  cohorts,
  completions,
  corrections,
  curricula,
  curriculumDrafts,
  handled,
  isOfServer,
  learnerPaces,
  learnerPauses,
  learnerSettings,
  learners,
  milestones,
  noteFiles,
  notes,
  owed,
  reminders,
  setupDrafts,
  ticks,
} from '../schema.ts';

/** What is stored about somebody, in one server, for themselves alone (their own place) or (null) wherever it is. */
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
    union select owner from ${curricula} where owner = ${ownPlace(userId)}
    order by 1`);
  return rows.map(({ id }) => id);
}

/** What others see of somebody: whether all their streaks are hidden, whether they are named on any post and stand on any board. */
type Visible = { hidesStreak: boolean; isNamed: boolean; onBoard: boolean };

export async function holdingsOf(db: Db, scope: Scope): Promise<{ holdings: Holdings; visible: Visible }> {
  const all = (table: PgTable & { learnerId: PgColumn }) =>
    sql<number>`coalesce(sum(${db.$count(table, eq(table.learnerId, learners.id))}), 0)::int`;
  const [row] = await db
    .select({
      hidesStreak: sql<boolean>`coalesce(bool_and(${learners.hidesStreak}), false)`,
      isNamed: sql<boolean>`coalesce(bool_or(${learners.namedOnPosts}), false)`,
      onBoard: sql<boolean>`coalesce(bool_or(${learners.onLeaderboard}), false)`,
      cohorts: count(),
      completions: all(completions),
      notes: all(notes),
      files: sql<number>`coalesce(sum((select count(*) from ${notes} n join ${noteFiles} f on f.note_id = n.id
        where n.learner_id = ${learners.id})), 0)::int`,
      milestones: all(milestones),
      ticks: all(ticks),
      settings: all(learnerSettings),
      paces: all(learnerPaces),
      pauses: all(learnerPauses),
      corrections: all(corrections),
    })
    .from(learners)
    .where(memberships(db, scope));
  if (row === undefined) throw new Error('a count returned no row');
  const { hidesStreak, isNamed, onBoard, ...kept } = row;
  const plansStarted = await db.$count(cohorts, and(made(cohorts, scope), isOfServer));
  const own = ownIn(scope);
  const ownPlans = own === null ? 0 : await db.$count(curricula, eq(curricula.owner, own));
  const setups = await db.$count(setupDrafts, made(setupDrafts, scope));
  const drafts = setups + (await db.$count(curriculumDrafts, made(curriculumDrafts, scope)));
  const outcomes = await db.$count(handled, eq(handled.userId, scope.userId));
  const hours = await db.$count(reminders, eq(reminders.userId, scope.userId));
  const correctionsMade = await db.$count(corrections, madeTo(db, scope));
  return {
    visible: { hidesStreak, isNamed, onBoard },
    holdings: { ...kept, reminders: hours, plansStarted, ownPlans, drafts, outcomes, correctionsMade },
  };
}

/** Hides or shows somebody's streak, takes them onto the board or off it, shares their new notes or not, in every cohort, those left included; returns how many those are. */
export async function showOthers(
  db: Db,
  scope: Scope,
  change: { hidesStreak: boolean } | { onLeaderboard: boolean } | { sharesNotes: boolean },
): Promise<number> {
  return (await db.update(learners).set(change).where(memberships(db, scope))).count;
}

/** Speaks to somebody in a language from now on, wherever they learn; null: in that of their Discord. */
export async function chooseLanguage(db: Db, userId: string, language: string | null): Promise<void> {
  await db.update(learners).set({ language }).where(eq(learners.userId, userId));
}

/** The language that somebody chose, and that of their Discord when they last wrote something; null where nothing is known. */
export async function languageOf(db: Db, userId: string) {
  const { language, locale } = learners;
  const [row] = await db
    .select({ language, locale })
    .from(learners)
    .where(eq(learners.userId, userId))
    .orderBy(sql`${locale} is null`, desc(learners.id))
    .limit(1);
  return row ?? { language: null, locale: null };
}

/** Names somebody on the posts of every cohort or takes their name off; gives the posts that go on naming them. */
export async function nameOnPosts(tx: Db, scope: Scope, namedOnPosts: boolean, now: Date): Promise<KeptNames> {
  const theirs = await tx
    .update(learners)
    .set({ namedOnPosts })
    .where(memberships(tx, scope))
    .returning({ id: learners.id });
  return renewNames(
    tx,
    theirs.map(({ id }) => id),
    now,
  );
}

/**
 * Deletes all that is stored about somebody, and says what it was: their own plans with it. One they set up for a group stays
 * with those who follow it, and forgets who that was; the posts of the last 14 days lose their name.
 */
export async function deleteUser(db: Db, scope: Scope, now: Date): Promise<Holdings> {
  return db.transaction(async (tx) => {
    const theirs = memberships(tx, scope);
    // Locked first: every write to a ledger takes this lock, so nothing is added between counting and deleting.
    const locked = await tx.select({ id: learners.id }).from(learners).where(theirs).orderBy(learners.id).for('update');
    const { holdings } = await holdingsOf(tx, scope);
    await renewNames(
      tx,
      locked.map(({ id }) => id),
      now,
    );
    await tx.delete(learners).where(theirs);
    const own = ownIn(scope);
    if (own !== null) await deleteServer(tx, own);
    await tx.update(corrections).set({ madeBy: null }).where(madeTo(tx, scope));
    await tx.update(cohorts).set({ createdBy: null }).where(made(cohorts, scope));
    await tx.delete(setupDrafts).where(made(setupDrafts, scope));
    await tx.delete(curriculumDrafts).where(made(curriculumDrafts, scope));
    await tx.delete(handled).where(eq(handled.userId, scope.userId));
    await tx.delete(owed).where(eq(owed.userId, scope.userId));
    await tx.delete(reminders).where(eq(reminders.userId, scope.userId));
    return holdings;
  });
}

/** Somebody's own place, as far as it is meant. */
export function ownIn({ userId, guildId }: Scope): string | null {
  const own = ownPlace(userId);
  return guildId === null || guildId === own ? own : null;
}

/** Which rows of learners are somebody's. */
export function memberships(db: Db, { userId, guildId }: Scope): SQL | undefined {
  const inServer =
    guildId === null
      ? undefined
      : inArray(learners.cohortId, db.select({ id: cohorts.id }).from(cohorts).where(eq(cohorts.guildId, guildId)));
  return and(eq(learners.userId, userId), inServer);
}

/** Which corrections of others' ledgers somebody made; they stay with those whose they are. */
export function madeTo(db: Db, { userId, guildId }: Scope): SQL | undefined {
  const inServer = db
    .select({ id: learners.id })
    .from(learners)
    .innerJoin(cohorts, eq(cohorts.id, learners.cohortId))
    .where(guildId === null ? undefined : eq(cohorts.guildId, guildId));
  return and(eq(corrections.madeBy, userId), inArray(corrections.learnerId, inServer));
}

export function made(table: { createdBy: PgColumn; guildId: PgColumn }, { userId, guildId }: Scope): SQL | undefined {
  return and(eq(table.createdBy, userId), guildId === null ? undefined : eq(table.guildId, guildId));
}
