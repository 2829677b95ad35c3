import { asc } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { depart } from '../../../src/db/departures.ts';
import { anewAtOnce, claimOwed, dropOwed, forgetOwed, type NewOwed, owe, priorities } from '../../../src/db/owed.ts';
import { owed } from '../../../src/db/schema.ts';
import { testDatabase } from '../../support/database.ts';
import { bringOwed } from '../../support/post-due.ts';
import { postingWorld } from '../posting.ts';

type World = Awaited<ReturnType<typeof postingWorld>>;
const database = await testDatabase();
let world: World;
let cohortId: number;

beforeEach(async () => {
  world = await postingWorld(database, '2026-03-02T08:00:00Z');
  await world.db.delete(owed);
  cohortId = (await world.cohort()).id;
});

const minutes = (count: number) => new Date(Date.parse('2026-03-02T08:00:00Z') + count * 60_000);
const news = (change: Partial<NewOwed> = {}): NewOwed => ({
  key: 'news:1',
  kind: 'news',
  priority: priorities.news,
  to: { guildId: 'g1', channelId: 'c1' },
  cohortId,
  facts: { what: 'ended', title: 'Tea' },
  dueAt: minutes(0),
  untilAt: minutes(60),
  ...change,
});
const bring = () => bringOwed(world.ctx, world.discord.sender);
const sent = () => world.discord.delivered.map(({ channelId, message }) => `${channelId}: ${message.content}`);
const rows = async () =>
  (await world.db.select().from(owed).orderBy(asc(owed.id))).map(({ key, state, attempts }) => [key, state, attempts]);
const ended = 'c1: ⏹️ **Tea** ends here';

test('what is owed goes out once, however often it is owed and by however many', async () => {
  expect([await owe(world.db, news()), await owe(world.db, news())]).toEqual([true, false]);
  await Promise.all([bring(), bring(), bring()]);
  await bring();
  expect(await owe(world.db, news())).toBe(false);
  await bring();
  expect(sent()).toEqual([expect.stringContaining(ended)]);
  expect(await rows()).toEqual([['news:1', 'sent', 1]]);
});

test('not before it is due, and not once nobody wants it any more', async () => {
  await owe(world.db, news({ key: 'early', dueAt: minutes(5) }));
  await owe(world.db, news({ key: 'late', untilAt: minutes(0) }));
  await bring();
  expect(await rows()).toEqual([
    ['early', 'owed', 0],
    ['late', 'dropped', 0],
  ]);
  world.at('2026-03-02T08:05:00Z');
  await bring();
  expect(await rows()).toEqual([
    ['early', 'sent', 1],
    ['late', 'dropped', 0],
  ]);
});

test('the most urgent first, and of one kind what is due the longest; none of another kind, none of later', async () => {
  const keys = ['edit', 'second', 'first', 'first of all', 'later'];
  for (const [n, priority] of [4, 3, 1, 1, 1].entries()) {
    const dueAt = [minutes(0), minutes(-9), minutes(0), minutes(-1), minutes(1)][n] ?? minutes(0);
    await owe(world.db, news({ key: keys[n] ?? '', priority, dueAt }));
  }
  const claimed = [];
  for (let i = 0; i < 5; i += 1) claimed.push(await claimOwed(world.db, [1, 2, 3], minutes(0), minutes(2), 1));
  expect(claimed.flat().map(({ key }) => key)).toEqual(['first of all', 'first', 'second']);
  expect(await claimOwed(world.db, [4], minutes(0), minutes(2), 9)).toMatchObject([{ key: 'edit', attempts: 1 }]);
});

test('two that claim at once get each a part, and none the same', async () => {
  for (let n = 0; n < 40; n += 1) await owe(world.db, news({ key: `n${n}`, priority: 1 + (n % 3) }));
  const claims = await Promise.all([1, 2, 3, 4].map(() => claimOwed(world.db, [1, 2, 3], minutes(0), minutes(2), 10)));
  const ids = claims.flat().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(claims.every(({ length }) => length <= 10)).toBe(true);
  while ((await claimOwed(world.db, [1, 2, 3], minutes(0), minutes(2), 10)).length > 0);
  expect((await rows()).every(([, , attempts]) => attempts === 1)).toBe(true);
});

