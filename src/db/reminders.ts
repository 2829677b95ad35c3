import { and, asc, eq, inArray, isNotNull, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import { addDays, type LocalDate, type ZoneName } from '../core/calendar.ts';
import {
  lastReminder,
  nextReminder,
  type ReminderKind,
  type ReminderTime,
  reminderDate,
} from '../core/learner/reminders.ts';
import type { Db } from './client.ts';
import { dropOwed, owe, priorities } from './owed.ts';
import {
  cohorts,
  completions,
  curriculumVersions,
  learnerSettings,
  learners,
  owed,
  posts,
  reminders,
} from './schema.ts';

export type Reminder = typeof reminders.$inferSelect;

/** How many that do not arrive in a row end it. */
const undeliveredAtMost = 3;

export async function remindersOf(db: Db, userId: string): Promise<Reminder[]> {
  return db.select().from(reminders).where(eq(reminders.userId, userId)).orderBy(asc(reminders.kind));
}

/** Sets the hour of one kind; what did not arrive before is forgotten. */
export async function saveReminder(
  tx: Db,
  userId: string,
  kind: ReminderKind,
  { time, zone }: ReminderTime,
  now: Date,
): Promise<void> {
  const row = { time, zone, nextAt: nextReminder({ time, zone }, now), undelivered: 0, undeliveredAt: null };
  await tx
    .insert(reminders)
    .values({ userId, kind, ...row })
    .onConflictDoUpdate({ target: [reminders.userId, reminders.kind], set: row });
}

/** Ends those kinds, with what was still to come of them. */
export async function stopReminders(tx: Db, userId: string, kinds: readonly ReminderKind[], now: Date): Promise<void> {
  await tx.delete(reminders).where(and(eq(reminders.userId, userId), inArray(reminders.kind, [...kinds])));
  await dropOwed(tx, userId, kinds, now);
}

/** Goes by another clock from now on. */
export async function moveReminders(tx: Db, userId: string, zone: ZoneName, now: Date): Promise<void> {
  for (const one of await remindersOf(tx, userId)) await moveReminder(tx, one, zone, now);
}

async function moveReminder(tx: Db, one: Reminder, zone: ZoneName, now: Date): Promise<void> {
  const { userId, kind, time, nextAt } = one;
  if (zone === one.zone) return;
  await tx
    .update(reminders)
    .set({ zone, nextAt: nextAt === null ? null : nextReminder({ time, zone }, now) })
    .where(and(eq(reminders.userId, userId), eq(reminders.kind, kind)));
}

/** After a group has got another clock: whoever lives by it, having chosen none of their own, is reminded by it. */
export async function moveGroupsReminders(tx: Db, cohortId: number, now: Date): Promise<void> {
  const theirs = tx
    .select({ userId: learners.userId })
    .from(learners)
    .where(and(eq(learners.cohortId, cohortId), isNull(learners.leftAt)));
  const zones = await zonesOf(tx, inArray(learners.userId, theirs));
  for (const one of await tx.select().from(reminders).where(inArray(reminders.userId, theirs)))
    await moveReminder(tx, one, zones.get(one.userId) ?? one.zone, now);
}

/** One of a kind for each person and date, ever: an hour that comes twice on a date, as after a change of clock, brings nothing. */
export function reminderKey(kind: ReminderKind, userId: string, on: string): string {
  return `${kind}:${userId}:${on}`;
}

/**
 * Owes those whose hour has come their reminder and moves their hour on, in one transaction. Whether anything is open to
 * them is looked at when it goes out. Gives how many there were.
 */
export async function oweReminders(db: Db, now: Date, limit: number): Promise<number> {
  return db.transaction(async (tx) => {
    const due = await tx
      .select()
      .from(reminders)
      .where(lte(reminders.nextAt, now))
      .orderBy(asc(reminders.nextAt))
      .limit(limit)
      .for('update', { skipLocked: true });
    for (const { userId, kind, time, zone } of due) {
      await tx
        .update(reminders)
        .set({ nextAt: nextReminder({ time, zone }, now) })
        .where(and(eq(reminders.userId, userId), eq(reminders.kind, kind)));
      const dueAt = lastReminder({ time, zone }, now);
      const { on, untilAt } = reminderDate(dueAt, zone);
      const key = reminderKey(kind, userId, on);
      await owe(tx, { key, kind, priority: priorities.reminder, to: { userId }, dueAt, untilAt });
    }
    return due.length;
  });
}

/** Whether another message about the same date reached somebody since an instant, or is about to. */
export async function remindedSince(db: Db, key: string, since: Date, before: Date): Promise<boolean> {
  const near = or(
    and(eq(owed.state, 'sent'), sql`${owed.settledAt} > ${since.toISOString()}`),
    and(eq(owed.state, 'owed'), lte(owed.dueAt, before)),
  );
  return (await db.$count(owed, and(eq(owed.key, key), near))) > 0;
}

/** How many of a kind reached somebody on the 60 dates before one, since they last did a day. */
export async function remindedInVain(db: Db, kind: ReminderKind, userId: string, on: LocalDate): Promise<number> {
  const keys = Array.from({ length: 60 }, (_, n) => reminderKey(kind, userId, addDays(on, -1 - n)));
  const done = sql`(select max(c.logged_at) from ${completions} c join ${learners} l on l.id = c.learner_id where l.user_id = ${userId})`;
  const since = sql`${owed.settledAt} > coalesce(${done}, '-infinity')`;
  return db.$count(owed, and(inArray(owed.key, keys), eq(owed.state, 'sent'), since));
}

/** Notes whether a message reached somebody; after three in vain no more are sent. */
export async function noteDelivery(db: Db, userId: string, arrived: boolean, now: Date): Promise<void> {
  const mine = eq(reminders.userId, userId);
  if (arrived) {
    await db
      .update(reminders)
      .set({ undelivered: 0, undeliveredAt: null })
      .where(and(mine, ne(reminders.undelivered, 0)));
    return;
  }
  await db
    .update(reminders)
    .set({
      undelivered: sql`${reminders.undelivered} + 1`,
      undeliveredAt: now,
      nextAt: sql`case when ${reminders.undelivered} + 1 < ${undeliveredAtMost} then ${reminders.nextAt} end`,
    })
    .where(mine);
}

export async function noteToldUndelivered(db: Db, userId: string): Promise<void> {
  await db
    .update(reminders)
    .set({ undeliveredAt: null })
    .where(and(eq(reminders.userId, userId), isNotNull(reminders.undeliveredAt)));
}

/**
 * Where somebody studies at present, wherever that is: running groups that they have not left, the newest last. `claimedAt`:
 * when its post was taken up that is not there yet; null where none is on its way.
 */
export async function studiesOf(db: Db, userId: string) {
  const claimedAt = sql<Date | null>`(select p.claimed_at from ${posts} p
    where p.cohort_id = ${cohorts.id} and p.state = 'claimed')`.mapWith(posts.claimedAt);
  return db
    .select({ learnerId: learners.id, cohort: cohorts, title: curriculumVersions.title, claimedAt })
    .from(learners)
    .innerJoin(cohorts, eq(cohorts.id, learners.cohortId))
    .innerJoin(curriculumVersions, eq(curriculumVersions.id, cohorts.versionId))
    .where(and(eq(learners.userId, userId), isNull(learners.leftAt), ne(cohorts.state, 'ended')))
    .orderBy(asc(learners.joinedAt), asc(learners.id));
}

/** The clock somebody lives by, as far as it is known: the zone they chose last, else that of the group they joined last; null where they study nowhere. */
export async function zoneOf(db: Db, userId: string): Promise<ZoneName | null> {
  return (await zonesOf(db, eq(learners.userId, userId))).get(userId) ?? null;
}

async function zonesOf(db: Db, whose: SQL): Promise<Map<string, ZoneName>> {
  const rows = await db
    .selectDistinctOn([learners.userId], {
      userId: learners.userId,
      zone: sql<ZoneName>`coalesce(${learnerSettings.zone}, ${cohorts.zone})`,
    })
    .from(learners)
    .innerJoin(cohorts, eq(cohorts.id, learners.cohortId))
    .leftJoin(learnerSettings, eq(learnerSettings.learnerId, learners.id))
    .where(and(whose, isNull(learners.leftAt)))
    .orderBy(learners.userId, sql`${learnerSettings.from} desc nulls last`, sql`${learners.joinedAt} desc`);
  return new Map(rows.map(({ userId, zone }) => [userId, zone]));
}

/** Forgets the hours of those who study nowhere any more, as when their server has put the bot out for good. */
export async function forgetReminders(db: Db): Promise<void> {
  await db.delete(reminders).where(sql`not exists (select 1 from ${learners} l where l.user_id = ${reminders.userId})`);
}
