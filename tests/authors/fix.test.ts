import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lineDiff } from '../../src/authors/line-diff.ts';
import { runCurriculum } from '../../src/authors/run.ts';

const day = (heading: string) => `${heading} (5 min)\n\n- **Task**: Do it\n`;
const slip = `# Tea\n\n${day('## Day 1: Boil')}\n${day('##\u00a0Day 2: Drink')}`;

async function folder(files: Record<string, string>) {
  const root = await mkdtemp(join(tmpdir(), 'fix-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'tea'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, 'tea', name), text);
  const check = async (...words: string[]) => {
    let said = '';
    const say = (text: string) => {
      said += text;
    };
    const terminal = { say, complain: say, now: () => new Date(0), coloured: false };
    const code = await runCurriculum(['check', ...words.map((word) => word.replace('@', root))], terminal);
    return { code, said: said.replaceAll(root, '@') };
  };
  return { root, check };
}

test('a copy is written beside the file, which stays as it was, and what differs is shown', async () => {
  const { root, check } = await folder({ 'a.md': slip });
  const { code, said } = await check('@/tea', '--fix');
  expect(said.slice(said.indexOf('---'))).toBe(
    [
      '--- @/tea/a.md',
      '+++ @/tea/a.md.fixed',
      '@@ line 7',
      '-##<U+00A0>Day 2: Drink (5 min)',
      '+## Day 2: Drink (5 min)',
      '',
      'With the copy moved over the original, tea has 2 days; problems left: 0.',
      '',
    ].join('\n'),
  );
  expect(code).toBe(0);
  expect(await readFile(join(root, 'tea/a.md'), 'utf8')).toBe(slip);
  expect(await readFile(join(root, 'tea/a.md.fixed'), 'utf8')).toBe(slip.replace('\u00a0', ' '));
  expect((await check('@/tea/a.md', '--fix')).code).toBe(0);
});

test('another copy is never replaced', async () => {
  const { root, check } = await folder({ 'a.md': slip, 'a.md.fixed': 'mine' });
  const { code, said } = await check('@/tea', '--fix');
  expect(said).toContain('@/tea/a.md.fixed is there already; move it over the file or delete it.');
  expect(code).toBe(2);
  expect(await readFile(join(root, 'tea/a.md.fixed'), 'utf8')).toBe('mine');
});

test('where nothing is to mend, nothing is written', async () => {
  const { root, check } = await folder({ 'a.md': slip.replace('\u00a0', ' ') });
  expect((await check('@/tea', '--fix')).said).toContain('tea: nothing that can be mended without asking you.');
  expect(await readdir(join(root, 'tea'))).toEqual(['a.md']);
});

test('--fix is for people', async () => {
  const { check } = await folder({ 'a.md': slip });
  expect((await check('@/tea', '--fix', '--json')).said).toMatch(/^--fix shows what it changes; leave out/);
});

test.each([
  ['the same', 'a\nb', 'a\nb', []],
  ['a line changed', 'a\nb\nc', 'a\nB\nc', [{ line: 2, removed: ['b'], added: ['B'] }]],
  ['lines put in', 'a\nc', 'a\nb\nb\nc', [{ line: 2, removed: [], added: ['b', 'b'] }]],
  ['a line taken out, at the end', 'a\nb', 'a', [{ line: 2, removed: ['b'], added: [] }]],
  [
    'an empty line alone is no meeting',
    'a\n\nb\n\nc',
    'x\n\nA\n\nB\n\nc',
    [{ line: 1, removed: ['a', '', 'b'], added: ['x', '', 'A', '', 'B'] }],
  ],
  ['all of it', 'a', 'b', [{ line: 1, removed: ['a'], added: ['b'] }]],
])('a diff: %s', (_, before, after, changes) => {
  expect(lineDiff(before, after)).toEqual(changes);
});
