import { and, asc, desc, eq, isNotNull, not, sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { cohorts, curriculumVersions, isOfServer, isPresent, learners, posts } from './schema.ts';

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

/** How many people's own plans run. */
export async function ownCount(db: Db): Promise<number> {
  return db.$count(cohorts, and(eq(cohorts.state, 'running'), not(isOfServer)));
}
