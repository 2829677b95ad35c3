import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { createClock } from '../../src/clock.ts';
import { posts } from '../../src/db/schema.ts';
import type { SendOptions } from '../../src/jobs/sender.ts';
import { testDatabase } from '../support/database.ts';
import { postDue } from '../support/post-due.ts';
import { postingWorld, processOn } from './posting.ts';

type World = Awaited<ReturnType<typeof postingWorld>>;
const database = await testDatabase();
let world: World;

beforeEach(async () => {
  world = await postingWorld(database, '2026-03-02T08:00:00Z');
});

/** A send that asks, after something has happened, whether it may go on. */
function asking(happens: () => void): { sender: World['discord']['sender']; asked: (boolean | undefined)[] } {
  const asked: (boolean | undefined)[] = [];
  const ask = ({ mayTry }: SendOptions = {}) => asked.push(mayTry?.());
  return {
    asked,
    sender: {
      ...world.discord.sender,
      async send(place, message, options) {
        ask(options);
        // The first request had its effect, and nobody hears of it.
        await world.discord.sender.send(place, message, options);
        happens();
        ask(options);
        return { kind: 'retry', reason: 'Discord did not answer in time' };
      },
    },
  };
}

describe('right before each request', () => {
  test.each([
    ['a moment later', 10_000, 10_000, true],
    ['the machine slept: its clock has gone on', 20 * 60_000, 0, false],
    ['the process stood still: the other clock has', 0, 20 * 60_000, false],
    ['both have', 20 * 60_000, 20 * 60_000, false],
    ['its clock was set back', -5 * 60_000, 1000, false],
    ['just before the claim is over', 59_999, 59_999, true],
    ['when it is over', 60_000, 60_000, false],
  ])('%s', async (_, wallMs, monotonicMs, may) => {
    let elapsedMs = 1000;
    const ctx = {
      ...world.ctx,
      ...createClock({ now: () => world.clock.at, monotonicMs: () => elapsedMs }),
    };
    const { sender, asked } = asking(() => {
      world.clock.at = new Date(world.clock.at.getTime() + wallMs);
      elapsedMs += monotonicMs;
    });
    await world.cohort();
    await postDue({ ...ctx, now: () => world.clock.at }, sender);
    expect(asked).toEqual([true, may]);
  });
});

test('a process that stood still in the middle of its send leaves one message', async () => {
  const { id } = await world.cohort();
  const other = processOn(world.db, world.clock);
  const { sender } = asking(() => {
    world.at('2026-03-02T08:20:00Z');
    world.discord.forgetNonces();
  });
  await postDue(world.ctx, sender);
  await world.db.update(posts).set({ leaseUntil: world.clock.at });
  await Promise.all([world.tick(), postDue(other, world.discord.sender)]);
  expect(world.discord.delivered).toHaveLength(1);
  expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 sent m1']);
});

test.each([
  ['as it was', 0],
  ['six minutes ahead', 6],
  ['an hour behind', -60],
])('a crash between sending and noting it, and a restart with the clock %s', async (_, minutes) => {
  const { id } = await world.cohort();
  world.discord.script.send.push('lost');
  await world.tick();
  world.discord.forgetNonces();
  // By Discord's clock it is twenty past; the machine that comes back shows something else.
  const shown = new Date(Date.parse('2026-03-02T08:20:00Z') + minutes * 60_000);
  await world.db.update(posts).set({ leaseUntil: shown }).where(eq(posts.cohortId, id));
  const ctx = { ...processOn(world.db, { at: shown }), snowflakeBefore: world.ctx.snowflakeBefore };
  await postDue(ctx, world.discord.sender);
  expect(world.discord.calls.filter((call) => call.startsWith('send'))).toHaveLength(1);
  expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 sent m1']);
});

describe('late is judged when it is sent', () => {
  test.each([
    ['08:15:00', false],
    ['08:15:01', true],
    ['11:10:00', true],
  ])('an outage until %s', async (until, late) => {
    const { id } = await world.cohort();
    world.discord.script.send.push({ kind: 'retry', reason: 'Discord answered 503' });
    await world.tick();
    await world.db.update(posts).set({ leaseUntil: new Date(`2026-03-02T${until}Z`) });
    world.at(`2026-03-02T${until}Z`);
    await world.tick();
    expect(JSON.stringify(world.discord.delivered[0]?.message).includes('Posted late')).toBe(late);
    expect((await world.outcome(id)).posts).toEqual([`2026-03-02 1 sent ${late ? 'late ' : ''}m1`]);
  });

  test('one that is found later was as late as it stands there', async () => {
    const { id } = await world.cohort();
    world.discord.script.send.push('lost');
    await world.tick();
    world.at('2026-03-02T11:00:00Z');
    await world.tick();
    expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 sent m1']);
    const [post] = await world.db.select().from(posts);
    expect(post?.postedAt?.toISOString()).toBe('2026-03-02T08:00:00.000Z');
  });
});

test('a message that came without its text, or pinged nobody, is told; it was sent all the same', async () => {
  const { id } = await world.cohort();
  world.discord.script.send.push({ kind: 'sent', messageId: 'm1', lacking: ['text'] });
  await world.tick();
  expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 sent m1']);
  expect(world.discord.direct).toEqual([
    { userId: 'admin', content: expect.stringContaining('came as a bare headline: Discord left its text out') },
  ]);
  // Told again the next day, until a post comes whole.
  world.at('2026-03-03T08:00:00Z');
  world.discord.script.send.push({ kind: 'sent', messageId: 'm2', lacking: ['text'] });
  await world.tick();
  expect(world.discord.direct).toHaveLength(2);
  world.at('2026-03-04T08:00:00Z');
  await world.tick();
  world.at('2026-03-05T08:00:00Z');
  await world.tick();
  expect(world.discord.direct).toHaveLength(2);
});
