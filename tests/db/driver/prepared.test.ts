import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { type Db, openDatabase } from '../../../src/db/client.ts';
import { type Preparing, preparedStatements } from '../../../src/db/driver/prepared.ts';
import { testDatabase } from '../../support/database.ts';

const { url } = await testDatabase({ empty: true });

type Told = { codes: string[] };

/** One session, and what it told of statements that were forgotten. */
async function withSession(preparing: Preparing, work: (db: Db, told: Told) => Promise<void>): Promise<void> {
  const told: Told = { codes: [] };
  const onForgotten = (code: string) => told.codes.push(code);
  const { db, close } = openDatabase(url, { max: 1, preparing, onForgotten });
  try {
    await work(db, told);
  } finally {
    await close();
  }
}

const plusOne = async (db: Db, n: number) => (await db.execute<{ n: number }>(sql`select ${n}::int + 1 as n`))[0]?.n;
const often = async (db: Db) => {
  for (let n = 0; n < 8; n += 1) expect(await plusOne(db, n)).toBe(n + 1);
};
// Without values, so never prepared itself.
const keptBy = async (db: Db) =>
  (await db.execute<{ text: string }>(sql.raw('select statement as text from pg_prepared_statements'))).length;
/** As a pooler does, the next one meets a session that knows of nothing. */
const forget = (db: Db) => db.execute(sql.raw('deallocate all'));

describe('a statement that is asked often', () => {
  test.each<[Preparing, number]>([
    ['auto', 1],
    ['on', 1],
    ['off', 0],
  ])('preparing %s keeps %d of it', async (preparing, kept) => {
    await withSession(preparing, async (db) => {
      await plusOne(db, 1);
      expect(await keptBy(db), 'once is not often').toBe(0);
      await often(db);
      expect(await keptBy(db)).toBe(kept);
    });
  });

  test('forgotten, it is asked anew, once and for all unprepared, and that is told once', async () => {
    await withSession('auto', async (db, told) => {
      await often(db);
      await forget(db);
      await often(db);
      // The driver itself has asked that one again as it was.
      await forget(db);
      await often(db);
      expect(await keptBy(db)).toBe(0);
      expect(told.codes).toEqual(['26000']);
    });
  });

  test('forgotten as the first of a transaction, all of that is done, once', async () => {
    await withSession('auto', async (db, told) => {
      await often(db);
      await db.execute(sql.raw('create table done_once (n int)'));
      await forget(db);
      await db.transaction(async (tx) => {
        expect(await plusOne(tx, 1)).toBe(2);
        await tx.execute(sql`insert into done_once values (${1})`);
      });
      expect(await db.execute(sql.raw('select n from done_once'))).toEqual([{ n: 1 }]);
      expect(told.codes).toEqual(['26000']);
    });
  });

  test('forgotten later in a transaction, that is given up whole, and the next one goes through', async () => {
    await withSession('auto', async (db, told) => {
      await often(db);
      await db.execute(sql.raw('create table given_up (n int)'));
      await forget(db);
      const write = () =>
        db.transaction(async (tx) => {
          await tx.execute(sql`insert into given_up values (${1})`);
          await plusOne(tx, 1);
        });
      await expect(write()).rejects.toMatchObject({ cause: { code: '26000' } });
      expect(await db.execute(sql.raw('select n from given_up'))).toEqual([]);
      await write();
      expect(await db.execute(sql.raw('select n from given_up'))).toEqual([{ n: 1 }]);
      expect(told.codes).toEqual(['26000']);
    });
  });

  test('insisted on, it is prepared anew each time', async () => {
    await withSession('on', async (db, told) => {
      await often(db);
      await forget(db);
      expect(await plusOne(db, 1)).toBe(2);
      expect(await keptBy(db)).toBe(1);
      expect(told.codes).toEqual([]);
    });
  });
});

test('what a transaction begins with being refused, nothing of it is carried out', async () => {
  await withSession('auto', async (db) => {
    await db.execute(sql.raw('create table refused (n int)'));
    await expect(
      db.transaction(async (tx) => {
        await tx.execute(sql.raw('insert into nowhere values (1)'));
        await tx.execute(sql.raw('insert into refused values (1)'));
      }),
    ).rejects.toThrow();
    expect(await db.execute(sql.raw('select n from refused'))).toEqual([]);
  });
});

test('statements that are asked once each never fill a session', () => {
  const prepared = preparedStatements('auto', () => {});
  const kept = Array.from({ length: 10_000 }, (_, n) => prepared.keeps(`select ${n}`)).filter(Boolean);
  expect(kept).toEqual([]);
  const many = Array.from({ length: 400 }, (_, n) => `select ${n}, again`);
  for (let times = 0; times < 6; times += 1) for (const text of many) prepared.keeps(text);
  expect(many.filter((text) => prepared.keeps(text))).toHaveLength(200);
});
