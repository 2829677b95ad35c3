import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, isDatabaseAway, openDatabase } from '../../../src/db/client.ts';
import { testDatabase } from '../../support/database.ts';
import { type Fault, faults, layTripwire } from '../../support/tripwire.ts';

const { db: observer, url } = await testDatabase({ empty: true });
const stray: unknown[] = [];
const note = (reason: unknown) => stray.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', note);
  process.on('uncaughtExceptionMonitor', note);
  await observer.execute(sql`create table kept (n int)`);
});

afterAll(() => {
  process.off('unhandledRejection', note);
  process.off('uncaughtExceptionMonitor', note);
});

/** A statement of each kind: alone, with parameters, in a transaction and in a part of one. */
async function everyKind(db: Db): Promise<void> {
  await db.execute(sql`select 1`);
  await db.execute(sql`select n from kept where n = ${-1}::int`);
  await db.transaction(async (tx) => {
    await tx.execute(sql`insert into kept values (${1}::int)`);
    await tx.transaction((inner) => inner.execute(sql`select count(*) from kept where n > ${0}::int`));
  });
}

function outcomeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'done',
    (error: unknown) => (isDatabaseAway(error) ? 'away' : error),
  );
}

// Long enough for a busy machine; only a silence is waited for.
const limits = { max: 1, connectTimeoutMs: 1_000, limitMs: 1_500 };

/** What happens to somebody's work when the line breaks after so many messages, and to the next one's. */
async function breakAfter(fault: Fault, after: number) {
  const line = await layTripwire(url, fault, after);
  const { db, close } = openDatabase(line.url, limits);
  const first = await outcomeOf(everyKind(db));
  const next = await outcomeOf(everyKind(db));
  await close();
  await line.close();
  return { first, next, opened: line.opened() };
}

/** How many messages the server sends while a session is opened and the work done. */
async function lengthOfWork(): Promise<number> {
  const line = await layTripwire(url, 'silence', Number.POSITIVE_INFINITY);
  const { db, close } = openDatabase(line.url, { max: 1 });
  await everyKind(db);
  const steps = line.passed();
  await close();
  await line.close();
  return steps;
}

test.each(faults)(
  'whenever the line breaks (%s), one work fails, the next is done, and nothing is thrown',
  async (fault) => {
    const steps = await lengthOfWork();
    expect(steps).toBeGreaterThan(40);
    const wrong: unknown[] = [];
    const all = Array.from({ length: steps }, (_, after) => after);
    const worker = async (): Promise<void> => {
      for (let after = all.shift(); after !== undefined; after = all.shift()) {
        const { first, next, opened } = await breakAfter(fault, after);
        // After a silence within the limit another line asks the server to give up what it does.
        const lines = fault === 'silence' ? 3 : 2;
        if (first !== 'away' || next !== 'done' || opened > lines) wrong.push({ after, first, next, opened });
      }
    };
    await Promise.all(Array.from({ length: fault === 'silence' ? 25 : 6 }, worker));
    expect(wrong).toEqual([]);
    expect(stray).toEqual([]);
  },
);
