import { expect, test } from 'vitest';
import { curriculum } from '../../../src/commands/plans/curriculum.ts';
import { availablePlans } from '../../../src/db/plans/versions.ts';
import { curriculumDrafts } from '../../../src/db/schema.ts';
import type { Message } from '../../../src/messages/kit/message.ts';
import { basics, lines, markdown, message, plansWorld } from '../../support/plans.ts';

const { world, db, texts, send, run, press, stored, addBasics } = await plansWorld();

test('a broken one is refused with its places, and nothing is stored', async () => {
  const refused = await send('add', 'SQL Basics', { 'plan.md': `${basics}#### Day 4: Again\n- **Task**: Read\n` });
  expect(lines(refused).filter((line) => !line.startsWith('│ ⚠️'))).toEqual([
    '❌ **sql-basics** can’t be stored yet: 1 error. Nothing was stored, and everything that runs goes on as it is.',
    'Fix it and send the files again with **/curriculum add**.',
    'What I could read of it: 1 file · 1 month · 2 weeks · 5 days · 0 projects · 0 links',
    'Day 1: Apples … Day 4: Again',
    '**Preview of Day 1: Apples** (each link is followed by where it leads)',
    expect.stringMatching(/^│ ❌ `plan\.md:12:1` /),
    '│ 🗓️ **Week 1: Theme** starts today.',
    '│ ',
    '│ **Task**  Study Apples',
    '│ ',
    expect.stringMatching(/^│ 🕗 Counts for today/),
    '📎 report.txt',
  ]);
  expect(String(refused.files?.[0]?.data)).toMatch(/^plan\.md:12:1 error: /);
  expect(await stored()).toEqual([]);
  expect(await db.$count(curriculumDrafts)).toBe(0);
});

test('a good one is shown, previewed and stored', async () => {
  const shown = await send('add', 'Basics', { 'plan.md': basics });
  expect(lines(shown).filter((line) => !line.startsWith('│'))).toEqual([
    '**Ready to store basics?**',
    '📚 **Month 1: Basics**',
    '1 file · 1 month · 2 weeks · 4 days · 0 projects · 0 links',
    'Day 1: Apples … Day 4: Dogs',
    expect.stringMatching(/^👍 No problems|^⚠️ /),
    'Nothing is stored yet.',
    '[Save] [Preview first day] [Cancel]',
    ...(shown.files ?? []).map(({ name }) => `📎 ${name}`),
  ]);
  const first = await press(shown, 'Preview first day');
  expect(lines(first)[0]).toBe('**Preview of Day 1: Apples** (each link is followed by where it leads)');
  expect(first.components).toEqual([]);
  expect(await stored()).toEqual([]);
  expect(lines(await press(shown, 'Save'))).toEqual([
    '📚 **Month 1: Basics** is stored as **basics**, version 1, with 4 days.',
    'Start it in a channel with **/setup** curriculum:basics. To look after it: /curriculum show, update, download or remove.',
  ]);
  expect(await stored()).toEqual(['g1/basics 1: 1 Apples | 2 Bees | 3 Cats | 4 Dogs']);
  expect(lines(await press(shown, 'Save'))[0]).toContain('no longer valid');
  expect((await availablePlans(db, 'g1')).map(({ slug }) => slug)).toEqual(['basics']);
  expect(await availablePlans(db, 'g2')).toEqual([]);
});

test('names, files and addresses that cannot be used', async () => {
  await addBasics();
  await world.cohort();
  const first = async (name: string, files: Record<string, string>) => lines(await send('add', name, files))[0];
  expect(await first('!!!', { 'a.md': basics })).toContain('can’t be a plan’s name');
  expect(await first('BASICS', { 'a.md': basics })).toContain('already has a plan called **basics**');
  expect(await first('Month 07', { 'a.md': basics })).toContain('is the name of a plan that everybody has');
  expect(await first('new', { 'a.pdf': basics })).toContain('is not a Markdown file');
  expect(await first('new', { 'a.md': 'x'.repeat(1024 * 1024 + 1) })).toContain('is larger than 1 MB');
  expect(
    lines(await run('add', { name: 'new', file1: { url: 'https://evil.example/a.md', filename: 'a.md', size: 1 } })),
  ).toEqual(['Discord didn’t give me **a.md**. Nothing was stored. Please attach it again.']);
  expect(await stored()).toHaveLength(1);
});

test('what somebody writes neither pings nor passes for another address', async () => {
  const text = `# @everyone <@&5>\n## Week 1: One\n#### Day 1: Hi @everyone\n- **Task**: See [discord.com](https://evil.example/x)\n`;
  const shown = await send('add', 'loud', { 'plan.md': text });
  expect(shown.allowed_mentions).toEqual({ parse: [] });
  expect(lines(shown)[1]).not.toContain('@everyone <@&5>');
  const first = await press(shown, 'Preview first day');
  expect(first.allowed_mentions).toEqual({ parse: [] });
  expect(lines(first).join('\n')).toContain('(https://evil.example/x) (evil.example)');
});

test('two admins who save one name at once make one plan', async () => {
  const one = await send('add', 'basics', { 'plan.md': basics });
  texts.set('https://cdn.discordapp.com/b.md', markdown('1 Pears'));
  const file1 = { url: 'https://cdn.discordapp.com/b.md', filename: 'b.md', size: 9 };
  const other = message(await world.slash(curriculum, { name: 'basics', file1 }, { userId: 'ben' }, 'add'));
  const save = (shown: Message, userId: string) => {
    const [button] = shown.components?.[0]?.components ?? [];
    if (button === undefined || !('custom_id' in button)) throw new Error('no button');
    return world.press(curriculum, button.custom_id, { userId });
  };
  const replies = await Promise.all([save(one, 'ann'), save(other, 'ben')]);
  expect(replies.map((reply) => lines(message(reply))[0]?.split(' ')[0]).toSorted()).toEqual(['This', '📚']);
  expect(await stored()).toHaveLength(1);
});
