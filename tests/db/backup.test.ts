import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restoreBackup } from '../../src/db/backup/restore.ts';
import { writeBackup } from '../../src/db/backup/write.ts';
import type { Db } from '../../src/db/client.ts';
import { knownMigrations, migrateDatabase, tablesOf } from '../../src/db/migrate.ts';
import { testDatabase } from '../support/database.ts';

const now = new Date('2026-03-02T03:00:00Z');
const source = await testDatabase();
let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daymark-backup-'));
  file = join(folder, 'monday.backup');
  await inhabit(source.db);
  // A file has bytes of every sort.
  await source.db.execute(sql`insert into note_files (note_id, name, content)
    select n.id, ${hardText}, decode(string_agg(lpad(to_hex(b), 2, '0'), '' order by b), 'hex')
    from notes n, generate_series(0, 255) b group by n.id limit 3`);
  await writeBackup(source.url, file, now);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const hardText = 'tab\t newline\n backslash \\ \\. \\N quote " \' NULL „ö“ 日本 🙂 \u2028 \r end';

/** A server with a plan, a cohort, and a learner who has written what is hard to carry. */
async function inhabit(db: Db): Promise<void> {
  await db.execute(sql`
    with version as (
      insert into curriculum_versions (slug, version, hash, title, model, source, created_at)
      values ('tea', 1, 'h', 'Tea', '{"a": [1, "ü"]}', '[]', now()) returning id
    ), cohort as (
      insert into cohorts (guild_id, channel_id, version_id, zone, post_time, weekdays, starts_on, first_day_key, created_by, created_at)
      select 'g', 'c', id, 'Europe/Kyiv', '08:00', '{1,2,3}', '2026-03-02', '1', 'ada', '2026-03-01T12:34:56.789123+02' from version returning id
    ), learner as (
      insert into learners (cohort_id, user_id, joined_at) select id, 'lena', now() from cohort returning id
    )
    insert into notes (learner_id, day_key, text, interaction_id, created_at)
    select id, '1', ${hardText} || n, 'i' || n, now() from learner, generate_series(1, 500) n`);
}

/** Every row of every table as text, so that nothing that differs can hide; but for the mark that a restore leaves and what only running processes know. */
async function contents(db: Db): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of tablesOf(knownMigrations())) {
    if (table === 'gateway_leases' || table === 'processes') continue;
    const rows = await db.execute<{ row: string }>(
      sql.raw(`select (to_jsonb(t) - 'look_since')::text as row from public."${table}" t order by 1`),
    );
    all[table] = rows.map(({ row }) => row);
  }
  return all;
}

test('an empty database becomes the one that was backed up, and goes on from there', async () => {
  const target = await testDatabase({ empty: true });
  expect(await restoreBackup(target.url, file, { replace: false })).toMatchObject({ rows: 506, madeAt: now });
  expect(await contents(target.db)).toEqual(await contents(source.db));
  const [marked] = await target.db.execute<{ at: string }>(sql`select look_since::text as at from cohorts`);
  expect(new Date(marked?.at ?? '')).toEqual(now);
  // Its history is complete, so a start has nothing to do; its numbers go on.
  await migrateDatabase(target.url);
  const [added] = await target.db.execute<{ id: string }>(sql`
    insert into notes (learner_id, day_key, text, interaction_id, created_at)
    select id, '1', 'next', 'next', now() from learners returning id`);
  expect(Number(added?.id)).toBe(501);
  await expect(
    Promise.resolve(
      target.db.execute(sql`insert into learners (cohort_id, user_id, joined_at) values (99, 'x', now())`),
    ),
  ).rejects.toThrow();
});

test('the files of the largest plan come back as they were', async () => {
  const [from, to] = [await testDatabase(), await testDatabase({ empty: true })];
  await from.db.execute(sql`
    insert into curriculum_versions (slug, version, hash, title, model, source, created_at)
    select 'long', 1, 'h', 'Long', '{}', jsonb_agg(jsonb_build_object('name', 'week-' || n || '/ü.md', 'text', repeat(${hardText}, 180))), now()
    from generate_series(1, 400) n`);
  const copy = join(folder, 'long.backup');
  await writeBackup(from.url, copy, now);
  await restoreBackup(to.url, copy, { replace: false });
  const kept = (db: Db) =>
    db.execute(
      sql`select jsonb_array_length(source) as files, octet_length(source::text) > 5242880 as large, md5(source::text) from curriculum_versions`,
    );
  expect(await kept(to.db)).toEqual(await kept(from.db));
  expect(await kept(to.db)).toMatchObject([{ files: 400, large: true }]);
});

