import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { knownMigrations, migrateDatabase } from '../../src/db/migrate.ts';
import { backUpBeforeMigration, nightlyBackups } from '../../src/operate/nightly.ts';
import { testDatabase } from '../support/database.ts';

const { url } = await testDatabase();
let root: string;
let folder: string;
let said: string[];
const log = pino({ level: 'info' }, { write: (line) => said.push(JSON.parse(line).msg) });

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'daymark-nightly-'));
  folder = join(root, 'backups');
  said = [];
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

test('one backup a night, from 03:00 UTC on, and the newest seven stay', async () => {
  const tick = nightlyBackups({ address: () => url, folder, log });
  await tick(new Date('2026-03-01T03:00:00Z'));
  await tick(new Date('2026-03-01T15:00:00Z'));
  await tick(new Date('2026-03-02T02:59:00Z'));
  expect(await readdir(folder)).toEqual(['night-2026-03-01.backup']);
  for (let day = 2; day <= 9; day += 1) await tick(new Date(`2026-03-0${day}T03:00:00Z`));
  const nights = [3, 4, 5, 6, 7, 8, 9].map((day) => `night-2026-03-0${day}.backup`);
  expect((await readdir(folder)).sort()).toEqual(nights);
  expect(said).toEqual(Array.from({ length: 9 }, () => 'backed up for the night'));
});

test('a bot that starts again makes no second one', async () => {
  await nightlyBackups({ address: () => url, folder, log })(new Date('2026-03-01T04:00:00Z'));
  await nightlyBackups({ address: () => url, folder, log })(new Date('2026-03-01T05:00:00Z'));
  expect(said).toEqual(['backed up for the night']);
});

test('a failure is said, and tried again in an hour', async () => {
  await writeFile(folder, 'in the way');
  const tick = nightlyBackups({ address: () => url, folder, log });
  const failed = 'the night’s backup could not be made; it is tried again in an hour';
  await tick(new Date('2026-03-01T03:00:00Z'));
  await tick(new Date('2026-03-01T03:59:00Z'));
  expect(said).toEqual([failed]);
  await rm(folder);
  await tick(new Date('2026-03-01T04:00:00Z'));
  expect(said).toEqual([failed, 'backed up for the night']);
});

test('before a migration, and only then, there is a way back', async () => {
  const old = await testDatabase({ empty: true });
  const now = new Date('2026-03-01T12:00:00Z');
  await backUpBeforeMigration({ address: () => old.url, folder, log }, now);
  const [first] = knownMigrations();
  for (const statement of first?.statements ?? []) await old.db.execute(sql.raw(statement));
  await old.db.execute(
    sql.raw(`create schema drizzle;
    create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
    insert into drizzle.__drizzle_migrations (hash, created_at) values ('${first?.hash}', ${first?.madeMs})`),
  );
  await backUpBeforeMigration({ address: () => old.url, folder, log }, now);
  await migrateDatabase(old.url);
  await backUpBeforeMigration({ address: () => old.url, folder, log }, now);
  expect(await readdir(folder)).toEqual(['before-upgrade-2026-03-01T12-00-00.backup']);
  expect(said).toEqual([
    expect.stringMatching(/^backed up before the upgrade; the way back: .*npm run restore -- .*\.backup --replace$/),
  ]);
});
