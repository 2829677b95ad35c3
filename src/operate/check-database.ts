import { sql } from 'drizzle-orm';
import type { Config } from '../config.ts';
import { refusalOf } from '../db/driver/refusal.ts';
import { historyOf } from '../db/migrate.ts';
import { type Overview, overviewOf } from '../db/overview.ts';
import { type Check, note, right, wrong } from './checks.ts';
import { type Terminal, withDatabase } from './database.ts';

/** Whether the database answers, is new enough, can be written, and holds what this version expects; and its running groups. */
export async function databaseChecks(
  terminal: Terminal,
  config: Config,
): Promise<{ checks: Check[]; groups: Overview[] }> {
  const own = config.databaseUrl === null;
  const name = own ? 'The embedded database' : 'The database of DATABASE_URL';
  try {
    return await withDatabase(config, terminal, async (db, url) => {
      const [server] = await db.execute<{ version: string; read_only: string }>(
        sql`select current_setting('server_version') as version, current_setting('transaction_read_only') as read_only`,
      );
      const schema = await schemaCheck(url);
      const checks = [
        right(`${name} answers (Postgres ${server?.version}).`),
        ...(server?.read_only === 'on'
          ? [wrong(`${name} is read-only.`, 'Use the address of the primary server, not of a replica.')]
          : []),
        schema,
      ];
      // Only a database in the form of this version can be asked about its groups.
      return { checks, groups: schema.state === 'right' ? await overviewOf(db) : [] };
    });
  } catch (error) {
    const { reason } = refusalOf(error, config.databaseUrl ?? '', own);
    return { checks: [wrong(`${name} cannot be used.`, reason)], groups: [] };
  }
}

async function schemaCheck(url: string): Promise<Check> {
  const { taken, waiting, unknown } = await historyOf(url);
  if (taken === 0) return note('The database is empty: the first start fills it.');
  if (unknown > 0) {
    return wrong(
      'The database was written by a newer version of Daymark.',
      'Install that version again, or restore a backup from before the upgrade.',
    );
  }
  return waiting === 0
    ? right('The database has the form that this version expects.')
    : note(`${waiting} steps of the database’s form are waiting: the next start takes them.`);
}
