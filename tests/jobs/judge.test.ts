import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { owe } from '../../src/db/owed.ts';
import { cohorts, curriculumVersions } from '../../src/db/schema.ts';
import { takeUp } from '../../src/jobs/post-due.ts';
import { testDatabase } from '../support/database.ts';
import { manualStopwatch } from '../support/manual-stopwatch.ts';
import { allPools } from '../support/post-due.ts';
import { postingWorld, running } from './posting.ts';

type World = Awaited<ReturnType<typeof postingWorld>>;
const database = await testDatabase();
let world: World;
const monday8 = '2026-03-02T08:00:00Z';

beforeEach(async () => {
  world = await postingWorld(database, monday8);
});

const zone = (name: string) => async (id: number) => {
  await world.db.update(cohorts).set({ zone: name }).where(eq(cohorts.id, id));
};

/** Another version of the plan, and the way there and back. */
async function damagedPlan(model: string) {
  const [version] = await world.db.select().from(curriculumVersions);
  const [damaged] = await world.db.execute<{ id: string }>(sql`
    insert into curriculum_versions (slug, version, hash, title, model, source, created_at)
    values ('damaged', 1, 'd', 'Damaged', ${model}::jsonb, '[]', now()) returning id::text`);
  const setTo = (versionId: number) => async (id: number) => {
    await world.db.update(cohorts).set({ versionId }).where(eq(cohorts.id, id));
  };
  return { breaks: setTo(Number(damaged?.id)), mends: setTo(Number(version?.id)) };
}

describe('a cohort that cannot be judged', () => {
  test.each<[string, () => Promise<{ breaks(id: number): Promise<void>; mends(id: number): Promise<void> }>, string]>([
    [
      'a zone that this machine does not know',
      async () => ({ breaks: zone('America/Coyhaique2'), mends: zone('UTC') }),
      'I don’t know the time zone America/Coyhaique2',
    ],
    ['a plan that is no plan', () => damagedPlan('{"months": 7}'), 'the stored plan cannot be read'],
    ['a plan of nothing', () => damagedPlan('null'), 'the stored plan cannot be read'],
    ['a plan without days', () => damagedPlan('{"months": []}'), 'the stored plan cannot be read'],
    [
      'a plan whose day is no day',
      () => damagedPlan('{"title": "x", "months": [{"key": "1", "weeks": [{"key": "1", "days": [{"key": "1"}]}]}]}'),
      'something fails on my side each time I try',
    ],
  ])('%s: it alone waits, its admin is told, and it posts once that is mended', async (_, prepare, why) => {
    const { breaks, mends } = await prepare();
    const bad = await world.cohort({ channelId: 'bad' });
    const good = await world.cohort({ channelId: 'good' });
    await breaks(bad.id);
    await world.tick();
    expect(world.discord.delivered.map(({ channelId }) => channelId)).toEqual(['good']);
    expect(await world.outcome(good.id)).toMatchObject({ posts: ['2026-03-02 1 sent m1'], ...running });
    expect(await world.outcome(bad.id)).toMatchObject({ pointer: null, state: 'running', blocked: why });
    expect(world.discord.direct).toEqual([
      { userId: 'admin', content: expect.stringContaining(`in <#bad> at the moment: ${why}.`) },
    ]);

    // It is out of the way: the next minutes do not try it, nor tell it again.
    for (let minute = 1; minute < 5; minute += 1) {
      world.at(`2026-03-02T08:0${minute}:00Z`);
      await world.tick();
    }
    expect(world.discord.direct).toHaveLength(1);

    await mends(bad.id);
    world.at('2026-03-02T08:05:00Z');
    await world.tick();
    expect(await world.outcome(bad.id)).toMatchObject({ pointer: '1', ...running });
    expect(world.discord.delivered.map(({ channelId }) => channelId)).toEqual(['good', 'bad']);
    world.at('2026-03-03T08:05:00Z');
    await world.tick();
    expect(world.discord.direct).toHaveLength(1);
  });

  test('sixty of them hold up nobody', async () => {
    for (let n = 0; n < 60; n += 1) await zone('Nowhere/Land')((await world.cohort({ channelId: `bad${n}` })).id);
    await world.cohort({ channelId: 'good' });
    await world.tick();
    expect(world.discord.delivered.map(({ channelId }) => channelId)).toEqual(['good']);
  });

  test('a date that closed meanwhile is recorded with the reason', async () => {
    const { id } = await world.cohort();
    await zone('Nowhere/Land')(id);
    await world.tick();
    await zone('UTC')(id);
    world.at('2026-03-03T09:00:00Z');
    await world.tick();
    expect((await world.outcome(id)).posts).toEqual([
      '2026-03-02 - skipped I don’t know the time zone Nowhere/Land',
      '2026-03-03 1 sent late m1',
    ]);
  });

  test('a row that the database itself refuses costs its own cohort only', async () => {
    const bad = await world.cohort({ channelId: 'bad' });
    await world.cohort({ channelId: 'good' });
    await world.db.execute(sql.raw(`alter table posts add constraint no_bad check (cohort_id <> ${bad.id})`));
    try {
      await world.tick();
      expect(world.discord.delivered.map(({ channelId }) => channelId)).toEqual(['good']);
      expect((await world.outcome(bad.id)).blocked).toContain('something fails on my side');
    } finally {
      await world.db.execute(sql`alter table posts drop constraint no_bad`);
    }
  });

  test('where the database is away nobody is blamed', async () => {
    const { id } = await world.cohort();
    const away = Object.assign(new Error('gone'), { code: 'ECONNRESET' });
    const ctx = { ...world.ctx, curriculumOf: () => Promise.reject(away) };
    await expect(takeUp(ctx, world.discord.sender, allPools())).rejects.toMatchObject({ cause: away });
    expect(await world.outcome(id)).toEqual({ posts: [], pointer: null, next: '2026-03-02T08:00', ...running });
  });
});

