import { and, eq, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { type Cohort, waitingFor } from './cohorts.ts';
import { slotFrom } from './pauses.ts';
import {
  cohorts,
  curricula,
  curriculumDrafts,
  curriculumVersions,
  departures,
  installation,
  learners,
  owed,
  posts,
  setupDrafts,
} from './schema.ts';

/** How long what a server has stored waits for the bot's return. */
const keptMs = 30 * 86_400_000;
const dayMs = 86_400_000;

/** The application whose data this is; that of the caller where none was noted yet. */
export async function applicationOf(db: Db, applicationId: string): Promise<string> {
  await db.insert(installation).values({ applicationId }).onConflictDoNothing();
  const [row] = await db.select({ applicationId: installation.applicationId }).from(installation);
  return row?.applicationId ?? applicationId;
}

/** Stops all that a server's cohorts would be sent. Done twice it changes nothing. */
export async function depart(db: Db, guildId: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const noted = await tx.insert(departures).values({ guildId, leftAt: now }).onConflictDoNothing();
    if (noted.count === 0) return;
    await lockRunning(tx, guildId);
    await tx.update(cohorts).set(waitingFor(null)).where(isRunningIn(guildId));
    // A post on its way is taken up again when the bot is back, and else goes with all the rest.
    await leasePosts(tx, guildId, new Date(now.getTime() + 2 * keptMs));
  });
}

/** The servers that have put the bot out. */
export async function departed(db: Db): Promise<string[]> {
  const left = await db.select({ guildId: departures.guildId }).from(departures);
  return left.map(({ guildId }) => guildId);
}

/** Takes a server's cohorts up again where they stood. False when the bot had not left. */
export async function comeBack(db: Db, guildId: string, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const left = await tx.delete(departures).where(eq(departures.guildId, guildId));
    if (left.count === 0) return false;
    for (const cohort of await lockRunning(tx, guildId)) {
      // The slot it had waited for when it was left, so that what was missed is recorded.
      const next = await slotFrom(tx, cohort, new Date(0));
      await tx.update(cohorts).set(waitingFor(next)).where(eq(cohorts.id, cohort.id));
    }
    await leasePosts(tx, guildId, now);
    return true;
  });
}

function isRunningIn(guildId: string) {
  return and(eq(cohorts.guildId, guildId), eq(cohorts.state, 'running'));
}

async function lockRunning(tx: Db, guildId: string): Promise<Cohort[]> {
  return tx.select().from(cohorts).where(isRunningIn(guildId)).orderBy(cohorts.id).for('update');
}

/** Says until when posts that are on their way are left alone. */
async function leasePosts(tx: Db, guildId: string, leaseUntil: Date): Promise<void> {
  const ours = tx.select({ id: cohorts.id }).from(cohorts).where(isRunningIn(guildId));
  const unsettled = and(inArray(posts.cohortId, ours), eq(posts.state, 'claimed'));
  await tx.update(posts).set({ leaseUntil }).where(unsettled);
}

/** Servers left so long ago that what is stored about them may end, each asked about once a day; the asking is noted at once. */
export async function longGone(db: Db, now: Date, limit: number): Promise<string[]> {
  const due = db
    .select({ guildId: departures.guildId })
    .from(departures)
    .where(
      and(
        lte(departures.leftAt, new Date(now.getTime() - keptMs)),
        or(isNull(departures.askedAt), lt(departures.askedAt, new Date(now.getTime() - dayMs))),
      ),
    )
    .orderBy(departures.leftAt)
    .limit(limit)
    .for('update', { skipLocked: true });
  const taken = await db
    .update(departures)
    .set({ askedAt: now })
    .where(inArray(departures.guildId, due))
    .returning({ guildId: departures.guildId });
  return taken.map(({ guildId }) => guildId);
}

export type ServerHoldings = { cohorts: number; learners: number; plans: number };

/** How many cohorts, learners and plans of its own are stored for a server. */
export async function serverHoldings(db: Db, guildId: string): Promise<ServerHoldings> {
  const [counted] = await db.execute<ServerHoldings>(sql`
    select count(*)::int as cohorts,
      (select count(*)::int from ${learners} l join ${cohorts} c on c.id = l.cohort_id where c.guild_id = ${guildId}) as learners,
      (select count(*)::int from ${curricula} where owner = ${guildId}) as plans
    from ${cohorts} where guild_id = ${guildId}`);
  return counted ?? { cohorts: 0, learners: 0, plans: 0 };
}

/** Deletes all that is stored for a server: its cohorts with everybody's work in them, its plans and drafts. Returns how much that was. */
export async function deleteServer(db: Db, guildId: string): Promise<ServerHoldings> {
  return db.transaction(async (tx) => {
    const counted = await serverHoldings(tx, guildId);
    await tx.delete(cohorts).where(eq(cohorts.guildId, guildId));
    await tx.delete(setupDrafts).where(eq(setupDrafts.guildId, guildId));
    await tx.delete(curriculumDrafts).where(eq(curriculumDrafts.guildId, guildId));
    await tx.delete(curricula).where(eq(curricula.owner, guildId));
    await tx.delete(curriculumVersions).where(eq(curriculumVersions.owner, guildId));
    await tx.delete(owed).where(eq(owed.guildId, guildId));
    await tx.delete(departures).where(eq(departures.guildId, guildId));
    return counted;
  });
}
