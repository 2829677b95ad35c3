import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { endCohort } from '../../src/db/cohorts.ts';
import { pauseCohort, resumeCohort } from '../../src/db/pauses.ts';
import { testDatabase } from '../support/database.ts';
import { postDue } from '../support/post-due.ts';
import { postingWorld, processOn, running } from './posting.ts';

type World = Awaited<ReturnType<typeof postingWorld>>;
const database = await testDatabase();
let world: World;
const monday8 = '2026-03-02T08:00:00Z';

beforeEach(async () => {
  world = await postingWorld(database, monday8);
});

describe('at the slot', () => {
  test('a cohort gets its day once, however often the clock knocks', async () => {
    const { id } = await world.cohort();
    for (let knock = 0; knock < 3; knock += 1) await world.tick();
    expect(await world.outcome(id)).toEqual({
      posts: ['2026-03-02 1 sent m1'],
      pointer: '1',
      next: '2026-03-03T08:00',
      ...running,
    });
    expect(world.discord.calls).toEqual(['send study post 1']);
  });

  test('what is due in servers that are heard here is taken up first, then what is due in others', async () => {
    const places = ['@77', ...[0, 1, 2, 3].map((n) => String((BigInt(n) + 1_000_000n) << 22n))];
    for (const [n, place] of places.entries()) {
      const { id } = await world.cohort({ channelId: `c${n}` });
      await world.db.execute(sql`update cohorts set guild_id = ${place} where id = ${id}`);
    }
    const servers = { ...world.ctx.servers, near: () => ({ shards: [1], of: 2 }) };
    expect(await postDue({ ...world.ctx, servers }, world.discord.sender)).toBe(5);
    const taken = await world.db.execute<{ channel: string }>(
      sql`select c.channel_id as channel from posts p join cohorts c on c.id = p.cohort_id order by p.id`,
    );
    expect(taken.map(({ channel }) => channel)).toEqual(['c2', 'c4', 'c0', 'c1', 'c3']);
  });

  test('a minute before there is nothing to do', async () => {
    const { id } = await world.cohort();
    world.at('2026-03-02T07:59:59.999Z');
    expect(await world.tick()).toBe(0);
    expect(await world.outcome(id)).toEqual({ posts: [], pointer: null, next: '2026-03-02T08:00', ...running });
  });

  test('each slot posts the day after the last one sent', async () => {
    const { id } = await world.cohort();
    for (const on of ['02', '03', '04']) {
      world.at(`2026-03-${on}T08:00:10Z`);
      await world.tick();
    }
    expect(await world.outcome(id)).toEqual({
      posts: ['2026-03-02 1 sent m1', '2026-03-03 2 sent m2', '2026-03-04 3 sent m3'],
      pointer: '3',
      next: '2026-03-05T08:00',
      ...running,
    });
    expect(world.discord.delivered.map(({ message }) => message.content)).toEqual([
      expect.stringContaining('First'),
      expect.stringContaining('Second'),
      expect.stringContaining('Third'),
    ]);
  });

  test('the slot after the last day brings the closing message, and no other follows', async () => {
    const { id } = await world.cohort({ firstDayKey: '3' });
    for (const on of ['02', '03', '04', '05']) {
      world.at(`2026-03-${on}T08:00:10Z`);
      await world.tick();
    }
    expect(await world.outcome(id)).toEqual({
      posts: ['2026-03-02 3 sent m1', '2026-03-03 closing sent m2'],
      pointer: '3',
      next: null,
      state: 'finished',
      blocked: null,
    });
    expect(world.discord.delivered).toHaveLength(2);
  });
});

