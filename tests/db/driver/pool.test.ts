import { type SQL, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { endWithNext } from '../../../src/db/built-once.ts';
import { type Db, isCommitUnknown, isDatabaseAway, openDatabase } from '../../../src/db/client.ts';
import { testDatabase } from '../../support/database.ts';

const { db: observer, url } = await testDatabase({ empty: true });

async function withPool(max: number, work: (db: Db) => Promise<void>, limitMs = 5_000): Promise<void> {
  const { db, close } = openDatabase(url, { max, limitMs });
  try {
    await work(db);
  } finally {
    await close();
  }
}

async function pidOf(db: Db): Promise<number> {
  const [row] = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return row?.pid ?? 0;
}

async function terminate(pid: number): Promise<void> {
  await observer.execute(sql`select pg_terminate_backend(${pid}::int, 5000)`);
}

function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('a session that dies', () => {
  test('in the middle of a transaction fails that one alone, time and again', async () => {
    await withPool(2, async (db) => {
      for (let round = 0; round < 5; round += 1) {
        let known = (_: number): void => {};
        const pid = new Promise<number>((resolve) => {
          known = resolve;
        });
        const broken = errorOf(
          db.transaction(async (tx) => {
            known(await pidOf(tx));
            await tx.execute(sql`select pg_sleep(60)`);
          }),
        );
        await terminate(await pid);
        const others = Promise.all([1, 2, 3].map(() => db.execute(sql`select 1`)));
        expect(isDatabaseAway(await broken)).toBe(true);
        expect(await others).toHaveLength(3);
      }
    });
  });

  test('between two queries of a transaction lets nothing of it through', async () => {
    await observer.execute(sql`create table written (n int)`);
    await withPool(1, async (db) => {
      const waiting: Promise<unknown>[] = [];
      const broken = db.transaction(async (tx) => {
        await tx.execute(sql`insert into written values (1)`);
        // Another query wants the connection, so that a new one is opened at once.
        waiting.push(Promise.resolve(db.execute(sql`select 1`)));
        await terminate(await pidOf(tx));
        await tx.execute(sql`insert into written values (2)`);
      });
      expect(isDatabaseAway(await errorOf(broken))).toBe(true);
      await Promise.all(waiting);
      expect(await db.execute(sql`select n from written`)).toEqual([]);
    });
  });

  test('while it rests is replaced without anybody noticing', async () => {
    await withPool(1, async (db) => {
      const before = await pidOf(db);
      await terminate(before);
      await expect.poll(() => errorOf(db.execute(sql`select 1`))).toBeUndefined();
      expect(await pidOf(db)).not.toBe(before);
    });
  });
});

describe('a transaction', () => {
  test('is rolled back by a throw, and its connection goes on', async () => {
    await observer.execute(sql`create table thrown (n int)`);
    await withPool(1, async (db) => {
      const pid = await pidOf(db);
      const work = db.transaction(async (tx) => {
        await tx.execute(sql`insert into thrown values (1)`);
        throw new Error('changed my mind');
      });
      expect(await errorOf(work)).toMatchObject({ message: 'changed my mind' });
      expect(await db.execute(sql`select n from thrown`)).toEqual([]);
      expect(await pidOf(db)).toBe(pid);
    });
  });

  test('does not pass for committed when an error in it was swallowed', async () => {
    await withPool(1, async (db) => {
      const work = db.transaction(async (tx) => {
        await errorOf(tx.execute(sql`select 1 / 0`));
      });
      expect(await errorOf(work)).toMatchObject({ code: '25P02' });
    });
  });

  test.each<[string, SQL, () => Promise<void>, object | undefined, number]>([
    ['is saved', sql`insert into ended values (2)`, async () => {}, undefined, 2],
    ['is given up where the server refuses it', sql`select 1 / 0`, async () => {}, { cause: { code: '22012' } }, 0],
    [
      'is not asked where its gate is shut',
      sql`insert into ended values (2)`,
      () => Promise.reject(new Error('too late')),
      { cause: { message: 'too late' } },
      0,
    ],
  ])('that travels with its commit %s', async (_, last, gate, error, saved) => {
    await observer.execute(sql.raw('drop table if exists ended; create table ended (n int)'));
    await withPool(1, async (db) => {
      const work = db.transaction(async (tx) => {
        await tx.execute(sql`insert into ended values (1)`);
        expect(endWithNext(tx, gate)).toBe(true);
        await tx.execute(last);
      });
      const failed = await errorOf(work);
      if (error === undefined) expect(failed).toBeUndefined();
      else expect(failed).toMatchObject(error);
      expect(await db.execute(sql`select n from ended`)).toHaveLength(saved);
    });
  });

  test('whose line breaks under its last statement may have been saved, which is said', async () => {
    await withPool(1, async (db) => {
      const work = db.transaction(async (tx) => {
        await tx.execute(sql`select 1`);
        endWithNext(tx, async () => {});
        await tx.execute(sql`select pg_terminate_backend(pg_backend_pid(), 5000)`);
      });
      expect(isCommitUnknown(await errorOf(work))).toBe(true);
    });
  });

  test('within a transaction fails alone', async () => {
    await observer.execute(sql`create table nested (n int)`);
    await withPool(1, async (db) => {
      await db.transaction(async (tx) => {
        await tx.execute(sql`insert into nested values (1)`);
        await errorOf(
          tx.transaction(async (inner) => {
            await inner.execute(sql`insert into nested values (2)`);
            await inner.execute(sql`select 1 / 0`);
          }),
        );
        await tx.execute(sql`insert into nested values (3)`);
      });
      expect(await db.execute(sql`select n from nested order by n`)).toEqual([{ n: 1 }, { n: 3 }]);
    });
  });
});

describe('limits', () => {
  test('a wrong query costs no connection', async () => {
    await withPool(1, async (db) => {
      const pid = await pidOf(db);
      expect(await errorOf(db.execute(sql`select 1 / 0`))).toMatchObject({ cause: { code: '22012' } });
      expect(await pidOf(db)).toBe(pid);
    });
  });

  test('no more connections than allowed, each query gets its turn', async () => {
    await withPool(3, async (db) => {
      const pids = await Promise.all(Array.from({ length: 50 }, () => pidOf(db)));
      expect(new Set(pids).size).toBeLessThanOrEqual(3);
    });
  });

  test('an answer that does not come is given up, and the connection with it', async () => {
    await withPool(
      1,
      async (db) => {
        const slow = errorOf(db.execute(sql`select pg_sleep(60)`));
        const behind = errorOf(db.execute(sql`select 1`));
        expect(isDatabaseAway(await slow)).toBe(true);
        await behind;
        expect(await db.execute(sql`select 1 as n`)).toEqual([{ n: 1 }]);
      },
      200,
    );
  });

  test('closing waits for what is running, and refuses what comes after', async () => {
    const { db, close } = openDatabase(url, { max: 1 });
    const running = db.transaction(async (tx) => {
      await tx.execute(sql`select 1`);
      return tx.execute(sql`select 2 as n`);
    });
    const queued = Promise.resolve(db.execute(sql`select 3 as n`));
    await pidOf(observer);
    await close();
    expect(await running).toEqual([{ n: 2 }]);
    expect(await queued).toEqual([{ n: 3 }]);
    expect(isDatabaseAway(await errorOf(db.execute(sql`select 1`)))).toBe(true);
  });
});
