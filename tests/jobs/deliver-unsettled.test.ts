import { beforeEach, describe, expect, test } from 'vitest';
import { endCohort } from '../../src/db/cohorts.ts';
import { pauseCohort } from '../../src/db/pauses.ts';
import { cohorts, posts } from '../../src/db/schema.ts';
import { testDatabase } from '../support/database.ts';
import { postDue } from '../support/post-due.ts';
import { postingWorld, running } from './posting.ts';

type World = Awaited<ReturnType<typeof postingWorld>>;
const database = await testDatabase();
let world: World;
const monday8 = '2026-03-02T08:00:00Z';

beforeEach(async () => {
  world = await postingWorld(database, monday8);
});

describe('a post that is not settled', () => {
  test('is looked for before it is sent again, also while Discord remembers its nonce', async () => {
    const { id } = await world.cohort();
    world.discord.script.send.push('lost');
    await world.tick();
    world.at('2026-03-02T08:00:45Z');
    await world.db.update(posts).set({ leaseUntil: world.clock.at });
    await world.tick();
    expect(world.discord.calls).toEqual(['send study post 1', 'find study post 1 since 2026-03-02T07:55']);
    expect(world.discord.delivered).toHaveLength(1);
    expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 sent m1']);
  });

  test('is looked up first later on, and adopted if it had arrived', async () => {
    const { id } = await world.cohort();
    world.discord.script.send.push('lost');
    await world.tick();
    world.discord.forgetNonces();
    world.at('2026-03-02T08:10:00Z');
    await world.tick();
    expect(world.discord.calls).toEqual(['send study post 1', 'find study post 1 since 2026-03-02T07:55']);
    expect(await world.outcome(id)).toEqual({
      posts: ['2026-03-02 1 sent m1'],
      pointer: '1',
      next: '2026-03-03T08:00',
      ...running,
    });
    const [row] = await world.db.select().from(posts);
    expect(row?.postedAt).toEqual(new Date(monday8));
  });

  test('is looked up and then sent if it had not', async () => {
    const { id } = await world.cohort();
    world.discord.script.send.push({ kind: 'retry', reason: 'Discord answered 503' });
    await world.tick();
    world.at('2026-03-02T08:01:00Z');
    await world.tick();
    expect(world.discord.calls).toEqual([
      'send study post 1',
      'find study post 1 since 2026-03-02T07:55',
      'send study post 1',
    ]);
    expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 sent m1']);
  });

  test('is not sent while the look-up fails', async () => {
    const { id } = await world.cohort();
    world.discord.script.send.push('lost');
    world.discord.script.find.push({ kind: 'retry', reason: 'Discord answered 502' });
    await world.tick();
    world.discord.forgetNonces();
    world.at('2026-03-02T08:10:00Z');
    await world.tick();
    expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 claimed']);
    world.at('2026-03-02T08:20:00Z');
    await world.tick();
    expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 sent m1']);
    expect(world.discord.calls.filter((call) => call.startsWith('send'))).toHaveLength(1);
  });

  test('holds back the posts after it, and they do not pile up', async () => {
    const { id } = await world.cohort();
    world.discord.script.send.push('lost');
    await world.tick();
    world.discord.script.find.push(...Array.from({ length: 3 }, () => ({ kind: 'retry' as const, reason: 'away' })));
    for (const at of ['2026-03-02T09:00Z', '2026-03-03T08:00Z', '2026-03-04T08:00Z']) {
      world.at(at);
      await world.tick();
    }
    expect(await world.outcome(id)).toEqual({
      posts: ['2026-03-02 1 claimed'],
      pointer: null,
      next: '2026-03-03T08:00',
      ...running,
    });
    world.at('2026-03-04T08:10Z');
    await world.tick();
    await world.tick();
    expect(await world.outcome(id)).toEqual({
      posts: [
        '2026-03-02 1 sent m1',
        '2026-03-03 - skipped an earlier post was stuck until then',
        '2026-03-04 2 sent m2',
      ],
      pointer: '2',
      next: '2026-03-05T08:00',
      ...running,
    });
  });

  test('is given up when its date closes, and its day comes with the next post', async () => {
    const { id } = await world.cohort();
    world.discord.script.send.push({ kind: 'retry', reason: 'Discord answered 503' });
    await world.tick();
    world.at('2026-03-03T04:00:00Z');
    await world.tick();
    expect(await world.outcome(id)).toEqual({
      posts: ['2026-03-02 1 skipped its date closed before it could be sent'],
      pointer: null,
      next: '2026-03-03T08:00',
      ...running,
    });
    world.at('2026-03-03T08:00:00Z');
    await world.tick();
    expect((await world.outcome(id)).posts[1]).toBe('2026-03-03 1 sent m1');
  });

  test('goes to the channel that an admin has moved the cohort to', async () => {
    const { id } = await world.cohort();
    world.discord.script.send.push({ kind: 'retry', reason: 'Discord answered 503' });
    await world.tick();
    await world.move(id, 'elsewhere');
    world.at('2026-03-02T08:02:00Z');
    await world.tick();
    expect(world.discord.calls).toEqual([
      'send study post 1',
      'find study post 1 since 2026-03-02T07:55',
      'send elsewhere post 1',
    ]);
    const [row] = await world.db.select().from(posts);
    expect([row?.channelId, row?.state]).toEqual(['elsewhere', 'sent']);
  });

  test('stays in the old channel if it had arrived there before the move', async () => {
    const { id } = await world.cohort();
    world.discord.script.send.push('lost');
    await world.tick();
    await world.move(id, 'elsewhere');
    world.at('2026-03-02T08:02:00Z');
    await world.tick();
    expect(world.discord.delivered.map(({ channelId }) => channelId)).toEqual(['study']);
    const [row] = await world.db.select().from(posts);
    expect([row?.channelId, row?.state]).toEqual(['study', 'sent']);
  });

  test('of a cohort that was ended is not sent any more', async () => {
    const { id } = await world.cohort();
    world.discord.script.send.push({ kind: 'retry', reason: 'Discord answered 503' });
    await world.tick();
    await endCohort(world.db, id, world.clock.at);
    world.at('2026-03-02T08:02:00Z');
    await world.tick();
    expect(await world.outcome(id)).toEqual({
      posts: ['2026-03-02 1 skipped the plan was ended'],
      pointer: null,
      next: null,
      state: 'ended',
      blocked: null,
    });
  });

  test('of a cohort that was paused since is not sent any more', async () => {
    const { id } = await world.cohort();
    world.discord.script.send.push({ kind: 'retry', reason: 'Discord answered 503' });
    await world.tick();
    await pauseCohort(world.db, id, new Date('2026-03-02T08:00:30Z'), null);
    world.at('2026-03-02T08:02:00Z');
    await world.tick();
    expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 skipped the plan was paused']);
    expect(world.discord.delivered).toEqual([]);
  });
});

test('a database that goes away in the middle leaves a claim that a later tick finishes', async () => {
  const { id } = await world.cohort();
  const broken = {
    ...world.discord.sender,
    send: () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNRESET' })),
  };
  await expect(postDue(world.ctx, broken)).rejects.toThrow('gone');
  expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 claimed']);
  world.at('2026-03-02T08:01:00Z');
  await world.tick();
  expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 sent m1']);
});

test('a post whose day its plan has lost brings the next one', async () => {
  const { id } = await world.cohort();
  world.discord.script.send.push({ kind: 'retry', reason: 'Discord answered 503' });
  await world.tick();
  await world.db.update(posts).set({ dayKey: '99' });
  world.at('2026-03-02T08:02:00Z');
  await world.tick();
  expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 sent m1']);
  const [cohort] = await world.db.select().from(cohorts);
  expect(cohort?.state).toBe('running');
});
