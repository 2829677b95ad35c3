import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cohort as command } from '../../../src/commands/cohort/cohort.ts';
import { join, leave } from '../../../src/commands/member/join.ts';
import { privacy } from '../../../src/commands/member/privacy.ts';
import { done } from '../../../src/commands/study/done.ts';
import { finishedCounts, learnerCount } from '../../../src/db/learners/counts.ts';
import { cohortPauses, cohorts, learnerPauses, learners, posts } from '../../../src/db/schema.ts';
import { testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-09T07:00:00Z');
const { ctx, press, slash } = world;
const cohort = await world.cohort();
await world.post(cohort, '174', '2026-03-09');
await slash(join);
const { servers, curriculumOf } = ctx;

async function shown(): Promise<string[]> {
  const reply = await slash(command, {}, {}, 'status');
  return 'modal' in reply ? [] : (reply.embeds?.[0]?.description ?? '').split(/\n+/);
}

test('a group that runs', async () => {
  expect(await shown()).toEqual([
    '📚 **Month 7** in <#c1>',
    '📅 Next: **Day 175: Topic 175** on <t:1773122400:F> (<t:1773122400:R>)',
    '🕗 Posts Mon–Fri at 08:00 Europe/Kyiv',
    '📘 1 of 9 days posted',
    '👥 1 learner · 0 done today · 0 active this week',
    '🎯 0% of what was posted is done',
    '🔕 Pings nobody',
    '**Last posts**',
    '📘 Mon 9 Mar · Day 174',
  ]);
});

test.each([
  ['may be pinged', { mentionable: true }, '🔔 Pings <@&r1>'],
  ['notifies nobody', { mentionable: false }, '⚠️ Names <@&r1>, but nobody is notified'],
  ['is gone', undefined, '⚠️ The role it pinged is gone'],
])('a role that %s', async (_, role, line) => {
  await ctx.db.update(cohorts).set({ roleId: 'r1' });
  ctx.servers = {
    ...servers,
    name: () => 'Study Hall',
    channel: () => ({ id: 'c1', guildId: 'g1', name: 'study', type: 0, parentId: null, permissions: 1n << 10n }),
    role: () => role && { id: 'r1', name: 'Learners', managed: false, ...role },
  };
  expect(await shown()).toContainEqual(expect.stringContaining(line));
});

test('permissions that the next post needs', async () => {
  ctx.servers = {
    ...servers,
    channel: () => ({ id: 'c1', guildId: 'g1', name: 'study', type: 0, parentId: null, permissions: 1n << 10n }),
  };
  expect(await shown()).toContain(
    '⚠️ As things stand, the next post will have to wait: I’m missing **Send Messages**, **Embed Links** and **Read Message History** in <#c1>.',
  );
  ctx.servers = servers;
});

test('a plan that cannot be read is told as the rest is', async () => {
  ctx.curriculumOf = () => Promise.reject(new Error('it cannot be read'));
  await ctx.db.update(cohorts).set({ blocked: { code: 'plan' }, blockedAt: ctx.now() });
  const lines = await shown();
  expect(lines[1]).toBe('📅 Next: **the next day** on <t:1773122400:F> (<t:1773122400:R>)');
  expect(lines[2]).toContain('**Posts are stuck** since <t:1773039600:f>: the stored plan cannot be read.');
  expect(lines.at(-1)).toBe('📘 Mon 9 Mar · 174');
  ctx.curriculumOf = curriculumOf;
});

test('before the closing message', async () => {
  await ctx.db.update(cohorts).set({ lastDayKey: '182', blocked: null, blockedAt: null });
  expect((await shown())[1]).toMatch(/^📅 Next: \*\*the closing message\*\*/);
});

describe('who needs a word', () => {
  const people = ['bea', 'cem', 'dora', 'eli', 'fay'];
  const since = (days: number) => `<t:${Date.parse('2026-03-30T07:00:00Z') / 1000 - days * 86_400}:R>`;
  const at = (date: string) => {
    world.clock.at = new Date(`${date}T07:00:00Z`);
  };
  const by = (userId: string) => ({ userId, displayName: userId });
  const word = async () => {
    const lines = await shown();
    const from = lines.indexOf('**Who may need a nudge**');
    const named = from === -1 ? [] : lines.slice(from + 1, lines.indexOf('**Last posts**'));
    return [
      lines.find((line) => line.startsWith('👥')),
      ...lines.filter((line) => line.includes('left the server')),
      ...named,
    ];
  };

  beforeAll(async () => {
    await ctx.db.delete(learners);
    await ctx.db.update(cohorts).set({ lastDayKey: '174', roleId: null });
    at('2026-03-09');
    for (const userId of people) await slash(join, {}, by(userId));
    for (const userId of ['bea', 'cem', 'dora']) await slash(done, { day: '174' }, by(userId));
    at('2026-03-12');
    await world.post(cohort, '175', '2026-03-12');
    await slash(done, { day: '175' }, by('bea'));
    await slash(done, { day: '175' }, by('eli'));
    await slash(leave, {}, by('eli'));
    at('2026-03-30');
    await world.post(cohort, '176', '2026-03-30');
    await slash(done, { day: '176' }, by('dora'));
    await slash(join, {}, by('gus'));
  });
  afterEach(() => {
    ctx.servers = servers;
  });

  test('the silent, longest first; neither who is new nor who has left the plan', async () => {
    expect(await word()).toEqual([
      '👥 5 learners · 1 done today · 1 active this week',
      `▫️ cem · last active ${since(21)}`,
      `▫️ fay · joined ${since(21)}, nothing done yet`,
      `▫️ bea · last active ${since(18)}`,
    ]);
    expect(await shown()).toContain('🎯 33% of what was posted is done');
  });

  test('who is away on a pause of their own needs none', async () => {
    const [bea] = await ctx.db.select().from(learners).where(eq(learners.userId, 'bea'));
    const pause = { learnerId: bea?.id ?? 0, from: new Date('2026-03-20T00:00:00Z') };
    await ctx.db.insert(learnerPauses).values(pause);
    expect((await word()).some((line) => line?.includes('bea'))).toBe(false);
    await ctx.db.delete(learnerPauses).where(eq(learnerPauses.learnerId, pause.learnerId));
  });

  test('nobody, while the group takes a break', async () => {
    await ctx.db.insert(cohortPauses).values({ cohortId: cohort.id, from: new Date('2026-03-20T00:00:00Z') });
    expect(await word()).toEqual(['👥 5 learners · 1 done today · 1 active this week']);
    await ctx.db.delete(cohortPauses);
  });

  test('who has left the server is not counted, until they do something here again', async () => {
    ctx.servers = { ...servers, memberOf: async (_, userId) => (userId === 'cem' ? 'none' : undefined) };
    const without = [
      '👥 4 learners · 1 done today · 1 active this week',
      '-# 1 person has left the server; they are not counted until they are back.',
      `▫️ fay · joined ${since(21)}, nothing done yet`,
      `▫️ bea · last active ${since(18)}`,
    ];
    expect(await word()).toEqual(without);
    ctx.servers = servers;
    expect(await word()).toEqual(without);
    expect([
      await learnerCount(ctx.db, cohort.id, ctx.now()),
      (await finishedCounts(ctx.db, cohort.id, ['174']))?.learners,
    ]).toEqual([4, 4]);
    await slash(done, { day: '176' }, by('cem'));
    expect((await word())[0]).toBe('👥 5 learners · 2 done today · 2 active this week');
  });

  test('in a group of thousands, too, who has gone is not named, not even for a minute', async () => {
    await ctx.db.execute(sql`
      insert into learners (cohort_id, user_id, joined_at)
      select ${cohort.id}, 'u' || n, '2026-03-30' from generate_series(1, 1000) n`);
    const named = async () => (await word()).slice(1).map((line) => line?.split(' ')[1]);
    expect(await named()).toEqual(['fay', 'bea']);
    await slash(leave, {}, by('bea'));
    expect(await named()).toEqual(['fay']);
    await press(privacy, 'privacy-erase?sure=yes', by('fay'));
    expect(await named()).toEqual([]);
  });
});

describe('what is in the way is looked at now', () => {
  const channel = (permissions: bigint) => ({
    id: 'c1',
    guildId: 'g1',
    name: 'study',
    type: 0,
    parentId: null,
    permissions,
  });
  const allowed = (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 16n);
  const isBlocked = async () => (await ctx.db.select().from(cohorts))[0]?.blocked ?? null;
  const stuck = async () => (await shown()).filter((line) => /stuck|stopped/.test(line));
  beforeEach(async () => {
    await ctx.db.update(cohorts).set({ blocked: { code: 'missing-access' }, blockedAt: ctx.now() });
  });
  afterEach(() => {
    ctx.servers = servers;
  });

  test('where nothing is known of the channel, the last word holds', async () => {
    expect(await stuck()).toEqual([expect.stringContaining('I can no longer see the channel')]);
  });

  test('the reason of now takes the place of the one before', async () => {
    ctx.servers = { ...servers, channel: () => channel(allowed & ~(1n << 14n)) };
    expect(await stuck()).toEqual([expect.stringContaining('I’m missing **Embed Links** there')]);
    expect(await isBlocked()).not.toBeNull();
  });

  test('what is mended is said once, and the post that waits goes out at once', async () => {
    const soon = new Date(ctx.now().getTime() + 300_000);
    await ctx.db.update(posts).set({ state: 'claimed', leaseUntil: soon }).where(eq(posts.dayKey, '176'));
    ctx.servers = { ...servers, channel: () => channel(allowed) };
    expect(await stuck()).toEqual([
      expect.stringMatching(/fixed \(I can no longer see the channel\)\. The post that waited follows within a minute/),
    ]);
    expect([await isBlocked(), await stuck()]).toEqual([null, []]);
    const [post] = await ctx.db.select().from(posts).where(eq(posts.dayKey, '176'));
    expect(post?.leaseUntil).toEqual(ctx.now());
  });
});
