import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { cohorts, curriculumVersions, learners, posts } from './schema.ts';

/** A cohort that runs, as whoever runs the bot looks at it. */
export type Overview = Awaited<ReturnType<typeof overviewOf>>[number];

/** Every running cohort, the longest blocked first. */
export async function overviewOf(db: Db) {
  const { id, guildId, channelId, zone, time, nextPostAt, blocked, blockedAt } = cohorts;
  return db
    .select({
      ...{ id, guildId, channelId, zone, time, nextPostAt, blocked, blockedAt },
      title: curriculumVersions.title,
      learners: db.$count(
        learners,
        sql`${learners.cohortId} = ${cohorts.id} and ${learners.leftAt} is null and ${learners.goneAt} is null`,
      ),
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
    .where(eq(cohorts.state, 'running'))
    .orderBy(desc(sql`${cohorts.blockedAt} is not null`), asc(cohorts.blockedAt), asc(cohorts.id));
}

/** How many cohorts run, and how many of those cannot post; the few that cannot have an index of their own. */
export async function groupCounts(db: Db): Promise<{ running: number; blocked: number }> {
  const running = eq(cohorts.state, 'running');
  const blocked = and(running, isNotNull(cohorts.blocked));
  return { running: await db.$count(cohorts, running), blocked: await db.$count(cohorts, blocked) };
}