describe('a channel that hangs', () => {
  test('one of 150 holds up none of the others, nor the next tick', async () => {
    let release = (): void => undefined;
    const hanging = new Promise<void>((resolve) => {
      release = resolve;
    });
    const send: typeof world.discord.sender.send = async (place, ...rest) => {
      if (place.channelId === 'c7') await hanging;
      return world.discord.sender.send(place, ...rest);
    };
    const sender = { ...world.discord.sender, send };
    for (let n = 0; n < 150; n += 1) await world.cohort({ channelId: `c${n}` });
    const pool = allPools();
    const first = await takeUp(world.ctx, sender, pool);
    await expect.poll(() => world.discord.delivered.length).toBe(149);
    await world.cohort({ channelId: 'later' });
    world.at('2026-03-02T08:00:30Z');
    await takeUp(world.ctx, sender, pool);
    await expect.poll(() => world.discord.delivered.at(-1)?.channelId).toBe('later');
    expect(world.discord.delivered).toHaveLength(150);
    release();
    await first.settled;
    expect(world.discord.delivered.at(-1)?.channelId).toBe('c7');
    expect(world.discord.delivered).toHaveLength(151);
  });

  test('while posts take long, what else is owed goes out beside them; what comes of them, after them', async () => {
    let release = (): void => undefined;
    const hanging = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { sender } = world.discord;
    const send: typeof sender.send = async (place, ...rest) => {
      if (place.channelId === 'slow') await hanging;
      return sender.send(place, ...rest);
    };
    const { id: cohortId } = await world.cohort({ channelId: 'slow' });
    const to = { guildId: 'g', channelId: 'lobby' };
    const times = { dueAt: world.clock.at, untilAt: new Date('2026-03-02T09:00:00Z') };
    const news = { kind: 'news', priority: 2, facts: { what: 'ended', title: 'Rust' }, to, cohortId, ...times };
    await owe(world.db, { ...news, key: 'beside' });
    const headStart = manualStopwatch();
    const { settled } = await takeUp(world.ctx, { ...sender, send }, allPools(), headStart);
    const states = async () =>
      (await world.db.execute<{ line: string }>(sql`select key || ' ' || state as line from owed order by id`)).map(
        ({ line }) => line,
      );
    expect(await states()).toEqual(['beside owed']);
    headStart.advance(5_000);
    await expect.poll(states).toEqual(['beside sent']);
    await owe(world.db, { ...news, key: 'after' });
    release();
    expect(await settled).toBe(1);
    expect(await states()).toEqual(['beside sent', 'after sent']);
  });
});
