import { and, eq, getTableColumns, gt, inArray, isNull, type Placeholder, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { LocalDate, Weekday, ZoneName } from '../../core/calendar.ts';
import type { Pace, Span } from '../../core/ledger.ts';
import { builtOnce } from '../built-once.ts';
import type { Db } from '../client.ts';
import { type KeptNames, renewNames } from '../posts/names.ts';
import { holdsAt } from '../schema/columns.ts';
import { isPresent, learnerPaces, learnerPauses, learnerSettings, learners, streaks } from '../schema.ts';

export type Learner = typeof learners.$inferSelect;

/**
 * Makes sure that somebody learns in a cohort and holds their row until the transaction ends: every write to the ledger
 * starts here, so that two of one learner's never cross. Who had left is back, the time away standing as a pause; so is
 * who was gone from the server. Their name and their Discord's language are kept as they are now, where they are known;
 * the language that they chose holds wherever they learn.
 */
export async function joinAndLockLearner(
  tx: Db,
  cohortId: number,
  { userId, displayName, locale }: { userId: string; displayName?: string; locale?: string },
  now: Date,
): Promise<Learner & { joined: 'now' | 'again' | 'before' }> {
  // The no-op update makes Postgres lock the existing row and return it; xmax is 0 only for a row just inserted.
  const [row] = await joinOrLock(tx, {
    ...{ cohortId, userId, now },
    ...{ displayName: displayName ?? null, locale: locale ?? null },
  });
  if (row === undefined) throw new Error('an upsert returned no learner');
  const { fresh, ...learner } = row;
  if (fresh) return { ...learner, joined: 'now' };
  if (learner.leftAt === null) return { ...learner, joined: 'before' };
  await tx
    .update(learnerPauses)
    .set({ until: now })
    .where(and(eq(learnerPauses.learnerId, learner.id), isNull(learnerPauses.until)));
  await tx.update(learners).set({ leftAt: null }).where(eq(learners.id, learner.id));
  return { ...learner, leftAt: null, joined: 'again' };
}

const joinOrLock = builtOnce((tx) => {
  const [userId, displayName, locale] = ['userId', 'displayName', 'locale'].map(sql.placeholder);
  const language = sql`(select max(l.language) from ${learners} l where l.user_id = ${userId})`;
  const newest = (column: PgColumn) => sql`coalesce(excluded.${sql.identifier(column.name)}, ${column})`;
  return tx
    .insert(learners)
    .values({
      ...{ cohortId: sql.placeholder('cohortId'), userId: sql.placeholder('userId'), joinedAt: sql.placeholder('now') },
      ...{ displayName, locale, language },
    })
    .onConflictDoUpdate({
      target: [learners.cohortId, learners.userId],
      set: { displayName: newest(learners.displayName), locale: newest(learners.locale), goneAt: null },
    })
    .returning({ ...getTableColumns(learners), fresh: sql<boolean>`xmax = 0` });
});

/** As `joinAndLockLearner` for what others do to somebody's ledger: nobody joins or comes back by it. Undefined if they never joined. */
export async function lockLearner(tx: Db, cohortId: number, userId: string): Promise<Learner | undefined> {
  return (await rowOf(tx, cohortId, userId).for('update'))[0];
}

/** The caller's row in a cohort, left or not; undefined if they never joined. */
export async function findLearner(db: Db, cohortId: number, userId: string): Promise<Learner | undefined> {
  return (await readRow(db, { cohortId, userId }))[0];
}

const readRow = builtOnce((db) => rowOf(db, sql.placeholder('cohortId'), sql.placeholder('userId')));

function rowOf(db: Db, cohortId: number | Placeholder, userId: string | Placeholder) {
  return db
    .select()
    .from(learners)
    .where(and(eq(learners.cohortId, cohortId), eq(learners.userId, userId)));
}

/**
 * Leaves a cohort; nothing is deleted, and their name goes off its posts but for those it gives. Null when they had not
 * joined or had left already.
 */
export async function leaveCohort(db: Db, cohortId: number, userId: string, now: Date): Promise<KeptNames | null> {
  return db.transaction(async (tx) => {
    const [left] = await tx
      .update(learners)
      .set({ leftAt: now })
      .where(and(eq(learners.cohortId, cohortId), eq(learners.userId, userId), isNull(learners.leftAt)))
      .returning({ id: learners.id, named: learners.namedOnPosts });
    if (left === undefined) return null;
    // A pause without end that was to begin later begins now.
    await tx
      .insert(learnerPauses)
      .values({ learnerId: left.id, from: now })
      .onConflictDoUpdate({
        target: learnerPauses.learnerId,
        targetWhere: isNull(learnerPauses.until),
        set: { from: sql`least(${learnerPauses.from}, ${now.toISOString()})` },
      });
    return left.named ? renewNames(tx, [left.id], now) : { count: 0, newest: [] };
  });
}

/** Marks learners whose server says that it has no such member; nothing of theirs changes but that they are not counted. */
export async function markGone(db: Db, learnerIds: readonly number[], now: Date): Promise<void> {
  await db
    .update(learners)
    .set({ goneAt: now })
    .where(and(inArray(learners.id, [...learnerIds]), isNull(learners.goneAt)));
}

/** Those of some learners who take part now. */
export async function presentAmong(db: Db, learnerIds: readonly number[]): Promise<Set<number>> {
  const { id } = learners;
  const rows = await db
    .select({ id })
    .from(learners)
    .where(and(inArray(id, [...learnerIds]), isPresent));
  return new Set(rows.map((row) => row.id));
}

/** Sets zone and rest days from a date on; a second change that holds from the same date replaces the first. */
export async function saveLearnerSettings(
  tx: Db,
  learnerId: number,
  settings: { from: LocalDate; zone: ZoneName | null; restDays: Weekday[] },
): Promise<void> {
  await tx
    .insert(learnerSettings)
    .values({ learnerId, ...settings })
    .onConflictDoUpdate({
      target: [learnerSettings.learnerId, learnerSettings.from],
      set: { zone: settings.zone, restDays: settings.restDays },
    });
  // What is open may close earlier now.
  await tx.update(streaks).set({ seenAt: null }).where(eq(streaks.learnerId, learnerId));
}

/** Says where a learner stands from a date on; a second choice that holds from the same date replaces the first. */
export async function savePace(tx: Db, learnerId: number, pace: Pace): Promise<void> {
  await tx
    .insert(learnerPaces)
    .values({ learnerId, ...pace })
    .onConflictDoUpdate({ target: [learnerPaces.learnerId, learnerPaces.from], set: pace });
}

/** Is away for these spans, in the place of what held or was planned: whoever is away already stays so up to the end of the first. The learner is locked. */
export async function savePauses(tx: Db, learnerId: number, spans: readonly Span[], now: Date): Promise<void> {
  await tx.delete(learnerPauses).where(and(eq(learnerPauses.learnerId, learnerId), gt(learnerPauses.from, now)));
  for (const { from, until } of spans) {
    const isMoved = from <= now && (await endPause(tx, learnerId, now, until));
    if (!isMoved) await tx.insert(learnerPauses).values({ learnerId, from, until });
  }
}

/** Moves the end of the pause that holds, up to now for who is back: the dates away stay so. Says whether one holds. The learner is locked. */
export async function endPause(tx: Db, learnerId: number, now: Date, until: Date | null): Promise<boolean> {
  const holding = and(eq(learnerPauses.learnerId, learnerId), holdsAt(learnerPauses, now));
  return (await tx.update(learnerPauses).set({ until }).where(holding)).count > 0;
}
