import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { type Db, openDatabase, pingDatabase } from '../../src/db/client.ts';
import { refusalOf } from '../../src/db/driver/refusal.ts';
import { migrateDatabase } from '../../src/db/migrate.ts';
import { testDatabase } from '../support/database.ts';
import { presetDatabase } from '../support/preset-database.ts';
import { studyStory } from '../support/study-story.ts';

const { db: ordinary } = await testDatabase();
const expected = await studyStory(ordinary);

async function on<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = openDatabase(url, { max: 4 });
  try {
    return await work(db);
  } finally {
    await close();
  }
}

async function refusalAt(url: string): Promise<string> {
  try {
    await migrateDatabase(url);
    await on(url, (db) => pingDatabase(db));
  } catch (error) {
    return refusalOf(error, url).reason;
  }
  return 'works';
}

test('the story is one', () => {
  expect(expected).toMatchObject({
    again: { kind: 'occupied' },
    cohorts: [{ weekdays: [1, 2, 3, 7], time: '09:30', lastDayKey: '1' }],
    ledger: { past: null, settings: [{ restDays: [6, 7] }] },
    near: { past: { through: '2026-03-02', lastDone: '1' } },
    posts: [{ on: '2026-03-02', state: 'sent' }],
    file: [0, 92, 200, 255],
  });
});

describe('whatever a database presets, everybody reads the same', () => {
  const presets = [
    "datestyle = 'German, DMY'",
    "datestyle = 'SQL, MDY'",
    "datestyle = 'SQL, DMY'",
    "datestyle = 'Postgres, MDY'",
    "datestyle = 'ISO, DMY'",
    "timezone = 'America/Caracas'",
    "timezone = 'Asia/Kathmandu'",
    "timezone = '<+0530>-05:30'",
    "timezone_abbreviations = 'India'",
    "intervalstyle = 'sql_standard'",
    "bytea_output = 'escape'",
    'extra_float_digits = -15',
    "search_path = ''",
    "search_path = 'nowhere'",
    "search_path = 'nowhere, public'",
    "search_path = 'pg_catalog, public'",
    "search_path = 'information_schema, public'",
    'standard_conforming_strings = off',
    'backslash_quote = on',
    "client_encoding = 'LATIN1'",
    "default_transaction_isolation = 'serializable'",
    "default_transaction_isolation = 'repeatable read'",
    'default_transaction_deferrable = on',
    "lock_timeout = '1ms'",
    "statement_timeout = '300ms'",
    "idle_in_transaction_session_timeout = '1ms'",
    "idle_session_timeout = '1s'",
    'synchronous_commit = off',
    'array_nulls = off',
    'transform_null_equals = on',
    'quote_all_identifiers = on',
    "xmloption = 'document'",
    "plan_cache_mode = 'force_generic_plan'",
    'check_function_bodies = off',
    'row_security = off',
    'exit_on_error = on',
    "client_min_messages = 'error'",
    "lc_messages = 'C'",
    "lc_monetary = 'C'",
    'enable_indexscan = off',
    'gin_fuzzy_search_limit = 1',
  ];

  test.each(presets)('%s', async (preset) => {
    const { url } = await presetDatabase([preset]);
    await migrateDatabase(url);
    expect(await on(url, studyStory)).toEqual(expected);
  });

  test.each([['transaction_timeout = 1ms', 17]])('%s, from version %i on', async (preset, version) => {
    const [row] = await ordinary.execute<{ n: number }>(sql`select current_setting('server_version_num')::int as n`);
    if ((row?.n ?? 0) < version * 10_000) return;
    const { url } = await presetDatabase([preset.replace('1ms', "'300ms'")]);
    await migrateDatabase(url);
    const slow = sql`select pg_sleep(0.4)`;
    await on(url, (db) => db.transaction(async (tx) => tx.execute(slow)));
  });

  test('two at once never cross because of an isolation that was preset', async () => {
    const { url } = await presetDatabase(["default_transaction_isolation = 'serializable'"]);
    await migrateDatabase(url);
    await on(url, async (db) => {
      await db.execute(sql`create table counted (n int)`);
      await db.execute(sql`insert into counted values (0)`);
      const add = () => db.execute(sql`update counted set n = n + 1`);
      const inTransaction = () => db.transaction((tx) => tx.execute(sql`update counted set n = n + 1`));
      await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? add() : inTransaction())));
      expect(await db.execute(sql`select n from counted`)).toEqual([{ n: 20 }]);
    });
  });

  test('nothing of it outlives a transaction', async () => {
    const { url } = await presetDatabase(["datestyle = 'German, DMY'"]);
    const { db, close } = openDatabase(url, { max: 1 });
    await db.transaction((tx) => tx.execute(sql`select 1`));
    await db.execute(sql`select 1`);
    const [row] = await db.transaction((tx) =>
      tx.execute(sql`select reset_val from pg_settings where name = 'DateStyle'`),
    );
    expect(row).toEqual({ reset_val: 'German, DMY' });
    await close();
  });

  test('a form of dates that changes behind our back is an error, never a wrong date', async () => {
    const { url } = await presetDatabase();
    const { db, close } = openDatabase(url, { max: 1 });
    await db.execute(sql`set datestyle = 'German, DMY'`);
    await expect(db.execute(sql`select date '2026-03-02' as on_date`)).rejects.toMatchObject({
      cause: { code: 'DATE_FORM' },
    });
    // That session is given up, and the next is as it should be.
    expect(await db.execute(sql`select date '2026-03-02' as on_date`)).toEqual([{ on_date: '2026-03-02' }]);
    await close();
  });

  test('no column has a type whose text depends on a setting that is left as it is', async () => {
    const rows = await ordinary.execute<{ type: string }>(sql`
      select distinct format_type(a.atttypid, null) as type from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by 1`);
    const known = [
      'bigint',
      'bigint[]',
      'boolean',
      'bytea',
      'date',
      'integer',
      'jsonb',
      'smallint',
      'smallint[]',
      'text',
      'timestamp with time zone',
      'uuid',
    ];
    expect(rows.map(({ type }) => type).filter((type) => !known.includes(type))).toEqual([]);
  });
});

