import { type SQL, sql } from 'drizzle-orm';
import { openDatabase, startEmbedded } from '../seam.ts';

export type OwnDatabase = ReturnType<typeof watchDatabase>;

type Log = { info(message: string): void; warn(message: string): void };

const playgroundLock = 7_206_091_307;

/** Starts the embedded server on the playground's data and keeps every other playground off it; `fresh` empties it. */
export async function openOwnDatabase(dataDir: string, fresh: boolean, log: Log): Promise<OwnDatabase> {
  // What is lost when the machine itself crashes can be played again.
  const server = await startEmbedded({ dataDir, log, durable: false });
  const name = new URL(server.url).pathname.slice(1);
  const adminUrl = Object.assign(new URL(server.url), { pathname: '/postgres' }).href;
  // The lock belongs to the session, so it goes with a process that is killed.
  const admin = openDatabase(adminUrl, { max: 1 });
  const closeServer = async () => {
    await admin.close();
    await server.stop();
  };
  try {
    const [row] = await admin.db.execute<{ free: boolean }>(
      sql`select pg_try_advisory_lock(${playgroundLock}::bigint) as free`,
    );
    if (row?.free !== true) {
      throw new Error(`Another playground is running on ${dataDir}. Close that one, or choose another with --data`);
    }
    if (fresh) {
      await admin.db.execute(sql`drop database if exists ${sql.identifier(name)} with (force)`);
      await admin.db.execute(sql`create database ${sql.identifier(name)}`);
    }
  } catch (error) {
    await closeServer();
    throw error;
  }
  return watchDatabase(server.url, closeServer);
}

/** The bot's database, as far as the clock needs to look into it, while it runs; `afterwards` follows its closing. */
export function watchDatabase(url: string, afterwards: () => Promise<void> = async () => {}) {
  const { db, close } = openDatabase(url, { max: 1 });
  const instant = async (query: SQL): Promise<Date | undefined> => {
    const [row] = await db.execute<{ at: string | null }>(query);
    return row?.at == null ? undefined : new Date(row.at);
  };
  return {
    url,
    /** The first instant after `now` for which a cohort, an unsettled post, a reminder or a message that is owed waits. */
    nextDue: (now: Date) =>
      instant(sql`
        select min(at) as at from (
          select next_post_at as at from cohorts where state = 'running'
          union all select lease_until from posts where state = 'claimed'
          union all select due_at from owed where state = 'owed'
          union all select next_at from reminders
          union all select due_at from notices
        ) due where at > ${now.toISOString()}`),
    /** When this channel's cohort posts next, or else the first of any cohort. */
    nextPost: (channelId: string) =>
      instant(sql`
        select next_post_at as at from cohorts where state = 'running' and next_post_at is not null
        order by (channel_id = ${channelId}) desc, next_post_at limit 1`),
    close: async (): Promise<void> => {
      await close();
      await afterwards();
    },
  };
}
