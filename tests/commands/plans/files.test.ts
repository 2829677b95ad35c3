import { expect, test, vi } from 'vitest';
import { curriculum } from '../../../src/commands/plans/curriculum.ts';
import { basics, lines, message, plansWorld } from '../../support/plans.ts';

const { world, ctx, send, stored } = await plansWorld();

test('whoever sends slowly holds up nobody but their own server', async () => {
  const slow = new Map<string, () => void>();
  const usual = ctx.download;
  ctx.download = (url, most) =>
    url.includes('slow')
      ? new Promise((resolve) => slow.set(url, () => resolve({ kind: 'failed', reason: 'it took too long' })))
      : usual(url, most);
  const adding = ['g7', 'g8', 'g9'].map((guildId) => {
    const file1 = { url: `https://cdn.discordapp.com/slow-${guildId}.md`, filename: 'a.md', size: 1 };
    return world.slash(curriculum, { name: 'slow', file1 }, { guildId }, 'add');
  });
  try {
    await vi.waitFor(() => expect(slow.size).toBe(3));
    const own = { name: 'other', file1: { url: 'https://cdn.discordapp.com/a.md', filename: 'a.md', size: 1 } };
    expect(lines(message(await world.slash(curriculum, own, { guildId: 'g7' }, 'add')))[0]).toContain(
      'I’m busy reading another plan',
    );
    expect(lines(await send('add', 'quick', { 'plan.md': basics }))[0]).toBe('**Ready to store quick?**');
  } finally {
    for (const end of slow.values()) end();
    await Promise.all(adding);
    ctx.download = usual;
  }
});

test.each([
  ['deep nesting', `${'> '.repeat(5000)}deep`],
  ['a paragraph without end', `# Month 1: A\n${'[a](b '.repeat(150_000)}`],
  ['a hundred thousand lines', '\n'.repeat(100_000)],
  ['control characters', basics.replace('Apples', 'App\u202eles\u001b[2J')],
  ['nothing at all', ''],
])('%s: refused with a place', async (_, text) => {
  const [first] = lines(await send('add', 'odd', { 'plan.md': text }));
  expect(first).toMatch(/^❌ \*\*odd\*\* can’t be stored yet: \d+ errors?\./);
  expect(await stored()).toEqual([]);
});

test('many problems with long titles still fit into one message', async () => {
  const days = Array.from({ length: 300 }, (_, n) => `#### Day 1: ${'*_`@|'.repeat(60)} ${n}\n- **Task**: x\n`);
  const refused = await send('add', 'odd', { 'plan.md': `# Month 1: A\n## Week 1: B\n${days.join('')}` });
  expect(lines(refused)[0]).toContain('can’t be stored yet');
  expect(refused.files).toHaveLength(1);
});