describe('a schema that the address names', () => {
  test.each(['schema=study', 'search_path=study', 'options=-c%20search_path%3Dstudy'])('%s', async (parameter) => {
    const { url, asAdmin } = await presetDatabase();
    const there = `${url}?${parameter}`;
    await migrateDatabase(there);
    await migrateDatabase(there);
    expect(await on(there, studyStory)).toEqual(expected);
    const inPublic = "select count(*)::int as n from pg_tables where schemaname = 'public'";
    expect(await asAdmin(inPublic)).toMatchObject([{ n: 0 }]);
  });

  test('two share a database and not their tables', async () => {
    const { url } = await presetDatabase();
    for (const schema of ['public', 'Two Words\' "worth"']) {
      const there = `${url}?schema=${encodeURIComponent(schema)}`;
      await migrateDatabase(there);
      expect(await on(there, studyStory)).toEqual(expected);
    }
  });
});

describe('what cannot work is refused with the way out', () => {
  test.each<[string, string[], string, RegExp]>([
    [
      'no references',
      ['session_replication_role = replica'],
      '',
      /session_replication_role = replica.*Nothing was changed.*reset session_replication_role/,
    ],
    [
      'read only',
      ['default_transaction_read_only = on'],
      '',
      /saves nothing at present.*reset default_transaction_read_only/,
    ],
    [
      'bytes for letters',
      [],
      "encoding 'SQL_ASCII' template template0 lc_collate 'C' lc_ctype 'C' locale_provider libc",
      /keeps text as SQL_ASCII.*create database daymark encoding 'UTF8' template template0/,
    ],
    [
      'few letters',
      [],
      "encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C' locale_provider libc",
      /keeps text as LATIN1/,
    ],
  ])('%s', async (_, presets, created, words) => {
    const { url } = await presetDatabase(presets, created);
    expect(await refusalAt(url)).toMatch(words);
  });

  test('rights, passwords and names', async () => {
    const { url, guestUrl, guest, name, asAdmin } = await presetDatabase();
    const other = (change: Partial<URL>) => Object.assign(new URL(guestUrl), change).href;
    expect(await refusalAt(guestUrl)).toBe(
      `The database of DATABASE_URL does not let user “${guest}” do what is needed (permission denied for database ${name}). ` +
        `Nothing was changed. As an owner or administrator of the database run: grant connect, create on database "${name}" to "${guest}";`,
    );
    await asAdmin(`grant connect, create on database "${name}" to "${guest}"`);
    expect(await refusalAt(guestUrl)).toContain(
      `(permission denied for schema public). Nothing was changed. As an owner or administrator of the database run: grant usage, create on schema "public" to "${guest}"`,
    );
    await asAdmin(`grant usage, create on schema "public" to "${guest}"`);
    expect(await refusalAt(guestUrl)).toBe('works');
    expect(await refusalAt(other({ password: 'wrong-secret' }))).toMatch(
      new RegExp(`refuses the password of user “${guest}”.*percent codes`),
    );
    expect(await refusalAt(other({ pathname: '/nosuch' }))).toMatch(
      /does not exist: the server knows none called “nosuch”.*create database "nosuch"/,
    );
    await asAdmin(
      `alter schema drizzle owner to current_user; revoke all on schema drizzle from "${guest}"; reassign owned by "${guest}" to current_user`,
    );
    expect(await refusalAt(guestUrl)).toMatch(
      /permission denied for schema drizzle.*grant usage, create on schema "drizzle"/,
    );
    expect(await refusalAt(`${url}?sslmode=require`)).toMatch(/cannot be reached encrypted.*sslmode/);
  });

  test("somebody else's table of the same name", async () => {
    const { url, asAdmin } = await presetDatabase();
    await asAdmin('create table notes (id int)');
    expect(await refusalAt(url)).toMatch(
      /holds something of the same name already \(relation "notes" already exists\).*schema=daymark/,
    );
  });
});
