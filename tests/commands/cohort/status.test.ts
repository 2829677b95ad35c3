import { expect, test } from 'vitest';
import { cohort as command } from '../../../src/commands/cohort/cohort.ts';
import { join } from '../../../src/commands/member/join.ts';
import { cohorts } from '../../../src/db/schema.ts';
import { testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-09T07:00:00Z');
const { ctx, slash } = world;
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
    '👥 1 learner',
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
  expect(lines[2]).toContain('**Posts are stuck** since <t:1773039600:R>: the stored plan cannot be read.');
  expect(lines.at(-1)).toBe('📘 Mon 9 Mar · 174');
  ctx.curriculumOf = curriculumOf;
});

test('before the closing message', async () => {
  await ctx.db.update(cohorts).set({ lastDayKey: '182', blocked: null, blockedAt: null });
  expect((await shown())[1]).toMatch(/^📅 Next: \*\*the closing message\*\*/);
});
