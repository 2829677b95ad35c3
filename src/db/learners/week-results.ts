import { and, desc, eq, gte, inArray, isNotNull, lte, min, sql } from 'drizzle-orm';
import type { LocalDate, ZoneName } from '../../core/calendar.ts';
import type { Db } from '../client.ts';
import { anewAtOnce } from '../owed.ts';
import {
  cohorts,
  completions,
  isPresent,
  learnerSettings,
  learners,
  milestones,
  notes,
  owed,
  posts,
  streaks,
} from '../schema.ts';

/** Those who take part in a group now, and have not left its server. */
function present(cohortId: number) {
  return and(eq(learners.cohortId, cohortId), isPresent);
}

/** How many of the learners with the longest cached runs are folded up to now. */
const runsFolded = 20;

/** A wrap-up that could not be renewed for so long is renewed no more. */
const renewingMs = 7 * 86_400_000;

/** Which week of which group a wrap-up is about, and which time they went through it: it is owed once. */
export function wrapUpKey(cohortId: number, weekKey: string, round: number): string {
  return `wrap-up:${cohortId}${round === 0 ? '' : `.${round}`}:${weekKey}`;
}

/** Owes the wrap-ups of a week an edit, if they stand in a channel: a note that they may quote is not what it was. */
export async function renewWrapUp(tx: Db, cohortId: number, weekKey: string, now: Date): Promise<void> {
  const [cohort] = await tx.select({ round: cohorts.round }).from(cohorts).where(eq(cohorts.id, cohortId));
  const keys = Array.from({ length: (cohort?.round ?? 0) + 1 }, (_, round) => wrapUpKey(cohortId, weekKey, round));
  await tx
    .update(owed)
    .set(anewAtOnce(now, new Date(now.getTime() + renewingMs)))
    .where(and(inArray(owed.key, keys), isNotNull(owed.messageId)));
}

/** What had gone out by a date since the first post of some days, the newest first. */
export async function postsSince(db: Db, cohortId: number, dayKeys: readonly string[], until: LocalDate) {
  const sent = and(eq(posts.cohortId, cohortId), eq(posts.state, 'sent'));
  const first = db
    .select({ on: min(posts.on) })
    .from(posts)
    .where(and(sent, inArray(posts.dayKey, [...dayKeys])));
  const all = await db
    .select({ dayKey: posts.dayKey, on: posts.on, at: posts.postedAt, zone: posts.zone })
    .from(posts)
    .where(and(sent, lte(posts.on, until), gte(posts.on, first)))
    .orderBy(desc(posts.on));
  return all.flatMap(({ dayKey, at, ...post }) => (dayKey === null || at === null ? [] : [{ ...post, dayKey, at }]));
}

/** The zones that present learners of a group have chosen for themselves and did not take back. */
export async function learnersZones(db: Db, cohortId: number): Promise<ZoneName[]> {
  const newest = db
    .selectDistinctOn([learnerSettings.learnerId], { zone: learnerSettings.zone })
    .from(learnerSettings)
    .innerJoin(learners, eq(learners.id, learnerSettings.learnerId))
    .where(present(cohortId))
    .orderBy(learnerSettings.learnerId, desc(learnerSettings.from))
    .as('newest');
  const rows = await db.selectDistinct({ zone: newest.zone }).from(newest);
  return rows.flatMap(({ zone }) => (zone === null ? [] : [zone]));
}

/** What a group's present learners did on the dates of a week: how many did anything, how many days, and which milestones how often. */
export async function weekResults(db: Db, cohortId: number, { from, to }: { from: LocalDate; to: LocalDate }) {
  const theirs = present(cohortId);
  const [done] = await db
    .select({ people: sql<number>`count(distinct ${learners.id})::int`, days: sql<number>`count(*)::int` })
    .from(completions)
    .innerJoin(learners, eq(learners.id, completions.learnerId))
    .where(and(theirs, sql`${completions.on} between ${from} and ${to}`));
  const reached = await db
    .select({ key: milestones.key, people: sql<number>`count(*)::int` })
    .from(milestones)
    .innerJoin(learners, eq(learners.id, milestones.learnerId))
    .where(and(theirs, sql`${milestones.reachedOn} between ${from} and ${to}`))
    .groupBy(milestones.key)
    .orderBy(sql`count(*) desc`, milestones.key);
  return { people: done?.people ?? 0, days: done?.days ?? 0, reached };
}

/** How many of a group's present learners have done each of some days; those that nobody has done are left out. */
export async function peoplePerDay(db: Db, cohortId: number, dayKeys: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ dayKey: completions.dayKey, people: sql<number>`count(*)::int` })
    .from(completions)
    .innerJoin(learners, eq(learners.id, completions.learnerId))
    .where(and(present(cohortId), inArray(completions.dayKey, [...dayKeys])))
    .groupBy(completions.dayKey);
  return new Map(rows.map(({ dayKey, people }) => [dayKey, people]));
}

/** Those whose runs may be a group's longest: present, named on posts, and not hiding their streak. */
export async function longestRunners(db: Db, cohortId: number) {
  return db
    .select({ id: learners.id, userId: learners.userId, displayName: learners.displayName })
    .from(streaks)
    .innerJoin(learners, eq(learners.id, streaks.learnerId))
    .where(and(present(cohortId), eq(learners.hidesStreak, false), eq(learners.namedOnPosts, true)))
    .orderBy(desc(streaks.current), learners.id)
    .limit(runsFolded);
}

/** The newest notes on some days that present learners share with the group, and how many there are in all. */
export async function sharedNotes(db: Db, cohortId: number, dayKeys: readonly string[], atMost: number) {
  return db
    .select({
      userId: learners.userId,
      displayName: learners.displayName,
      dayKey: notes.dayKey,
      text: notes.text,
      all: sql<number>`(count(*) over ())::int`,
    })
    .from(notes)
    .innerJoin(learners, eq(learners.id, notes.learnerId))
    .where(and(present(cohortId), eq(notes.audience, 'cohort'), inArray(notes.dayKey, [...dayKeys])))
    .orderBy(desc(notes.id))
    .limit(atMost);
}
