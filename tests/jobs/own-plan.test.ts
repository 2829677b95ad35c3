import { and, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { ownPlace } from '../../src/core/own-place.ts';
import { changeCohort } from '../../src/db/cohorts.ts';
import { joinAndLockLearner } from '../../src/db/learners/learners.ts';
import { resumeCohort } from '../../src/db/pauses.ts';
import { cohortPauses, notices, owed } from '../../src/db/schema.ts';
import type { SendFailure } from '../../src/jobs/sender.ts';
import { testDatabase } from '../support/database.ts';
import { postingWorld } from './posting.ts';

type World = Awaited<ReturnType<typeof postingWorld>>;
const database = await testDatabase();
let world: World;
const own = { guildId: ownPlace('ann'), channelId: 'dm-ann', createdBy: 'ann' };
const closed: SendFailure = { kind: 'stop', cause: 'closed', reason: 'Cannot send messages to this user' };

beforeEach(async () => {
  world = await postingWorld(database, '2026-03-02T08:00:00Z');
});

const at = async (date: string) => {
  world.at(`${date}T08:00:00Z`);
  await world.tick();
};

test('a post of one’s own plan says nothing of a group, and gives cause for nothing that is said to one', async () => {
  const { id } = await world.cohort(own);
  await joinAndLockLearner(world.db, id, { userId: 'ann', displayName: 'Ann' }, world.clock.at);
  for (const date of ['2026-03-02', '2026-03-03', '2026-03-04']) await at(date);
  expect((await world.outcome(id)).posts).toEqual([
    '2026-03-02 1 sent m1',
    '2026-03-03 2 sent m2',
    '2026-03-04 3 sent m3',
  ]);
  const shown = world.discord.delivered.map(({ channelId, message }) => [channelId, JSON.stringify(message)]);
  expect(shown.map(([channelId]) => channelId)).toEqual(['dm-ann', 'dm-ann', 'dm-ann']);
  expect(shown.filter(([, text]) => /take part|so far|<@&/.test(text ?? ''))).toEqual([]);
  expect(await world.db.$count(owed)).toBe(0);
  expect(await world.db.$count(notices)).toBe(0);
});

test('what does not reach its reader is tried once a date; after three in a row the plan rests, and nobody is written to', async () => {
  const { id } = await world.cohort(own);
  world.discord.script.send.push(closed, closed, closed);
  await at('2026-03-02');
  world.at('2026-03-02T09:00:00Z');
  await world.tick();
  await at('2026-03-03');
  expect(await world.outcome(id)).toMatchObject({ blocked: null, next: '2026-03-04T08:00' });
  await at('2026-03-04');
  expect(await world.outcome(id)).toEqual({
    posts: ['02', '03', '04'].map((day) => `2026-03-${day} 1 skipped it did not reach its reader`),
    pointer: null,
    next: null,
    state: 'running',
    blocked: 'my messages do not reach their reader',
  });
  // Another setting does not wake it, nor hide from its reader that it rests.
  await changeCohort(world.db, id, { wholeDays: true }, async () => null, world.clock.at);
  expect(await world.outcome(id)).toMatchObject({ next: null, blocked: 'my messages do not reach their reader' });
  for (const date of ['2026-03-05', '2026-03-06', '2026-03-09']) await at(date);
  expect(world.discord.calls).toHaveLength(3);
  expect(world.discord.direct).toEqual([]);
  expect(await world.db.$count(cohortPauses, eq(cohortPauses.cohortId, id))).toBe(1);
});

test('one that arrives begins the count anew, and so does coming back', async () => {
  const { id } = await world.cohort(own);
  world.discord.script.send.push(closed, closed);
  await at('2026-03-02');
  await at('2026-03-03');
  await at('2026-03-04');
  world.discord.script.send.push(closed, closed, closed);
  for (const date of ['2026-03-05', '2026-03-06', '2026-03-09']) await at(date);
  expect(await world.outcome(id)).toMatchObject({ pointer: '1', next: null });
  await resumeCohort(world.db, id, world.clock.at);
  world.discord.script.send.push(closed);
  await at('2026-03-10');
  expect(await world.outcome(id)).toMatchObject({ next: '2026-03-11T08:00' });
  const untold = and(eq(notices.cohortId, id), eq(notices.kind, 'blocked'));
  expect(await world.db.$count(notices, untold)).toBe(1);
});

test('Discord’s passing faults are tried again as for any post', async () => {
  const { id } = await world.cohort(own);
  world.discord.script.send.push({ kind: 'retry', reason: '500' });
  await at('2026-03-02');
  world.at('2026-03-02T08:01:00Z');
  await world.tick();
  expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 sent m1']);
});
