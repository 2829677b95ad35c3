import { sql } from 'drizzle-orm';
import { type Database, type Db, openDatabase, startEmbedded } from '../seam.ts';

/** The bot's database, as far as the clock needs to look into it. */
export type OwnDatabase = {
  url: string;
  /** A connection beside the bot's, which stays when the bot's is cut. */
  db: Db;
  /** The first instant after `now` for which a cohort, an unsettled post, a reminder or a message that is owed waits. */
  nextDue(now: Date): Promise<Date | undefined>;
  /** When this channel's cohort posts next, or else the first of any cohort. */
  nextPost(channelId: string): Promise<Date | undefined>;
  close(): Promise<void>;
};

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

/** Looks into a database that runs already; `afterwards` follows its closing. */
export function watchDatabase(url: string, afterwards: () => Promise<void> = async () => {}): OwnDatabase {
  const database = openDatabase(url, { max: 1 });
  return {
    url,
    db: database.db,
    nextDue: (now) => nextDue(database, now),
    nextPost: (channelId) => nextPost(database, channelId),
    close: async () => {
      await database.close();
      await afterwards();
    },
  };
}

async function nextDue({ db }: Database, now: Date): Promise<Date | undefined> {
  const [row] = await db.execute<{ at: string | null }>(sql`
    select min(at) as at from (
      select next_post_at as at from cohorts where state = 'running'
      union all select lease_until from posts where state = 'claimed'
      union all select due_at from owed where state = 'owed'
      union all select next_at from reminders
      union all select due_at from notices
    ) due where at > ${now.toISOString()}`);
  return instantOf(row?.at);
}

async function nextPost({ db }: Database, channelId: string): Promise<Date | undefined> {
  const [row] = await db.execute<{ at: string | null }>(sql`
    select next_post_at as at from cohorts where state = 'running' and next_post_at is not null
    order by (channel_id = ${channelId}) desc, next_post_at limit 1`);
  return instantOf(row?.at);
}

function instantOf(at: string | null | undefined): Date | undefined {
  return at === null || at === undefined ? undefined : new Date(at);
}