test('a passing fault is tried again, later each time; a place that takes nothing ends it', async () => {
  await owe(world.db, news());
  world.discord.script.send.push(
    { kind: 'retry', reason: 'Discord answered 503' },
    { kind: 'retry', reason: 'Discord answered 503' },
    { kind: 'stop', cause: 'missing-access', reason: 'Missing Access' },
  );
  const states: unknown[] = [];
  for (const time of ['08:00', '08:01', '08:02', '08:03', '08:10']) {
    world.at(`2026-03-02T${time}:00Z`);
    await bring();
    states.push((await rows())[0]);
  }
  expect(states).toEqual([
    ['news:1', 'owed', 1],
    ['news:1', 'owed', 2],
    ['news:1', 'owed', 2],
    ['news:1', 'dropped', 3],
    ['news:1', 'dropped', 3],
  ]);
});

test('an edit turns the message into what it is now, and ends with its message', async () => {
  const edit = (key: string) =>
    news({ key, to: { guildId: 'g1', channelId: 'c1', messageId: 'm1' }, facts: { what: 'ended', title: key } });
  await owe(world.db, news());
  await bring();
  await owe(world.db, edit('One'));
  await bring();
  expect(sent()).toEqual([expect.stringContaining('**One** ends here')]);
  await owe(world.db, edit('Two'));
  world.discord.script.edit.push({ kind: 'gone' });
  await bring();
  expect(await rows()).toEqual([
    ['news:1', 'sent', 1],
    ['One', 'sent', 1],
    ['Two', 'dropped', 1],
  ]);
});

test('one that is owed anew while it is on its way remembers what it became, and is changed after that', async () => {
  await owe(world.db, news());
  world.discord.beforeSend(async () => {
    world.discord.beforeSend(async () => {});
    await world.db.update(owed).set(anewAtOnce(minutes(0), minutes(60)));
  });
  await bring();
  expect(await rows()).toEqual([['news:1', 'owed', 1]]);
  world.clock.at = minutes(3);
  await bring();
  expect([await rows(), world.discord.calls.at(-1)]).toEqual([[['news:1', 'sent', 2]], 'edit c1 m1']);
});

test('a welcome goes where the bot may speak, else to the owner', async () => {
  const greeting = (guildId: string) => news({ key: `welcome:${guildId}`, kind: 'welcome', to: { guildId } });
  await owe(world.db, greeting('g1'));
  await bring();
  expect(sent()).toEqual([expect.stringContaining('/setup')]);
  const refused = { kind: 'stop', cause: 'missing-permission', reason: 'Missing Permissions' } as const;
  world.discord.script.send.push(refused, refused);
  await owe(world.db, greeting('g2'));
  await bring();
  expect(world.discord.direct).toEqual([{ userId: 'owner', content: expect.stringContaining('/setup') }]);
});

test('a server that has put the bot out is told nothing', async () => {
  await owe(world.db, news());
  await depart(world.db, 'g1', minutes(0));
  await bring();
  expect([sent(), await rows()]).toEqual([[], [['news:1', 'owed', 0]]]);
});

test('what was dropped by its person is forgotten in its time, as what was sent is', async () => {
  await owe(
    world.db,
    news({ key: 'reminder:u1:2026-03-02', kind: 'reminder', to: { userId: 'u1' }, dueAt: minutes(30) }),
  );
  await dropOwed(world.db, 'u1', ['reminder'], minutes(1));
  await forgetOwed(world.db, minutes(1));
  expect(await rows()).toEqual([['reminder:u1:2026-03-02', 'dropped', 0]]);
  await forgetOwed(world.db, minutes(2));
  expect(await rows()).toEqual([]);
});
