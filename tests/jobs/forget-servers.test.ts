import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { applicationOf, comeBack, deleteServer, depart } from '../../src/db/departures.ts';
import { pauseCohort } from '../../src/db/pauses.ts';
import { type AskMembership, forgetDeparted } from '../../src/jobs/forget.ts';
import { testDatabase } from '../support/database.ts';
import { postingWorld, running } from './posting.ts';

type World = Awaited<ReturnType<typeof postingWorld>>;
const database = await testDatabase();
const { db } = database;
let world: World;

beforeEach(async () => {
  world = await postingWorld(database, '2026-03-02T08:00:00Z');
  await db.execute(sql`truncate departures, installation`);
});

/** Discord’s answer, and whom it was asked about. */
function asking(answer: Awaited<ReturnType<AskMembership>>): { ask: AskMembership; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    ask: async (guildId) => {
      asked.push(guildId);
      return answer;
    },
  };
}

async function ticks(...moments: string[]): Promise<void> {
  for (const moment of moments) {
    world.at(moment);
    await world.tick();
  }
}

describe('a server that puts the bot out', () => {
  test('is asked nothing more; on return it goes on at the day that was next, and what was missed is recorded', async () => {
    const { id, guildId } = await world.cohort();
    await ticks('2026-03-02T08:00:00Z');
    await depart(db, guildId, world.clock.at);
    const before = world.discord.calls.length;
    await ticks('2026-03-03T08:00:00Z', '2026-03-04T08:00:00Z', '2026-03-04T09:00:00Z');
    expect(world.discord.calls.length).toBe(before);
    expect(await comeBack(db, guildId, world.clock.at)).toBe(true);
    await world.tick();
    expect(await world.outcome(id)).toEqual({
      posts: ['2026-03-02 1 sent m1', '2026-03-03 - skipped the bot was away', '2026-03-04 2 sent late m2'],
      pointer: '2',
      next: '2026-03-05T08:00',
      ...running,
    });
  });

  test('keeps a post that was on its way, and settles it on return', async () => {
    const { id, guildId } = await world.cohort();
    world.discord.script.send.push({ kind: 'retry', reason: '500' });
    await ticks('2026-03-02T08:00:00Z');
    await depart(db, guildId, world.clock.at);
    await depart(db, guildId, world.clock.at);
    await ticks('2026-03-02T09:00:00Z');
    expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 claimed']);
    await comeBack(db, guildId, world.clock.at);
    await world.tick();
    expect((await world.outcome(id)).posts[0]).toMatch(/^2026-03-02 1 sent/);
  });

  test.each([
    ['without an end, stays so', null, null],
    ['with an end, ends then', '2026-03-06T00:00:00Z', '2026-03-06T08:00'],
  ])('a pause %s', async (_, until, next) => {
    const { id, guildId } = await world.cohort();
    await pauseCohort(db, id, world.clock.at, until === null ? null : new Date(until));
    await depart(db, guildId, world.clock.at);
    await comeBack(db, guildId, world.clock.at);
    expect((await world.outcome(id)).next).toBe(next);
  });

  test('who was never gone does not come back', async () => {
    const { id, guildId } = await world.cohort();
    const before = await world.outcome(id);
    expect(await comeBack(db, guildId, world.clock.at)).toBe(false);
    expect(await world.outcome(id)).toEqual(before);
  });
});

describe('after 30 days', () => {
  const thirtyDaysOn = '2026-04-01T08:00:00Z';
  const cohortsLeft = async () => Number((await db.execute(sql`select count(*) as n from cohorts`))[0]?.['n']);

  async function gone(): Promise<string> {
    const { guildId } = await world.cohort();
    await depart(db, guildId, world.clock.at);
    return guildId;
  }

  test.each([
    ['out', 0, 'all that was kept is deleted'],
    ['in', 1, 'the bot is back, whatever was noted'],
    ['unknown', 1, 'nothing is deleted'],
  ] as const)('Discord says %s, %i is left: %s', async (answer, left, _) => {
    const guildId = await gone();
    const { ask, asked } = asking(answer);
    world.at('2026-04-01T07:59:00Z');
    await forgetDeparted(world.ctx, ask);
    expect(asked).toEqual([]);
    world.at(thirtyDaysOn);
    await Promise.all([forgetDeparted(world.ctx, ask), forgetDeparted(world.ctx, ask)]);
    expect(asked).toEqual([guildId]);
    expect(await cohortsLeft()).toBe(left);
  });

  test('Discord is asked once a day where it does not say', async () => {
    await gone();
    const { ask, asked } = asking('unknown');
    for (const moment of [thirtyDaysOn, '2026-04-01T20:00:00Z', '2026-04-02T08:01:00Z']) {
      world.at(moment);
      await forgetDeparted(world.ctx, ask);
    }
    expect(asked.length).toBe(2);
  });
});

test('a server’s end leaves no row of it, and none of another’s is touched', async () => {
  const { guildId } = await world.cohort();
  await world.cohort({ guildId: 'other', channelId: 'elsewhere' });
  expect(await deleteServer(db, guildId)).toEqual({ cohorts: 1, learners: 0, plans: 0 });
  const rows = await db.execute<{ guild: string }>(sql`select guild_id as guild from cohorts`);
  expect(rows.map(({ guild }) => guild)).toEqual(['other']);
});

test('the data belong to the first application that they were kept for', async () => {
  expect(await applicationOf(db, 'a1')).toBe('a1');
  expect(await applicationOf(db, 'a2')).toBe('a1');
});
