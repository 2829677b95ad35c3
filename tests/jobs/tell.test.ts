import { beforeEach, expect, test } from 'vitest';
import { endCohort } from '../../src/db/cohorts.ts';
import { notices } from '../../src/db/schema.ts';
import { testDatabase } from '../support/database.ts';
import { postingWorld } from './posting.ts';

type World = Awaited<ReturnType<typeof postingWorld>>;
const database = await testDatabase();
let world: World;
const noAccess = { kind: 'stop', cause: 'missing-access', reason: 'Missing Access' } as const;
const closed = { kind: 'closed' } as const;
const away = { kind: 'retry', reason: 'Discord answered 503' } as const;

beforeEach(async () => {
  world = await postingWorld(database, '2026-03-02T08:00:00Z');
});

const told = () => world.discord.direct.map(({ userId }) => userId);
const owed = async () =>
  (await world.db.select().from(notices)).map(({ addressee, toldAt }) => ({ addressee, toldAt }));

async function stuck(...times: string[]): Promise<void> {
  for (const time of times) {
    world.discord.script.find.push(noAccess);
    world.at(time);
    await world.tick();
  }
}

test('it counts as told only after it was: a passing fault is tried again', async () => {
  await world.cohort();
  world.discord.script.send.push(noAccess);
  world.discord.script.direct.push(away, away);
  await world.tick();
  expect(told()).toEqual(['admin']);
  expect(await owed()).toEqual([{ addressee: 'creator', toldAt: null }]);
  await stuck('2026-03-02T08:01:00Z', '2026-03-02T08:03:00Z', '2026-03-02T08:04:00Z');
  expect(told()).toEqual(['admin', 'admin', 'admin']);
  expect(await owed()).toEqual([{ addressee: 'creator', toldAt: new Date('2026-03-02T08:03:00Z') }]);
});

test('who set it up takes no messages: the owner is told', async () => {
  await world.cohort();
  world.discord.script.send.push(noAccess);
  world.discord.script.direct.push(closed);
  await world.tick();
  expect(told()).toEqual(['admin', 'owner']);
});

test('neither does the owner: a channel that can be written to', async () => {
  await world.cohort();
  world.discord.script.send.push(noAccess, noAccess);
  world.discord.script.direct.push(closed, closed);
  await world.tick();
  expect(told()).toEqual(['admin', 'owner']);
  expect(world.discord.delivered.map(({ channelId, message }) => [channelId, message.content])).toEqual([
    ['lobby', expect.stringContaining('I can no longer see the channel')],
  ]);
});

test('what a server is like cannot be learned now: its owner is told once it can', async () => {
  await world.cohort();
  world.discord.script.send.push(noAccess);
  world.discord.script.direct.push(closed, closed);
  const { servers } = world.ctx;
  const known = { ...servers };
  Object.assign(servers, { away: () => true, owner: () => undefined, writable: () => [] });
  await world.tick();
  expect([told(), await owed()]).toEqual([['admin'], [{ addressee: 'owner', toldAt: null }]]);
  Object.assign(servers, known);
  world.discord.script.direct.splice(0);
  await stuck('2026-03-02T08:05:00Z');
  expect(told()).toEqual(['admin', 'owner']);
});

test('nobody can be reached: it waits for whoever uses an admin command, and all are tried again the next day', async () => {
  await world.cohort();
  world.discord.script.send.push(noAccess, noAccess, noAccess);
  world.discord.script.direct.push(closed, closed);
  await world.tick();
  expect(await owed()).toEqual([{ addressee: 'anybody', toldAt: null }]);
  await stuck('2026-03-02T12:00:00Z', '2026-03-03T07:59:00Z');
  expect(told()).toEqual(['admin', 'owner']);
  await stuck('2026-03-03T08:00:00Z');
  expect(told()).toEqual(['admin', 'owner', 'admin']);
});

test('once a day while it lasts, at once where the cause is another, and no more when it is over', async () => {
  await world.cohort();
  world.discord.script.send.push(noAccess);
  await world.tick();
  await stuck('2026-03-02T08:05:00Z', '2026-03-02T20:00:00Z', '2026-03-03T07:55:00Z');
  expect(told()).toHaveLength(1);
  await stuck('2026-03-03T08:00:00Z');
  expect(told()).toHaveLength(2);
  world.discord.script.find.push({ kind: 'stop', cause: 'unknown-channel', reason: 'Unknown Channel' });
  world.at('2026-03-03T09:00:00Z');
  await world.tick();
  expect(world.discord.direct.map(({ content }) => content).at(-1)).toContain('the channel is gone');
  world.at('2026-03-03T10:00:00Z');
  await world.tick();
  world.at('2026-03-04T10:00:00Z');
  await world.tick();
  expect(told()).toHaveLength(3);
  expect(await owed()).toEqual([]);
});

test('of a plan that has ended nobody is told', async () => {
  const { id } = await world.cohort();
  world.discord.script.send.push(noAccess);
  world.discord.script.direct.push(away);
  await world.tick();
  await endCohort(world.db, id, world.clock.at);
  await stuck('2026-03-02T09:00:00Z');
  expect(told()).toHaveLength(1);
  expect(await owed()).toEqual([]);
});

test('a week before the plan runs out it is said, once; where days are added it is forgotten', async () => {
  const { id } = await world.cohort({ weekdays: [1] });
  await world.tick();
  expect(world.discord.direct).toEqual([]);
  for (const day of ['09', '10', '11']) {
    world.at(`2026-03-${day}T08:00:00Z`);
    await world.tick();
  }
  expect(world.discord.direct).toEqual([
    {
      userId: 'admin',
      content: expect.stringMatching(/^🏁 The plan in <#study> runs out within a week\..*\/curriculum update/s),
    },
  ]);
  expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 sent m1', '2026-03-09 2 sent m2']);
});
