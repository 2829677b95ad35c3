import { join } from 'node:path';
import postgres from 'postgres';
import { migrateDatabase } from '../../src/db/migrate.ts';
import { startThrowaway } from '../support/throwaway-postgres.ts';

/** A server to measure on: the one at TEST_DATABASE_URL, else an embedded one of this run. */
export type Server = {
  name: string;
  /** A new, migrated database. */
  create(name: string): Promise<string>;
  stop(): Promise<void>;
};

export async function startServer(repository: string): Promise<Server> {
  const given = process.env['TEST_DATABASE_URL'];
  const throwaway = given === undefined ? await startThrowaway() : undefined;
  const adminUrl = given ?? throwaway?.url ?? '';
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const [row] = await admin<{ version: string }[]>`select current_setting('server_version') as version`;
  const made: string[] = [];
  return {
    name: `Postgres ${row?.version}${throwaway === undefined ? '' : ', embedded'}`,
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
      for (const database of made) await admin`drop database ${admin(database)} with (force)`;
      await admin.end({ timeout: 5 });
      await throwaway?.stop();
    },
  };
}
