import { asc, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { postNow, wantNext } from '../../src/db/posts/next-day.ts';
import { skipDay } from '../../src/db/posts/posts.ts';
import { cohorts, posts } from '../../src/db/schema.ts';
import { testDatabase } from '../support/database.ts';
import { postingWorld } from './posting.ts';

const database = await testDatabase();
let world: Awaited<ReturnType<typeof postingWorld>>;
let id: number;

beforeEach(async () => {
  world = await postingWorld(database, '2026-03-02T08:00:00Z');
  id = (await world.cohort()).id;
});

async function cohort() {
  const [row] = await world.db.select().from(cohorts).where(eq(cohorts.id, id));
  if (row === undefined) throw new Error('no cohort');
  return row;
}
const want = async (dayKey: string | null) => wantNext(world.db, await cohort(), dayKey);
/** Lets the slots of these dates come. */
async function slots(...dates: string[]) {
  for (const on of dates) {
    world.at(`2026-03-${on}T08:00:00Z`);
    await world.tick();
  }
}
const posted = async () => {
  const rows = await world.db.select().from(posts).orderBy(asc(posts.on));
  return rows.map(({ on, kind, dayKey, round, due }) =>
    [on.slice(8), dayKey ?? kind, round, ...(due ? [] : ['not due'])].join(' '),
  );
};

test('a day that is passed over is not posted, and lies behind the group', async () => {
  await slots('02');
  await want('3');
  await slots('03', '04');
  expect(await posted()).toEqual(['02 1 0', '03 3 0', '04 closing 0']);
  expect(await cohort()).toMatchObject({ lastDayKey: '3', nextDayKey: null, state: 'finished' });
});

test('a day comes once more, and the plan goes on behind it', async () => {
  await slots('02', '03');
  await want('2');
  await slots('04', '05', '06');
  expect(await posted()).toEqual(['02 1 0', '03 2 0', '04 2 1', '05 3 1', '06 closing 1']);
});

test('back to an earlier day: all from there on come again, twice over if so wanted', async () => {
  await slots('02', '03', '04');
  await want('1');
  await slots('05', '06');
  await want('1');
  await slots('09', '10', '11');
  expect(await posted()).toEqual(['02 1 0', '03 2 0', '04 3 0', '05 1 1', '06 2 1', '09 1 2', '10 2 2', '11 3 2']);
});

test('a wish is taken back, and holds only where the group still stands where it was seen', async () => {
  await slots('02');
  const seen = await cohort();
  await want('3');
  expect(await wantNext(world.db, seen, '1')).toBe(false);
  expect(await want(null)).toBe(true);
  await slots('03');
  expect(await posted()).toEqual(['02 1 0', '03 2 0']);
  expect(await wantNext(world.db, seen, '1')).toBe(false);
});

test('what an update of the plan takes away is wanted no more', async () => {
  await slots('02');
  await want('99');
  await slots('03');
  expect(await posted()).toEqual(['02 1 0', '03 2 0']);
});

test('one that is wanted and left out, for Discord refuses it, is wanted no more: the plan goes on behind it', async () => {
  await slots('02', '03', '04');
  await want('1');
  world.discord.script.send.push({ kind: 'refused', reason: 'harmful' });
  await slots('05');
  expect(await skipDay(world.db, id, '1', world.clock.at)).toBe(true);
  await slots('06', '09');
  expect(await posted()).toEqual(['02 1 0', '03 2 0', '04 3 0', '05 1 1', '06 2 1', '09 3 1']);
});

test('two processes post a day that comes again once', async () => {
  await slots('02');
  await want('1');
  world.at('2026-03-03T08:00:00Z');
  await Promise.all([world.tick(), world.tick()]);
  await slots('04');
  expect(await posted()).toEqual(['02 1 0', '03 1 1', '04 2 1']);
  expect(world.discord.delivered).toHaveLength(3);
});

test('at once: today’s post comes now, once, and not again at its hour', async () => {
  world.at('2026-03-02T05:30:00Z');
  const [seen, slot] = [await cohort(), { on: '2026-03-02', at: world.clock.at } as const];
  expect([await postNow(world.db, seen, slot), await postNow(world.db, seen, slot)]).toEqual([true, true]);
  await world.tick();
  expect(await postNow(world.db, await cohort(), slot)).toBe(false);
  await slots('02', '03');
  expect(await posted()).toEqual(['02 1 0', '03 2 0']);
});

test('on a weekday that is none of the plan’s it is due for nobody', async () => {
  world.at('2026-03-01T12:00:00Z');
  await postNow(world.db, await cohort(), { on: '2026-03-01', at: world.clock.at });
  await world.tick();
  await slots('02');
  expect(await posted()).toEqual(['01 1 0 not due', '02 2 0']);
});

test('a post that is stuck is not overtaken', async () => {
  await world.db.update(cohorts).set({ blocked: { code: 'missing-access' } });
  expect(await postNow(world.db, await cohort(), { on: '2026-03-02', at: world.clock.at })).toBe(false);
});
