import { join } from 'node:path';
import postgres from 'postgres';
import { migrateDatabase } from '../../src/db/migrate.ts';
import { startThrowaway } from '../support/throwaway-postgres.ts';

/** A server to measure on: the one at TEST_DATABASE_URL, else an embedded one of this run. */
export type Server = {
  /** What it is, and whether a commit waits for the disk there. */
  name: string;
  /** A new, migrated database. */
  create(name: string): Promise<string>;
  stop(): Promise<void>;
};

/** `durable`: an embedded one writes to the disk as one that is to hold something does. */
export async function startServer(repository: string, options: { durable?: boolean } = {}): Promise<Server> {
  const given = process.env['TEST_DATABASE_URL'];
  const throwaway = given === undefined ? await startThrowaway(options) : undefined;
  const adminUrl = given ?? throwaway?.url ?? '';
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const [row] = await admin<{ version: string; fsync: string }[]>`
    select current_setting('server_version') as version, current_setting('fsync') as fsync`;
  const made: string[] = [];
  return {
    name: `Postgres ${row?.version}${throwaway === undefined ? '' : ', embedded'}, fsync ${row?.fsync}`,
    async create(name) {
      const database = `daymark_${name}_${process.pid}`;
      await admin`create database ${admin(database)}`;
      made.push(database);
      const url = new URL(adminUrl);
      url.pathname = `/${database}`;
      await migrateDatabase(url.href, { migrations: join(repository, 'migrations') });
      return url.href;
    },
    async stop() {
      for (const database of made.splice(0)) await admin`drop database ${admin(database)} with (force)`;
      await admin.end({ timeout: 5 });
      await throwaway?.stop();
    },
  };
}
