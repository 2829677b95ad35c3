import { expect, test } from 'vitest';
import { readZip } from '../../../src/curriculum/import/zip.ts';
import { readCurriculum } from '../../../src/curriculum/read/read.ts';
import { type ZipEntry, zipOf } from '../../support/zip.ts';
import { fileOf, month, problemsIn } from '../reading.ts';

const read = (entries: ZipEntry[], announced?: number) => readZip('bread.zip', zipOf(entries, announced));
const plain = (...names: string[]): ZipEntry[] => names.map((name) => ({ name, content: `# ${name}` }));

test('a zip holds what its folder holds', async () => {
  const { files, problems } = await read([
    { name: 'bread/' },
    { name: 'bread/month-03.md', content: month },
    { name: 'bread/week-1/Tag ä.MD', content: 'Do', stored: true },
  ]);
  expect(files).toEqual([fileOf('month-03.md', month), fileOf('week-1/Tag ä.MD', 'Do')]);
  expect(problems).toEqual([]);
});

test.each<[string, string[], string[], string[]]>([
  ['one folder around everything', ['bread/a.md', 'bread/b/c.md'], ['a.md', 'b/c.md'], []],
  ['no folder around', ['a.md', 'b/c.md'], ['a.md', 'b/c.md'], []],
  ['two folders', ['a/1.md', 'b/1.md'], ['a/1.md', 'b/1.md'], []],
  ['two folders around', ['a/b/1.md', 'a/b/2.md'], ['b/1.md', 'b/2.md'], []],
  ['backslashes, as some Windows programs write', ['bread\\b\\1.md', 'bread\\2.md'], ['b/1.md', '2.md'], []],
  ['names that begin at the folder', ['./a.md', './b/1.md'], ['a.md', 'b/1.md'], []],
  [
    'all kinds of Markdown',
    ['a.markdown', 'b.mdown', 'c.mdx', 'd.TXT'],
    ['a.markdown', 'b.mdown', 'c.mdx', 'd.TXT'],
    [],
  ],
  ['other files', ['bread/a.md', 'bread/a.png', 'LICENSE'], ['a.md'], []],
  ['what Macs add', ['bread/a.md', 'bread/._a.md', 'bread/.DS_Store', '__MACOSX/bread/._a.md'], ['a.md'], []],
  [
    'hidden files and folders',
    ['bread/a.md', 'bread/.draft.md', 'bread/.notes/1.md', 'bread/.notes/2.md', 'bread/node_modules/x/README.md'],
    ['a.md'],
    ['.draft.md', '.notes/', 'node_modules/'],
  ],
])('%s', async (_, names, files, leftOut) => {
  const plan = await read(plain(...names));
  expect(plan.files.map(({ name }) => name)).toEqual(files);
  expect(plan.problems.map(({ file, level, code }) => [file, level, code])).toEqual(
    leftOut.map((place) => [place, 'ignored', 'left-out']),
  );
});

const many = (count: number) => plain(...Array.from({ length: count }, (_, index) => `day-${index + 1}.md`));
const noise = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 2654435761) >>> 13);
const invalid = Uint8Array.from([0x62, 0xe4, 0x2e, 0x6d, 0x64]);

test.each<[string, ZipEntry[], string, string]>([
  ['more entries than a thousand', many(1001), 'bread.zip', 'zip-too-many-entries'],
  ['a name that leads out', plain('a.md', 'bread/../../b.md'), 'bread/../../b.md', 'zip-path'],
  ['one with backslashes', plain('..\\b.md'), '../b.md', 'zip-path'],
  ['an absolute name', plain('/etc/b.md'), '/etc/b.md', 'zip-path'],
  ['a drive', plain('C:\\b.md'), 'C:/b.md', 'zip-path'],
  ['a link', [{ name: 'b.md', content: '/etc/passwd', mode: 0o120777 }], 'b.md', 'zip-link'],
  ['a password', [{ name: 'b.md', content: 'x', flags: 0x0801 }], 'b.md', 'zip-encrypted'],
  ['a rare way of packing', [{ name: 'b.md', content: 'x', method: 14 }], 'b.md', 'zip-method'],
  ['a name in another encoding', [{ name: invalid, content: 'x', flags: 0 }], 'bä.md', 'zip-name'],
  ['a name that steers', plain('a\u202e.md'), 'a\u202e.md', 'zip-name'],
  ['a long name', plain(`${'a'.repeat(300)}.md`), `${'a'.repeat(300)}.md`, 'zip-name-too-long'],
  ['deep folders', plain(`${'a/'.repeat(16)}b.md`), `${'a/'.repeat(16)}b.md`, 'zip-name-too-long'],
  ['a name twice', plain('a.md', 'a.md'), 'a.md', 'zip-twice'],
  ['a bomb', [{ name: 'b.bin', content: new Uint8Array(1_000_000) }], 'b.bin', 'zip-ratio'],
  [
    'too much in all',
    Array.from({ length: 9 }, (_, index) => ({ name: `${index}.png`, content: noise(3_000_000), stored: true })),
    '8.png',
    'zip-too-large',
  ],
  ['more than its size says', [{ name: 'b.md', content: month, size: 100 }], 'b.md', 'zip-damaged'],
  ['less than its size says', [{ name: 'b.md', content: month, size: month.length + 1 }], 'b.md', 'zip-damaged'],
  ['a wrong checksum', [{ name: 'b.md', content: 'x', crc: 1 }], 'b.md', 'zip-damaged'],
])('%s is refused, and the entry named', async (_, entries, file, code) => {
  const { files, problems } = await read(entries);
  expect(files).toEqual([]);
  expect(problems.map((problem) => [problem.file, problem.level, problem.code])).toEqual([[file, 'error', code]]);
});

test.each([
  ['nothing', new Uint8Array()],
  ['something else', new TextEncoder().encode(month)],
  ['the beginning of one', zipOf(many(3)).subarray(0, 100)],
  ['the end of one', zipOf(many(3)).subarray(60)],
  ['one that says it holds more', zipOf(many(3), 4)],
])('%s is no zip', async (_, content) => {
  const { files, problems } = await readZip('bread.zip', content);
  expect(files).toEqual([]);
  expect(problems.map(({ level, code }) => [level, code])).toEqual([['error', 'zip-damaged']]);
});

test('a thousand entries are read, and a file that is too large is left to the reader', async () => {
  expect((await read(many(1000))).files).toHaveLength(1000);
  const { files } = await read([{ name: 'a.md', content: noise(1_500_000).map((sign) => 97 + (sign % 26)) }]);
  expect(problemsIn(readCurriculum('bread', files))).toEqual(['1:1 error file-too-large']);
});
