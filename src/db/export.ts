import { and, asc, eq } from 'drizzle-orm';
import type { Db } from './client.ts';
import { cohorts, curriculumVersions, learners, milestones, notes, ticks } from './schema.ts';

/** A user's memberships in a server, those left and those of ended cohorts included, as they are exported. */
export async function readMemberships(db: Db, guildId: string, userId: string) {
  return db
    .select({
      learnerId: learners.id,
      plan: { name: curriculumVersions.slug, title: curriculumVersions.title, version: curriculumVersions.version },
      channel: cohorts.channelId,
      schedule: { weekdays: cohorts.weekdays, time: cohorts.time, zone: cohorts.zone },
      joinedAt: learners.joinedAt,
      leftAt: learners.leftAt,
      hidesStreak: learners.hidesStreak,
      onLeaderboard: learners.onLeaderboard,
    })
    .from(learners)
    .innerJoin(cohorts, eq(cohorts.id, learners.cohortId))
    .innerJoin(curriculumVersions, eq(curriculumVersions.id, cohorts.versionId))
    .where(and(eq(cohorts.guildId, guildId), eq(learners.userId, userId)))
    .orderBy(asc(learners.id));
}

/** A learner's notes in the order in which they were written. */
export async function readNotes(db: Db, learnerId: number) {
  return db
    .select({
      day: notes.dayKey,
      text: notes.text,
      readableBy: notes.audience,
      writtenAt: notes.createdAt,
      editedAt: notes.editedAt,
    })
    .from(notes)
    .where(eq(notes.learnerId, learnerId))
    .orderBy(asc(notes.id));
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
  return db
    .select({
      item: ticks.item,
      key: ticks.key,
      tickedAt: ticks.at,
      evidence: ticks.evidence,
      fileName: ticks.fileName,
      fileUrl: ticks.fileUrl,
    })
    .from(ticks)
    .where(eq(ticks.learnerId, learnerId))
    .orderBy(asc(ticks.at), asc(ticks.key));
}
