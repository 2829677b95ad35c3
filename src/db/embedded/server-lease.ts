import type postgres from 'postgres';
import { knownAddress } from '../driver/address.ts';
import { openConnection } from '../driver/connection.ts';
import { withTimeLimit } from '../driver/errors.ts';
import { superuser } from './cluster.ts';
import type { Postmaster } from './server.ts';

/** A process’s share in an embedded server: as long as one is held, nobody else's `stop` takes the server away. */
export type ServerLease = Awaited<ReturnType<typeof takeServerLease>>;

const leaseLock = 7_206_091_306;
const database = 'daymark';
const limitMs = 5_000;

/** The address of the bot's database on this server, password included. */
export function addressOf(server: Postmaster, password: string, name: string = database): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${server.port}/${name}`;
}

/**
 * Takes a lease and makes sure that the bot's database exists; throws while the server lets nobody in. `onEnd` is told
 * when the lease is lost, with the server's death or by `leave`.
 */
export async function takeServerLease(server: Postmaster, password: string, folder: string, onEnd: () => void) {
  // A session-level lock: it goes with the connection, so also with a process that is killed.
  const address = knownAddress(addressOf(server, password, 'postgres'));
  let entered = false;
  const options = { applicationName: 'daymark server lease', statementTimeoutMs: limitMs };
  const connection = await openConnection(address, options, () => {
    if (entered) onEnd();
  });
  const { sql, whileOpen, destroy } = connection;
  try {
    // Who holds the lock is about to stop the server, which ends this session as well; should it not, look again.
    const asked = sql<{ folder: string }[]>`
      select current_setting('data_directory') as folder, pg_advisory_lock_shared(${leaseLock}::bigint)`;
    const [row] = await withTimeLimit(limitMs, whileOpen(asked));
    if (row?.folder !== folder) {
      throw new Error(`Another server answers at port ${server.port}: its data is in ${row?.folder}, not in ${folder}`);
    }
    await whileOpen(ensureDatabase(sql));
    entered = true;
  } catch (error) {
    destroy();
    throw error;
  }
  return {
    /** Gives it up and tells whether it was the last; then nobody new gets one until `leave`. */
    isLast: async (): Promise<boolean> => {
      const [row] = await whileOpen(sql<{ last: boolean }[]>`
        select pg_advisory_unlock_shared(${leaseLock}::bigint), pg_try_advisory_lock(${leaseLock}::bigint) as last`);
      return row?.last === true;
    },
    leave: () => destroy(),
  };
}

async function ensureDatabase(client: postgres.Sql): Promise<void> {
  const found = await client`select 1 from pg_database where datname = ${database}`;
  if (found.length > 0) return;
  try {
    await client`create database ${client(database)}`;
  } catch (error) {
    // Another process has just made it: duplicate_database, or the same seen by the unique index.
    const { code } = error as { code?: string };
    if (code !== '42P04' && code !== '23505') throw error;
  }
}
