import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { isOwnPlace } from '../../core/own-place.ts';
import type { Db } from '../client.ts';
import {
  cohorts,
  corrections,
  curriculumDrafts,
  curriculumVersions,
  handled,
  isOfServer,
  learners,
  milestones,
  noteFiles,
  notes,
  reminders,
  setupDrafts,
  ticks,
} from '../schema.ts';
import { made, madeTo, memberships, ownIn, type Scope } from './people.ts';

const plan = { name: curriculumVersions.slug, title: curriculumVersions.title, version: curriculumVersions.version };

/** Somebody's memberships, those left and those of ended cohorts included, as they are exported. */
export async function readMemberships(db: Db, scope: Scope) {
  return db
    .select({
      learnerId: learners.id,
      server: serverIn(cohorts.guildId),
      plan,
      channel: cohorts.channelId,
      schedule: { weekdays: cohorts.weekdays, time: cohorts.time, zone: cohorts.zone },
      name: learners.displayName,
      language: learners.language,
      languageOfDiscord: learners.locale,
      joinedAt: learners.joinedAt,
      leftAt: learners.leftAt,
      goneAt: learners.goneAt,
      namedOnPosts: learners.namedOnPosts,
      hidesStreak: learners.hidesStreak,
      onLeaderboard: learners.onLeaderboard,
      sharesNotes: learners.sharesNotes,
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
      link: notes.link,
      takenDownAt: notes.takenDownAt,
      takenDownReason: notes.takenDownReason,
      writtenAt: notes.createdAt,
      editedAt: notes.editedAt,
      file: noteFiles.name,
      fileBytes: sql<number>`coalesce(octet_length(${noteFiles.content}), 0)`,
    })
    .from(notes)
    .leftJoin(noteFiles, eq(noteFiles.noteId, notes.id))
    .where(and(eq(notes.learnerId, learnerId), gt(notes.id, page.afterId)))
    .orderBy(asc(notes.id))
    .limit(page.limit);
}

export async function readMilestones(db: Db, learnerId: number) {
  return db
    .select({ milestone: milestones.key, reachedOn: milestones.reachedOn })
    .from(milestones)
    .where(eq(milestones.learnerId, learnerId))
    .orderBy(asc(milestones.reachedOn), asc(milestones.key));
}

export async function readTicks(db: Db, learnerId: number) {
  const { item, key, at, evidence, fileName, fileUrl } = ticks;
  return db
    .select({ item, key, tickedAt: at, evidence, fileName, fileUrl })
    .from(ticks)
    .where(eq(ticks.learnerId, learnerId))
    .orderBy(asc(ticks.at), asc(ticks.key));
}

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

/** A server; null for what somebody has for themselves. */
function serverIn(guildId: PgColumn) {
  return sql<string | null>`case when ${guildId} not like '@%' then ${guildId} end`;
}

/** The plans somebody sent for themselves alone, with their files. */
export async function readOwnPlans(db: Db, scope: Scope) {
  const own = ownIn(scope);
  if (own === null) return [];
  const { title, version, source, createdAt } = curriculumVersions;
  return db
    .select({ name: curriculumVersions.slug, title, version, storedAt: createdAt, files: source })
    .from(curriculumVersions)
    .where(eq(curriculumVersions.owner, own))
    .orderBy(asc(curriculumVersions.id));
}

export async function readPlansStarted(db: Db, scope: Scope) {
  return db
    .select({ server: serverIn(cohorts.guildId), channel: cohorts.channelId, plan, startedAt: cohorts.createdAt })
    .from(cohorts)
    .innerJoin(curriculumVersions, eq(curriculumVersions.id, cohorts.versionId))
    .where(and(made(cohorts, scope), isOfServer))
    .orderBy(asc(cohorts.id));
}

/** What somebody was about to start. */
export async function readSetupDrafts(db: Db, scope: Scope) {
  const { guildId, settings, createdAt } = setupDrafts;
  return db
    .select({ server: serverIn(guildId), settings, madeAt: createdAt })
    .from(setupDrafts)
    .where(made(setupDrafts, scope))
    .orderBy(asc(setupDrafts.id));
}

/** What plans somebody was about to store or change, with the files they sent. */
export async function readPlanDrafts(db: Db, scope: Scope) {
  const own = made(curriculumDrafts, scope);
  const rows = await db.select().from(curriculumDrafts).where(own).orderBy(asc(curriculumDrafts.id));
  return rows.map(({ guildId, slug, files, same, createdAt }) => ({
    server: isOwnPlace(guildId) ? null : guildId,
    plan: slug,
    files: files?.source ?? [],
    sameDays: same,
    madeAt: createdAt,
  }));
}

/** When somebody wants to be reminded, whatever they study. */
export async function readReminders(db: Db, userId: string) {
  const { kind, time, zone, nextAt, undelivered, undeliveredAt } = reminders;
  return db
    .select({ kind, time, zone, nextAt, undelivered, undeliveredAt })
    .from(reminders)
    .where(eq(reminders.userId, userId))
    .orderBy(asc(kind));
}

/** What somebody's last commands came to, kept for a day. */
export async function readOutcomes(db: Db, userId: string) {
  return db
    .select({ interaction: handled.interactionId, at: handled.at, outcome: handled.outcome })
    .from(handled)
    .where(eq(handled.userId, userId))
    .orderBy(desc(handled.at), asc(handled.interactionId));
}
