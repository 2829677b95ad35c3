import { sql } from 'drizzle-orm';
import type { Config } from '../config.ts';
import { openDatabase, pingDatabase } from '../db/client.ts';
import { historyOf } from '../db/migrate.ts';
import { type Overview, overviewOf } from '../db/overview.ts';
import { reasonOf } from '../log/error-form.ts';
import { type Desk, withDatabase } from './database.ts';
import type { Check } from './doctor.ts';

/** Whether the database answers, is new enough, can be written, and holds what this version expects; and its running groups. */
export async function databaseChecks(desk: Desk, config: Config): Promise<{ checks: Check[]; groups: Overview[] }> {
  const name = config.databaseUrl === null ? 'The embedded database' : 'The database of DATABASE_URL';
  try {
    return await withDatabase(config, desk, async (url) => {
      const database = openDatabase(url, { max: 1 });
      try {
        await pingDatabase(database.db);
        const [server] = await database.db.execute<{ version: string; read_only: string }>(
          sql`select current_setting('server_version') as version, current_setting('transaction_read_only') as read_only`,
        );
        const answers: Check = { state: 'right', what: `${name} answers (Postgres ${server?.version}).` };
        const writes: Check[] =
          server?.read_only === 'on'
            ? [
                {
                  state: 'wrong',
                  what: `${name} is read-only.`,
                  next: 'Use the address of the primary server, not of a replica.',
                },
              ]
            : [];
        const schema = await schemaCheck(url);
        // Only a database in the form of this version can be asked about its groups.
        const groups = schema.state === 'right' ? await overviewOf(database.db) : [];
        return { checks: [answers, ...writes, schema], groups };
      } finally {
        await database.close();
      }
    });
  } catch (error) {
    const reason = reasonOf(error);
    const next =
      config.databaseUrl === null
        ? 'See the server.log beside the data, or set DATABASE_URL.'
        : 'Check DATABASE_URL, and that the server runs and may be reached from here.';
    return { checks: [{ state: 'wrong', what: `${name} cannot be used: ${reason}`, next }], groups: [] };
  }
}

async function schemaCheck(url: string): Promise<Check> {
  const { taken, waiting, unknown } = await historyOf(url);
  if (taken === 0) return { state: 'note', what: 'The database is empty: the first start fills it.' };
  if (unknown > 0) {
    return {
      state: 'wrong',
      what: 'The database was written by a newer version of Daymark.',
      next: 'Install that version again, or restore a backup from before the upgrade.',
    };
  }
  return waiting === 0
    ? { state: 'right', what: 'The database has the form that this version expects.' }
    : { state: 'note', what: `${waiting} steps of the database’s form are waiting: the next start takes them.` };
}
