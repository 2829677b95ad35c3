import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { besidePlans, readFolder, readFolders } from '../../../src/curriculum/import/folder.ts';
import { hashOf, readInWorker } from '../../../src/curriculum/import/import.ts';
import { readCurriculum } from '../../../src/curriculum/read/read.ts';
import { fileOf, month, problemsIn } from '../reading.ts';

let root = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'curriculum-'));
  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(join(root, name, '..'), { recursive: true });
    await writeFile(join(root, name), text);
  };
  await write('README.md', '# No plan');
  await write('notes.txt', 'Milk');
  await write('one/month-03.md', month);
  await write('one/pictures/a.png', 'x');
  await write('one/.draft.md', '# Hidden');
  await write('one/.git/a.md', '# Hidden');
  await write('one/.notes/a.md', '# Hidden');
  await write('kinds/a.markdown', '# A');
  await write('kinds/b.mdown', '# B');
  await write('kinds/c.mdx', '# C');
  await write('kinds/d.txt', '# D');
  await write('two/week-1/day-1.md', '# A (5 min)\n\nDo');
  await write('two/week-1/day-2.MD', '# B (5 min)\n\nDo');
  await write('.hidden/a.md', month);
  await write('pictures/b.png', 'x');
  await write('large/a.md', 'x'.repeat(3_000_000));
  await symlink(join(root, 'one'), join(root, 'three'));
  await symlink(join(root, 'README.md'), join(root, 'two/week-2.md'));
  await symlink(root, join(root, 'two/week-3'));
  await symlink(join(root, 'pictures/b.png'), join(root, 'two/b.png'));
  await symlink(join(root, 'nowhere'), join(root, 'two/nowhere'));
});

afterAll(() => rm(root, { recursive: true }));

test('every folder with Markdown in it is a plan', async () => {
  const folders = await readFolders(root);
  expect(folders.map(({ slug, files }) => [slug, files.map(({ name }) => name)])).toEqual([
    ['kinds', ['a.markdown', 'b.mdown', 'c.mdx', 'd.txt']],
    ['large', ['a.md']],
    ['one', ['month-03.md']],
    ['two', ['week-1/day-1.md', 'week-1/day-2.MD']],
  ]);
  expect(folders[2]?.files[0]).toEqual(fileOf('month-03.md', month));
});

test('what an author may miss is named: hidden files and folders, and links', async () => {
  const folders = await readFolders(root);
  const left = folders.map(({ slug, problems }) => [
    slug,
    problems.map(({ file, level, code }) => [file, level, code]),
  ]);
  expect(Object.fromEntries(left)).toEqual({
    kinds: [],
    large: [],
    one: [
      ['.draft.md', 'ignored', 'left-out'],
      ['.notes/', 'ignored', 'left-out'],
    ],
    two: [
      ['week-2.md', 'ignored', 'linked-file'],
      ['week-3', 'ignored', 'linked-file'],
    ],
  });
});

test('what lies beside the folders of plans is named, but for a README', async () => {
  expect((await besidePlans(root)).map(({ file, code }) => `${file} ${code}`)).toEqual([
    'notes.txt loose-file',
    'three linked-file',
  ]);
});

test('no more of a large file is read than shows that it is too large', async () => {
  const { files } = await readFolder(join(root, 'large'));
  expect(files[0]?.content.length).toBe(1024 * 1024 + 1);
  expect(problemsIn(readCurriculum('large', files))).toEqual(['1:1 error file-too-large']);
});

test('the hash stands for names and contents, in any order', () => {
  const [a, b] = [fileOf('a.md', 'x'), fileOf('b.md', 'y')];
  const hash = hashOf([a, b]);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(hashOf([b, a])).toBe(hash);
  const others = [
    [a],
    [fileOf('a.md', 'y'), fileOf('b.md', 'x')],
    [fileOf('a.mdx', ''), b],
    [fileOf('a.md', 'xb'), fileOf('.md', 'y')],
  ];
  expect(new Set([hash, ...others.map(hashOf)]).size).toBe(others.length + 1);
});

test('the worker reads what the reader reads', async () => {
  const files = [fileOf('month-03.md', month)];
  const reading = await readInWorker('sent', files, { ms: 30_000, mb: 256 });
  expect(reading).toEqual(readCurriculum('sent', files));
});

test('reading that takes too long is refused', async () => {
  const text = Array.from(
    { length: 2000 },
    (_, index) => `# Day ${index}: x\n\n- **Task**: a *b* [c](https://example.org)\n`,
  ).join('\n');
  const reading = await readInWorker('slow', [fileOf('a.md', text)], { ms: 1, mb: 256 });
  expect(problemsIn(reading)).toEqual(['1:1 error took-too-long']);
  expect(reading.curriculum.months).toEqual([]);
});

test('reading that takes too much memory is refused', async () => {
  const text = Array.from(
    { length: 2000 },
    (_, index) => `# Day ${index}: x\n\n- **Task**: a *b* [c](https://example.org)\n`,
  ).join('\n');
  const reading = await readInWorker('fat', [fileOf('a.md', text)], { ms: 60_000, mb: 12 });
  expect(problemsIn(reading)).toEqual(['1:1 error took-too-much-memory']);
});
