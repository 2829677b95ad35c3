import { and, asc, desc, eq, isNotNull, lt, lte, not, sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { priorities } from './owed.ts';
import { isDue } from './posts/claims.ts';
import { cohorts, curriculumVersions, isOfServer, isPresent, learners, owed, posts } from './schema.ts';

/** A group that runs, as whoever runs the bot looks at it. */
export type Overview = Awaited<ReturnType<typeof overviewOf>>[number];

/** Every running group, the longest blocked first. */
export async function overviewOf(db: Db) {
  const { id, guildId, channelId, zone, time, nextPostAt, blocked, blockedAt } = cohorts;
  return db
    .select({
      ...{ id, guildId, channelId, zone, time, nextPostAt, blocked, blockedAt },
      title: curriculumVersions.title,
      learners: db.$count(learners, sql`${learners.cohortId} = ${cohorts.id} and ${isPresent}`),
      posted: db.$count(
        posts,
        sql`${posts.cohortId} = ${cohorts.id} and ${posts.state} = 'sent' and ${posts.kind} = 'day'`,
      ),
      lastPostedAt:
        sql<Date | null>`(select max(${posts.postedAt}) from ${posts} where ${posts.cohortId} = ${cohorts.id})`.mapWith(
          posts.postedAt,
        ),
    })
    .from(cohorts)
    .innerJoin(curriculumVersions, eq(curriculumVersions.id, cohorts.versionId))
    .where(and(eq(cohorts.state, 'running'), isOfServer))
    .orderBy(desc(sql`${cohorts.blockedAt} is not null`), asc(cohorts.blockedAt), asc(cohorts.id));
}

/** How many groups run, how many of those cannot post, and how many people's own plans run: of these nobody is told more. */
export async function groupCounts(db: Db): Promise<{ running: number; blocked: number; own: number }> {
  const isRunning = eq(cohorts.state, 'running');
  const running = await db.$count(cohorts, and(isRunning, isOfServer));
  // The few that cannot have an index of their own.
  const blocked = await db.$count(cohorts, and(isRunning, isNotNull(cohorts.blocked), isOfServer));
  return { running, blocked, own: await ownCount(db) };
}

export async function ownCount(db: Db): Promise<number> {
  return db.$count(cohorts, and(eq(cohorts.state, 'running'), not(isOfServer)));
}

/** What is due and has not gone out: posts, those on their way included and those of blocked groups not; other messages; edits of messages. */
export type Waiting = Awaited<ReturnType<typeof waitingCounts>>;

/** Counts what waits to go out; it costs what waits, however many groups there are. */
export async function waitingCounts(db: Db, now: Date) {
  const isBlocked = sql`exists (select 1 from ${cohorts} c where c.id = ${posts.cohortId} and c.blocked is not null)`;
  const onTheirWay = await db.$count(posts, and(eq(posts.state, 'claimed'), not(isBlocked)));
  const isOwed = and(eq(owed.state, 'owed'), lte(owed.dueAt, now));
  return {
    posts: onTheirWay + (await db.$count(cohorts, isDue(now))),
    messages: await db.$count(owed, and(isOwed, lt(owed.priority, priorities.edit))),
    edits: await db.$count(owed, and(isOwed, eq(owed.priority, priorities.edit))),
  };
}