test('a database in which a bot has only started is taken for an empty one', async () => {
  const target = await testDatabase();
  await target.db.execute(sql`insert into curriculum_versions (slug, version, hash, title, model, source, created_at)
    values ('other', 1, 'o', 'Other', '{}', '[]', now())`);
  await restoreBackup(target.url, file, { replace: false });
  expect(await contents(target.db)).toEqual(await contents(source.db));
});

test('a database in use is left alone, unless it is to be replaced', async () => {
  const target = await testDatabase();
  await inhabit(target.db);
  await target.db.execute(sql`update notes set text = 'mine'`);
  const before = await contents(target.db);
  await expect(restoreBackup(target.url, file, { replace: false })).rejects.toThrow(/in use.*Nothing was changed/s);
  expect(await contents(target.db)).toEqual(before);
  await restoreBackup(target.url, file, { replace: true });
  expect(await contents(target.db)).toEqual(await contents(source.db));
});

test('a database that presets its own formats gives and takes the same', async () => {
  const german = await testDatabase({ empty: true });
  const name = new URL(german.url).pathname.slice(1);
  for (const preset of [
    "datestyle = 'German, DMY'",
    "timezone = 'Asia/Kathmandu'",
    "bytea_output = 'escape'",
    'extra_float_digits = -15',
  ]) {
    await german.db.execute(sql.raw(`alter database "${name}" set ${preset}`));
  }
  await restoreBackup(german.url, file, { replace: false });
  const again = join(folder, 'german.backup');
  await writeBackup(german.url, again, now);
  const target = await testDatabase({ empty: true });
  await restoreBackup(target.url, again, { replace: false });
  expect(await contents(target.db)).toEqual(await contents(source.db));
});

test('a backup of an older version is brought forward', async () => {
  const old = await testDatabase({ empty: true });
  const [first] = knownMigrations();
  for (const statement of first?.statements ?? []) await old.db.execute(sql.raw(statement));
  await old.db.execute(
    sql.raw(`create schema drizzle;
    create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
    insert into drizzle.__drizzle_migrations (hash, created_at) values ('${first?.hash}', ${first?.madeMs})`),
  );
  await inhabit(old.db);
  const oldFile = join(folder, 'old.backup');
  await writeBackup(old.url, oldFile, now);
  await migrateDatabase(old.url);

  const target = await testDatabase({ empty: true });
  await restoreBackup(target.url, oldFile, { replace: false });
  const [restored, migrated] = [await contents(target.db), await contents(old.db)];
  expect(restored['notes']).toEqual(migrated['notes']);
  expect(restored['curricula']).toHaveLength(1);
  await migrateDatabase(target.url);
});

describe('the file', () => {
  test('is its owner’s alone, appears whole, and replaces none', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await expect(writeBackup(source.url, file, now)).rejects.toThrow(/exists already/);
    await expect(writeBackup('postgres://nobody:x@127.0.0.1:1/none', join(folder, 'none'), now)).rejects.toThrow();
    await expect(stat(join(folder, 'none'))).rejects.toThrow();
    await expect(stat(join(folder, 'none.partial'))).rejects.toThrow();
  });

  test.each([
    ['cut off', async (bad: string) => truncate(bad, Math.floor((await stat(file)).size / 2))],
    ['not gzip', async (bad: string) => writeFile(bad, 'once upon a time')],
    ['gzip of something else', async (bad: string) => writeFile(bad, gzipSync('once upon a time'.repeat(100)))],
    [
      'of a version to come',
      async (bad: string) =>
        writeFile(
          bad,
          changed((text) => text.replace(/"schema":\d+/, '"schema":9999999999999')),
        ),
    ],
    [
      'of a format to come',
      async (bad: string) =>
        writeFile(
          bad,
          changed((text) => text.replace('"formatVersion":1', '"formatVersion":2')),
        ),
    ],
    [
      'with a row too few',
      async (bad: string) =>
        writeFile(
          bad,
          changed((text) => text.replace('"rows":500', '"rows":501')),
        ),
    ],
  ])('%s is refused with a sentence, and nothing changes', async (_, spoil) => {
    const bad = join(folder, 'bad.backup');
    await writeFile(bad, await readFile(file));
    await spoil(bad);
    const target = await testDatabase();
    const before = await contents(target.db);
    await expect(restoreBackup(target.url, bad, { replace: true })).rejects.toThrow(/backup|Daymark/);
    expect(await contents(target.db)).toEqual(before);
  });
});

/** The backup with its header changed, at the same length or with its length put right. */
function changed(edit: (header: string) => string): Buffer {
  const plain = gunzipSync(readFileSync(file));
  const end = plain.indexOf(10);
  const length = Number(plain.toString('latin1', 0, end).split(' ')[1]);
  const header = edit(plain.toString('utf8', end + 1, end + 1 + length));
  return gzipSync(
    Buffer.concat([Buffer.from(`header ${Buffer.byteLength(header)}\n${header}`), plain.subarray(end + 1 + length)]),
  );
}