describe('several processes', () => {
  test.each([2, 4])('%i that tick at once post once', async (count) => {
    const { id } = await world.cohort();
    const databases = Array.from({ length: count }, () => openDatabase(world.url, { max: 2 }));
    try {
      await Promise.all(databases.map(({ db }) => postDue(processOn(db, world.clock), world.discord.sender)));
    } finally {
      await Promise.all(databases.map(({ close }) => close()));
    }
    expect(world.discord.calls).toEqual(['send study post 1']);
    expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 sent m1']);
  });

  test('what one has claimed is left alone until its lease is over', async () => {
    const { id } = await world.cohort();
    const other = processOn(world.db, world.clock);
    world.discord.beforeSend(async () => {
      world.discord.beforeSend(async () => {});
      world.at('2026-03-02T08:00:59Z');
      await postDue(other, world.discord.sender);
    });
    await world.tick();
    expect(world.discord.calls).toEqual(['send study post 1']);
    expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 sent m1']);
  });

  test('one that oversleeps its lease while sending does not post twice', async () => {
    const { id } = await world.cohort();
    const other = processOn(world.db, world.clock);
    world.discord.beforeSend(async () => {
      world.discord.beforeSend(async () => {});
      world.at('2026-03-02T08:01:01Z');
      await postDue(other, world.discord.sender);
    });
    await world.tick();
    expect(world.discord.calls).toEqual([
      'send study post 1',
      'find study post 1 since 2026-03-02T07:55',
      'send study post 1',
    ]);
    expect(world.discord.delivered).toHaveLength(1);
    expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 sent m1']);
  });

  test('120 cohorts due at once are all posted, in batches, by two', async () => {
    for (let n = 0; n < 120; n += 1) await world.cohort({ channelId: `c${n}` });
    const other = openDatabase(world.url, { max: 2 });
    try {
      const tried = await Promise.all([world.tick(), postDue(processOn(other.db, world.clock), world.discord.sender)]);
      expect(tried[0] + tried[1]).toBe(120);
    } finally {
      await other.close();
    }
    const [row] = await world.db.execute<{ sent: number; moved: number }>(sql`
      select (select count(*)::int from posts where state = 'sent') as sent,
        (select count(*)::int from cohorts where last_day_key = '1' and next_post_on = '2026-03-03') as moved`);
    expect(row).toEqual({ sent: 120, moved: 120 });
    expect(new Set(world.discord.delivered.map(({ channelId }) => channelId)).size).toBe(120);
    expect(world.discord.delivered).toHaveLength(120);
  });
});

describe('after the bot was away', () => {
  test.each([
    ['15 minutes are not late', '2026-03-02T08:15:00Z', ['2026-03-02 1 sent m1'], '1', '2026-03-03T08:00'],
    ['16 minutes are', '2026-03-02T08:16:00Z', ['2026-03-02 1 sent late m1'], '1', '2026-03-03T08:00'],
    ['until 04:00 it is still posted', '2026-03-03T03:59:59Z', ['2026-03-02 1 sent late m1'], '1', '2026-03-03T08:00'],
    [
      'from 04:00 on it is skipped and the day waits',
      '2026-03-03T04:00:00Z',
      ['2026-03-02 - skipped the bot was away'],
      null,
      '2026-03-03T08:00',
    ],
    [
      'of several slots only the newest is posted',
      '2026-03-04T09:00:00Z',
      ['2026-03-02 - skipped the bot was away', '2026-03-03 - skipped the bot was away', '2026-03-04 1 sent late m1'],
      '1',
      '2026-03-05T08:00',
    ],
    [
      'a weekend is nobody’s slot',
      '2026-03-07T12:00:00Z',
      ['02', '03', '04', '05', '06'].map((on) => `2026-03-${on} - skipped the bot was away`),
      null,
      '2026-03-09T08:00',
    ],
  ])('%s', async (_, now, rows, pointer, next) => {
    const { id } = await world.cohort();
    world.at(now);
    await world.tick();
    expect(await world.outcome(id)).toEqual({ posts: rows, pointer, next, ...running });
    const label = world.discord.delivered.map(({ message }) => JSON.stringify(message).includes('Posted late'));
    expect(label).toEqual(rows.filter((row) => row.includes(' sent')).map((row) => row.includes(' late ')));
  });
});

describe('cohorts that do not run', () => {
  test('a paused one gets nothing; after resuming it goes on where it was', async () => {
    const { id } = await world.cohort();
    world.at('2026-03-01T12:00Z');
    await pauseCohort(world.db, id, world.clock.at, null);
    for (const on of ['02', '03']) {
      world.at(`2026-03-${on}T08:00:00Z`);
      await world.tick();
    }
    expect(await world.outcome(id)).toEqual({ posts: [], pointer: null, next: null, ...running });
    world.at('2026-03-03T10:00:00Z');
    await resumeCohort(world.db, id, world.clock.at);
    world.at('2026-03-04T08:00:00Z');
    await world.tick();
    expect((await world.outcome(id)).posts).toEqual(['2026-03-04 1 sent m1']);
  });

  test('an ended one gets nothing', async () => {
    const { id } = await world.cohort();
    await endCohort(world.db, id, world.clock.at);
    await world.tick();
    expect((await world.outcome(id)).posts).toEqual([]);
    expect(world.discord.calls).toEqual([]);
  });
});
