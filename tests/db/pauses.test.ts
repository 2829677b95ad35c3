import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { timeAway } from '../../src/core/learner/learner-settings.ts';
import { changeCohort } from '../../src/db/cohorts.ts';
import { addPause, dropPause, pauseCohort, pausesOf, resumeCohort } from '../../src/db/pauses.ts';
import { cohorts } from '../../src/db/schema.ts';
import { testWorld } from '../support/context.ts';

/** Monday morning, before the post. */
const { ctx, cohort } = await testWorld('2026-03-09T05:00:00Z');
const { db } = ctx;
const now = ctx.now();
let channels = 0;
async function fresh() {
  channels += 1;
  return (await cohort({ channelId: `channel-${channels}` })).id;
}
const spans = async (id: number) => (await pausesOf(db, id)).map(({ from, until }) => ({ from, until }));
const holiday = (from: `${number}-${number}-${number}`, until = from) => timeAway(from, until, 'Europe/Kyiv', now);
const wednesday = new Date('2026-03-10T22:00:00Z');

test('a pause is begun, moved and ended, and no second one stands beside it', async () => {
  const id = await fresh();
  expect(await pauseCohort(db, id, now, null)).toEqual({ next: null });
  expect((await pauseCohort(db, id, now, wednesday))?.next?.on).toBe('2026-03-11');
  expect(await spans(id)).toEqual([{ from: now, until: wednesday }]);
  expect((await resumeCohort(db, id, now))?.next?.on).toBe('2026-03-09');
  expect(await resumeCohort(db, id, now)).toBeUndefined();
});

test('what is planned ahead neither holds nor is ended by resuming, and one pause covers another', async () => {
  const id = await fresh();
  expect((await addPause(db, id, holiday('2026-03-12', '2026-03-16'), now))?.next?.on).toBe('2026-03-09');
  expect(await resumeCohort(db, id, now)).toBeUndefined();
  expect(await addPause(db, id, holiday('2026-03-13', '2026-03-16'), now)).toBeUndefined();
  // An open pause begins beside it and ends alone.
  expect(await pauseCohort(db, id, now, null)).toEqual({ next: null });
  expect(await addPause(db, id, holiday('2026-03-20'), now)).toBeUndefined();
  expect((await resumeCohort(db, id, now))?.next?.on).toBe('2026-03-09');
  expect(await spans(id)).toHaveLength(2);
});

test('one that holds and another in it end together, and a pause begun in them takes their place', async () => {
  const id = await fresh();
  await addPause(db, id, holiday('2026-03-09', '2026-03-11'), now);
  await addPause(db, id, holiday('2026-03-09', '2026-03-13'), now);
  expect((await pauseCohort(db, id, now, wednesday))?.next?.on).toBe('2026-03-11');
  expect((await resumeCohort(db, id, now))?.next?.on).toBe('2026-03-09');
});

test('called off before it begins it leaves no trace; after that it ends', async () => {
  const id = await fresh();
  await addPause(db, id, holiday('2026-03-10', '2026-03-12'), now);
  const [planned] = await pausesOf(db, id);
  const later = new Date('2026-03-11T12:00:00Z');
  await db
    .update(cohorts)
    .set({ nextPostAt: new Date('2026-03-13T06:00:00Z'), nextPostOn: '2026-03-13' })
    .where(eq(cohorts.id, id));
  expect((await dropPause(db, id, planned?.id ?? 0, later))?.next?.on).toBe('2026-03-12');
  expect(await spans(id)).toEqual([{ from: new Date('2026-03-10T02:00:00Z'), until: later }]);
  await addPause(db, id, holiday('2026-03-20'), later);
  expect((await dropPause(db, id, (await pausesOf(db, id))[1]?.id ?? 0, later))?.next?.on).toBe('2026-03-12');
  expect(await dropPause(db, id, 999, later)).toBeUndefined();
  expect(await spans(id)).toHaveLength(1);
});

test('two that plan at once both hold', async () => {
  const id = await fresh();
  const [monday, tuesday] = [holiday('2026-03-09'), holiday('2026-03-10')];
  await Promise.all([monday, tuesday].map((one) => db.transaction((tx) => addPause(tx, id, one, now))));
  const [row] = await db.select().from(cohorts).where(eq(cohorts.id, id));
  expect(row?.nextPostOn).toBe('2026-03-11');
});

test('what is over is not paused', async () => {
  const id = await fresh();
  await db.update(cohorts).set({ state: 'ended' }).where(eq(cohorts.id, id));
  expect([await pauseCohort(db, id, now, null), await addPause(db, id, holiday('2026-03-12'), now)]).toEqual([
    undefined,
    undefined,
  ]);
});

test('with another clock what is planned stays on its dates, and what holds ends at midnight there', async () => {
  const id = await fresh();
  await addPause(db, id, holiday('2026-03-12', '2026-03-16'), now);
  await pauseCohort(db, id, now, wednesday);
  await changeCohort(db, id, { zone: 'America/Los_Angeles' }, async () => null, now);
  expect(await spans(id)).toEqual([
    { from: now, until: new Date('2026-03-11T07:00:00Z') },
    { from: new Date('2026-03-12T11:00:00Z'), until: new Date('2026-03-17T07:00:00Z') },
  ]);
});
