import { expect, test, vi } from 'vitest';
import { curriculum } from '../../../src/commands/plans/curriculum.ts';
import { basics, lines, markdown, message, plansWorld } from '../../support/plans.ts';
import { type ZipEntry, zipOf } from '../../support/zip.ts';

const { world, ctx, send, press, stored } = await plansWorld();

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
  ['nothing at all', ''],
])('%s: refused with a place', async (_, text) => {
  const [first] = lines(await send('add', 'odd', { 'plan.md': text }));
  expect(first).toMatch(/^❌ \*\*odd\*\* can’t be stored yet: \d+ errors?\./);
  expect(await stored()).toEqual([]);
});

test('control characters are taken out, and said', async () => {
  const shown = lines(await send('add', 'odd', { 'plan.md': basics.replace('Apples', 'App\u202eles\u001b[2J') }));
  expect(shown[0]).toBe('**Ready to store odd?**');
  for (const sign of ['\u202e', '\u001b']) expect(shown.join('\n')).not.toContain(sign);
  expect(shown.join('\n')).toContain('U+');
});

test('many problems with long titles still fit into one message', async () => {
  const days = Array.from({ length: 300 }, (_, n) => `#### Day 1: ${'*_`@|'.repeat(60)} ${n}\n- **Task**: x\n`);
  const refused = await send('add', 'odd', { 'plan.md': `# Month 1: A\n## Week 1: B\n${days.join('')}` });
  expect(lines(refused)[0]).toContain('can’t be stored yet');
  expect(refused.files).toHaveLength(1);
});

const fileADay = (days: number): ZipEntry[] =>
  Array.from({ length: days }, (_, index) => ({
    name: `bread/day-${index + 1}.md`,
    content: `# Day ${index + 1}: Knead (20 min)\n\n- **Task**: Knead\n`,
  }));

test('a zip is a whole plan: 400 days with a file each', async () => {
  const shown = await send('add', 'bread', { 'bread.zip': zipOf([{ name: 'bread/' }, ...fileADay(400)]) });
  expect(lines(shown).join('\n')).toMatch(/^400 files · .*\b400 days\b/m);
  expect(lines(await press(shown, 'Save'))[0]).toMatch(/is stored as \*\*bread\*\*, version 1, with 400 days\.$/);
});

test('a zip and its files are the same plan', async () => {
  const files = { 'week-1.md': markdown('1 Apples | 2 Bees'), 'week-2.md': markdown('3 Cats') };
  await press(await send('add', 'basics', files), 'Save');
  const packed = zipOf(Object.entries(files).map(([name, content]) => ({ name: `basics/${name}`, content })));
  expect(lines(await send('update', 'basics', { 'basics.zip': packed }))[0]).toContain('already holds these files');
});

test('what is left out of a zip is said before anything is stored', async () => {
  const entries = [{ name: 'bread/.old/day-9.md', content: basics }, ...fileADay(2)];
  const shown = lines(await send('add', 'bread', { 'bread.zip': zipOf(entries) }));
  expect(shown.filter((line) => line.includes('.old'))).toEqual([
    '│ ▫️ `.old/:1:1` This is not read: names that begin with a dot, and node\\_modules, are left out.',
  ]);
  expect(await stored()).toEqual([]);
});

test.each<[string, Record<string, string | Uint8Array>, RegExp]>([
  [
    'with another file',
    { 'a.md': basics, 'bread.zip': zipOf(fileADay(1)) },
    /^\*\*bread\.zip\*\* came with other files\. Nothing was stored\./,
  ],
  [
    'of pictures',
    { 'bread.zip': zipOf([{ name: 'a.png', content: 'x' }]) },
    /^There is no Markdown in \*\*bread\.zip\*\*\. Nothing was stored\./,
  ],
  [
    'that is too large',
    { 'bread.zip': new Uint8Array(10 * 1024 * 1024 + 1) },
    /^\*\*bread\.zip\*\* is larger than 10 MB\. Nothing was stored\./,
  ],
  ['that is none', { 'bread.zip': basics }, /^❌ \*\*bread\*\* can’t be stored yet: 1 error\. Nothing was stored/],
])('a zip %s is refused', async (_, files, said) => {
  expect(lines(await send('add', 'bread', files))[0]).toMatch(said);
  expect(await stored()).toEqual([]);
});

test('a zip that leads out is refused, and the entry named', async () => {
  const refused = await send('add', 'bread', { 'bread.zip': zipOf([...fileADay(2), { name: '../../day-3.md' }]) });
  expect(lines(refused)).toContain(
    '│ ❌ `../../day-3.md:1:1` This name leads out of the zip; pack the folder of the plan with names inside it.',
  );
});
