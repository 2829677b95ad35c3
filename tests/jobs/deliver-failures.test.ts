import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { posts } from '../../src/db/schema.ts';
import { testDatabase } from '../support/database.ts';
import { postingWorld, running } from './posting.ts';

type World = Awaited<ReturnType<typeof postingWorld>>;
const database = await testDatabase();
let world: World;
const monday8 = '2026-03-02T08:00:00Z';

beforeEach(async () => {
  world = await postingWorld(database, monday8);
});

describe('when Discord fails for a while', () => {
  test.each([
    ['5xx waits a minute', { kind: 'retry', reason: '500' } as const, '2026-03-02T08:01:00.000Z'],
    ['a short limit too', { kind: 'retry', reason: '429', afterMs: 5_000 } as const, '2026-03-02T08:01:00.000Z'],
    ['a long limit is kept', { kind: 'retry', reason: '429', afterMs: 600_000 } as const, '2026-03-02T08:10:00.000Z'],
  ])('%s', async (_, failure, until) => {
    const { id } = await world.cohort();
    world.discord.script.send.push(failure);
    await world.tick();
    expect(await world.leaseOf(id)).toBe(until);
    expect((await world.outcome(id)).blocked).toBeNull();
    expect(world.discord.direct).toEqual([]);
  });

  test('the waits double up to a quarter of an hour', async () => {
    const { id } = await world.cohort();
    const waits: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      world.discord.script.send.push({ kind: 'retry', reason: '500' });
      await world.tick();
      const lease = new Date((await world.leaseOf(id)) ?? 0);
      waits.push((lease.getTime() - world.clock.at.getTime()) / 60_000);
      world.clock.at = lease;
    }
    expect(waits).toEqual([1, 2, 4, 8, 15, 15]);
  });
});

describe('when nobody but an admin can help', () => {
  const noAccess = { kind: 'stop', cause: 'missing-access', reason: 'Missing Access' } as const;

  test('the cohort is blocked, the admin is told once, and it recovers by itself', async () => {
    const { id } = await world.cohort();
    world.discord.script.send.push(noAccess);
    await world.tick();
    expect(await world.outcome(id)).toEqual({
      posts: ['2026-03-02 1 claimed'],
      pointer: null,
      next: '2026-03-03T08:00',
      state: 'running',
      blocked: 'I can no longer see the channel',
    });
    world.discord.script.find.push(noAccess);
    world.at('2026-03-02T08:05:00Z');
    await world.tick();
    expect(world.discord.direct).toEqual([{ userId: 'admin', content: expect.stringContaining('<#study>') }]);

    world.at('2026-03-02T08:10:00Z');
    await world.tick();
    expect(await world.outcome(id)).toEqual({
      posts: ['2026-03-02 1 sent m1'],
      pointer: '1',
      next: '2026-03-03T08:00',
      ...running,
    });
  });

  test('a second trouble is told again', async () => {
    await world.cohort();
    for (const on of ['02', '03']) {
      world.discord.script.send.push(noAccess);
      world.at(`2026-03-${on}T08:00:00Z`);
      await world.tick();
      world.at(`2026-03-${on}T08:05:00Z`);
      await world.tick();
    }
    expect(world.discord.direct).toHaveLength(2);
    expect(world.discord.delivered).toHaveLength(2);
  });

  test('an admin who takes no messages stops nothing', async () => {
    const { id } = await world.cohort();
    world.discord.script.send.push(noAccess);
    world.discord.script.direct.push({ kind: 'closed' });
    await world.tick();
    expect((await world.outcome(id)).blocked).toBe('I can no longer see the channel');
  });

  test('a message that Discord refuses blocks too', async () => {
    const { id } = await world.cohort();
    world.discord.script.send.push({ kind: 'refused', reason: 'Invalid Form Body' });
    await world.tick();
    expect((await world.outcome(id)).blocked).toBe(
      'Discord refuses the text of Day 1 (its words: “Invalid Form Body”)',
    );
    expect(world.discord.direct).toHaveLength(1);
  });

  test('nothing is sent again where the history cannot be read, also when the date is over: nobody knows whether it arrived', async () => {
    const { id } = await world.cohort();
    world.discord.script.send.push('lost');
    const blind = { kind: 'stop', cause: 'missing-permission', reason: 'Read Message History is missing' } as const;
    world.discord.script.find.push(blind, blind);
    await world.tick();
    world.at('2026-03-02T12:00:00Z');
    await world.tick();
    world.at('2026-03-03T05:00:00Z');
    await world.tick();
    expect(await world.outcome(id)).toEqual({
      posts: ['2026-03-02 1 claimed'],
      pointer: null,
      next: '2026-03-03T08:00',
      state: 'running',
      blocked: 'I’m missing a permission there',
    });
    expect(world.discord.calls.filter((call) => call.startsWith('send'))).toHaveLength(1);
    // The next date's slot passes, too, while nobody can look.
    world.discord.script.find.push(blind);
    world.at('2026-03-03T08:00:00Z');
    await world.tick();
    expect(world.discord.delivered).toHaveLength(1);
    world.at('2026-03-03T08:05:00Z');
    await world.tick();
    await world.tick();
    expect(await world.outcome(id)).toEqual({
      posts: ['2026-03-02 1 sent m1', '2026-03-03 2 sent m2'],
      pointer: '2',
      next: '2026-03-04T08:00',
      ...running,
    });
  });

  test('moving the cohort to another channel sends the stuck post there at once', async () => {
    const { id } = await world.cohort();
    world.discord.script.send.push({ kind: 'stop', cause: 'unknown-channel', reason: 'Unknown Channel' });
    await world.tick();
    world.at('2026-03-02T08:01:00Z');
    await world.move(id, 'new');
    world.discord.script.find.push({ kind: 'stop', cause: 'unknown-channel', reason: 'Unknown Channel' });
    await world.tick();
    expect(world.discord.delivered.map(({ channelId }) => channelId)).toEqual(['new']);
    expect((await world.outcome(id)).blocked).toBeNull();
  });
});

describe('a clock that moves backwards', () => {
  test('posts nothing twice', async () => {
    const { id } = await world.cohort();
    await world.tick();
    for (const at of ['2026-03-01T08:00Z', '2026-03-02T07:00Z', '2026-03-02T08:00Z']) {
      world.at(at);
      await world.tick();
    }
    expect(world.discord.delivered).toHaveLength(1);
    expect((await world.outcome(id)).next).toBe('2026-03-03T08:00');
  });

  test('does not make an old try look recent: the post is looked up before it is sent again', async () => {
    const { id } = await world.cohort({ time: '06:00' });
    world.discord.script.send.push('lost');
    await world.tick();
    world.discord.forgetNonces();
    world.at('2026-03-02T07:00:00Z');
    await world.db.update(posts).set({ leaseUntil: world.clock.at }).where(eq(posts.cohortId, id));
    await world.tick();
    expect(world.discord.calls).toEqual(['send study post 1', 'find study post 1 since 2026-03-02T07:55']);
    expect(world.discord.delivered).toHaveLength(1);
    expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 sent late m1']);
  });
});
