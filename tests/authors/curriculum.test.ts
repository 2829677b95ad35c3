import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCurriculum } from '../../src/authors/run.ts';
import type { Problem } from '../../src/curriculum/model.ts';
import { zipOf } from '../support/zip.ts';

const day = (number: number, more = ''): string =>
  `## Day ${number}: Title ${number} (30 min)\n\n- **Task**: Do it\n${more}\n`;
const plan = `# Month 1: M\n\n${day(1)}${day(2)}`;
const deepList = Array.from({ length: 500 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n');
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(plan, 'utf16le')]);

/** A plan whose folders are not called like months, weeks or days, with a hidden draft. */
const tree: Record<string, string> = {
  'README.md': day(1),
  '01_basics/day-02.md': day(2),
  '02_oven/more/day-03.txt': day(3),
  '02_oven/.draft.md': day(4),
};
const treeAt = (path: string) =>
  Object.fromEntries(Object.entries(tree).map(([name, text]): [string, string] => [`${path}/${name}`, text]));

const files: Record<string, string | Uint8Array> = {
  'curriculum/tea/tea.md': plan,
  'curriculum/milk/milk.md': plan,
  'curriculum/README.md': '# About these plans',
  'empty.md': '',
  'binary.md': Uint8Array.from([0x89, 0x50, 0x00, 0x01]),
  'large.md': '# Day 1: A\n\n'.padEnd(5 * 1024 * 1024, 'words\n\n'),
  'headings.md': '## Heading\n'.repeat(10_000),
  'days.md': Array.from({ length: 10_000 }, (_, index) => `## Day ${index}: A`).join('\n'),
  'deep.md': `${plan}\n${deepList}\n`,
  'number.md': day(10 ** 12),
  'mixed/a.md': plan,
  'mixed/b.md': utf16,
  'none/notes.pdf': 'x',
  'none.zip': zipOf([{ name: 'notes.pdf', content: 'x' }]),
  'bad.zip': zipOf([{ name: 'bread/../../day.md', content: day(1) }]),
  ...treeAt('bread'),
  ...treeAt('home/curriculum/bread'),
  'bread.zip': zipOf(Object.entries(tree).map(([name, content]) => ({ name: `bread-main/${name}`, content }))),
  'loose/curriculum/tea/tea.md': plan,
  'loose/curriculum/todo.md': 'Water',
  'alone/curriculum/tea.md': plan,
  'same/a.md': plan,
  'same/b.md': plan,
  'twice.md': `${plan}${day(2)}`,
  'folders/month-1/days.md': plan,
  'folders/month-2/days.md': plan.replace('Month 1', 'Month 2'),
  'odd/a,b%.md': `${plan}<!-- x -->\n`,
  'html.md':
    '# Day 1: <script>alert(1)</script> & more (5 min)\n\n- **Task**: Say `<b>` and "hello" `<img src=x onerror=alert(1)>` <img src=x onerror=alert(1)>\n',
};
let root = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'plans-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
});

afterAll(() => rm(root, { recursive: true }));

/** Runs the command; paths in its words and answers are relative to the test's folder, `@`. */
async function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await runCurriculum(
    words.map((word) => word.replace('@', root)),
    {
      say: (text) => {
        out += text;
      },
      complain: (text) => {
        err += text;
      },
      now: () => new Date('2026-03-02T08:00:00Z'),
      coloured: false,
    },
  );
  return { code, out: out.replaceAll(root, '@'), err: err.replaceAll(root, '@') };
}

describe('check', () => {
  test('a folder of plans', async () => {
    expect(await run('check', '@/curriculum')).toEqual({
      code: 0,
      out: [
        'plan  files  months  weeks  days  projects  deliverables  links  errors  warnings  ignored',
        'milk      1       1      1     2         0             0      0       0         0        0',
        'tea       1       1      1     2         0             0      0       0         0        0',
        '',
        'milk: Day 1: Title 1 … Day 2: Title 2',
        'tea: Day 1: Title 1 … Day 2: Title 2',
        '',
        '✓ All 2 plans can be used.',
        '',
      ].join('\n'),
      err: '',
    });
  });

  test.each<[string, string[], string[]]>([
    ['a folder of months', ['@/folders'], ['folders']],
    ['one of them', ['@/folders/month-1'], ['month-1']],
    ['a file', ['@/curriculum/tea/tea.md'], ['tea']],
    ['a zip', ['@/bread.zip'], ['bread']],
    ['the folder that holds a plan, elsewhere than in curriculum', ['@/home'], ['home']],
    ['a path twice', ['@/curriculum/tea', '@/curriculum/tea/'], ['tea']],
    ['several paths', ['@/curriculum', '@/folders'], ['milk', 'tea', 'folders']],
  ])('%s', async (_, paths, slugs) => {
    const { out } = await run('check', ...paths, '--json', '--full');
    expect(JSON.parse(out).plans.map((found: { slug: string }) => found.slug)).toEqual(slugs);
  });

  test('a folder, the home it lies in and a zip of it are the same plan', async () => {
    const readings = await Promise.all(
      ['@/bread', '@/home/curriculum', '@/home/curriculum/bread', '@/bread.zip'].map(async (path) => {
        const { out } = await run('check', path, '--json', '--full');
        const { plans, problems, ...counts } = JSON.parse(out);
        const [{ curriculum }] = plans;
        return { counts, curriculum, places: problems.map(({ file, code }: Problem) => `${basename(file)} ${code}`) };
      }),
    );
    expect(readings[0]).toMatchObject({ counts: { files: 3, days: 3 }, places: ['.draft.md left-out'] });
    for (const reading of readings) expect(reading).toEqual(readings[0]);
  });

  test('what lies beside the plans of curriculum is named', async () => {
    const { out, code } = await run('check', '@/loose/curriculum');
    expect(out.split('\n')[0]).toBe(
      '@/loose/curriculum/todo.md:1:1 ignored loose-file This is not read: each plan lies in a folder of its own; move this file into one.',
    );
    expect(code).toBe(0);
  });

  test.each<[string, string, string[]]>([
    [
      'a zip that leads out',
      '@/bad.zip',
      [
        '@/bad.zip/bread/../../day.md:1:1 error zip-path This name leads out of the zip; pack the folder of the plan with names inside it.',
      ],
    ],
    [
      'an empty file',
      '@/empty.md',
      [
        '@/empty.md:1:1 error no-days No days were found; head each day with a line such as `### Day 1: Title (30 min)`.',
      ],
    ],
    [
      'a binary file',
      '@/binary.md',
      ['@/binary.md:1:1 error binary-file This file is not text; send Markdown saved as UTF-8.'],
    ],
    [
      'a file of 5 MB',
      '@/large.md',
      ['@/large.md:1:1 error file-too-large This file is larger than 1 MB; split it into several files.'],
    ],
    [
      '10,000 headings',
      '@/headings.md',
      [
        '@/headings.md:1:1 error no-days No days were found, but 10,000 headings, which no number or word counts as days; head each day with a line such as `### Day 1: Title (30 min)`.',
      ],
    ],
    ['10,000 days', '@/days.md', ['@/days.md:2001:1 error too-many-days A plan may have 2,000 days; split it.']],
    [
      'deep lists',
      '@/deep.md',
      ['@/deep.md:44:65 error too-deep Lists or quotes are nested deeper than 32 levels here; flatten them.'],
    ],
    [
      'a day of a number nobody counts to',
      '@/number.md',
      ['@/number.md:1:1 error number-too-large Number days up to 99999.'],
    ],
    [
      'one file in UTF-16',
      '@/mixed',
      ['@/mixed/b.md:1:1 error utf-16 This file is saved as UTF-16; save it as UTF-8.'],
    ],
    [
      'a day twice',
      '@/twice.md',
      [
        '@/twice.md:11:1 error duplicate-day Day 2 stands already at twice.md:7; change its number or add a key such as {#2-b}.',
      ],
    ],
  ])('%s', async (_, path, problems) => {
    const { code, out, err } = await run('check', path);
    expect(out.split('\n').filter((line) => / error /.test(line))).toEqual(problems);
    expect([code, err]).toEqual([1, '']);
  });

  test('two files with the same days', async () => {
    const { code, out } = await run('check', '@/same');
    expect(out.split('\n')[0]).toBe(
      '@/same/b.md:3:1 warning copied-days Day 1 stands under the same title at a.md:3; if this file is a copy, delete one of the two.',
    );
    expect(code).toBe(0);
  });

  test('as JSON: counts and problems, and the whole plan if asked', async () => {
    const { out, code } = await run('check', '@/curriculum', '--json');
    expect(JSON.parse(out)).toEqual({
      files: 2,
      months: 2,
      weeks: 2,
      days: 4,
      projects: 0,
      deliverables: 0,
      resources: 0,
      problems: [],
    });
    expect(code).toBe(0);
    const full = JSON.parse((await run('check', '@/curriculum/tea', '--json', '--full')).out);
    expect(Object.keys(full).at(-1)).toBe('plans');
    expect(full.plans[0].path).toBe('@/curriculum/tea');
    expect(full.plans[0].curriculum.months[0].weeks[0].days).toHaveLength(2);
    const refused = await run('check', '@/twice.md', '--json');
    expect(JSON.parse(refused.out).problems).toContainEqual({
      file: '@/twice.md',
      line: 11,
      column: 1,
      level: 'error',
      code: 'duplicate-day',
      facts: { label: 'Day 2', isFirst: false, other: 'twice.md:7', expected: null, key: '2' },
      sentence: 'Day 2 stands already at twice.md:7; change its number or add a key such as {#2-b}.',
    });
    expect(refused.code).toBe(1);
  });

  test('as commands of GitHub workflows', async () => {
    const { out, code } = await run('check', '@/odd', '@/empty.md', '--github');
    expect(out.split('\n').slice(0, 2)).toEqual([
      '::notice file=@/odd/a%2Cb%25.md,line=11,col=1,title=comment::This comment is not shown to anybody; write it as text if people should read it.',
      '::error file=@/empty.md,line=1,col=1,title=no-days::No days were found; head each day with a line such as `### Day 1: Title (30 min)`.',
    ]);
    expect(code).toBe(1);
  });

  test.each<[string, string[], RegExp]>([
    ['no command', [], /^Say what to do: check or preview\.\n/],
    ['another command', ['chekc'], /^There is no command "chekc"; there are check and preview\.\n/],
    ['no path', ['check'], /^Name at least one file or folder to check/],
    ['a path that is not there', ['check', '@/nowhere'], /^There is no file or folder @\/nowhere; check the path\.\n$/],
    [
      'a plan that lies in curriculum itself',
      ['check', '@/alone/curriculum'],
      /^@\/alone\/curriculum holds no plan: each lies in a folder of its own; move @\/alone\/curriculum\/tea\.md into one\.\n$/,
    ],
    [
      'a zip without plans',
      ['check', '@/none.zip'],
      /^@\/none\.zip holds no Markdown; name a folder with \.md files in it\.\n$/,
    ],
    [
      'a folder without plans',
      ['check', '@/none'],
      /^@\/none holds no Markdown; name a folder with \.md files in it\.\n$/,
    ],
    ['an unknown option', ['check', '@/curriculum', '--jsn'], /^Unknown option '--jsn'\.\n/],
    ['an option of the other command', ['check', '@/curriculum', '--html'], /^--html does not belong to check\.\n/],
    ['two forms', ['check', '@/curriculum', '--json', '--github'], /^Choose one of --json and --github\.\n/],
    ['a preview of nothing', ['preview'], /^Name the day to preview/],
    [
      'a day that is not there',
      ['preview', '9', '--plan', '@/curriculum/tea'],
      /^No day "9" stands in @\/curriculum\/tea\. /,
    ],
    [
      'a day of several plans',
      ['preview', '1', '--plan', '@/curriculum'],
      /^Several plans have this day: @\/curriculum\/milk and @\/curriculum\/tea\. Add --plan/,
    ],
    ['a steering name', ['check', 'a\u001b[31m'], /^There is no file or folder a\ufffd\[31m; check the path\.\n$/],
  ])('%s is said on stderr, with exit code 2', async (_, words, said) => {
    const { code, out, err } = await run(...words);
    expect(err).toMatch(said);
    expect([code, out]).toEqual([2, '']);
  });

  test('--help', async () => {
    const { code, out } = await run('--help');
    expect([code, out.split('\n')[0]]).toEqual([0, expect.stringContaining('npm run curriculum -- check PATH')]);
  });
});

describe('preview', () => {
  test('the post as the bot sends it', async () => {
    const { code, out } = await run('preview', '2', '--plan', '@/curriculum/tea');
    expect(out).toBe(
      [
        '  Daymark 08:00',
        '  📘 Day 2: Title 2 · 30 min',
        '  │ Days 1–2 · day 2 of 2 · day 2 of 2 in the plan',
        '  │ Task  Do it',
        '  │',
        '  │ 🏁 Month 1 ends with this day.',
        '  │',
        '  │ 🕗 Counts for today until 04:00 (in 20 hours).',
        '  [✅ Done] [📝 Note] [🗓️ Week] [🗓️ Month]',
        '',
      ].join('\n'),
    );
    expect(code).toBe(0);
  });

  test('a page without scripts, everything escaped', async () => {
    const { code, out } = await run('preview', '1', '--html', '--plan', '@/html.md');
    expect(code).toBe(0);
    expect(out).toMatch(/^<!doctype html>/);
    expect(out).not.toMatch(/<script|<img|<b>|src=x onerror=alert\(1\)>/);
    expect(out).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(out).toContain('<code>&lt;b&gt;</code>');
  });

  test('a plan with errors is shown, with a word on stderr', async () => {
    const { code, out, err } = await run('preview', '1', '--plan', '@/twice.md');
    expect([code, out.includes('Day 1: Title 1')]).toEqual([1, true]);
    expect(err).toBe('The bot will not post it yet: @/twice.md has 1 error. See: check @/twice.md\n');
  });
});

test('the plans of this repository have no problems at all', async () => {
  const { out } = await run('check', 'curriculum', '--json');
  expect(JSON.parse(out).problems).toEqual([]);
});

test.each([
  ['first', 0, { weeks: 1, days: 2, resources: 1 }],
  ['second', 1, { months: 1, weeks: 1, days: 2, projects: 1, deliverables: 1, resources: 2 }],
])('the %s example of the guide passes as it stands', async (_, index, counts) => {
  const guide = await readFile(new URL('../../curriculum/README.md', import.meta.url), 'utf8');
  const examples = [...guide.matchAll(/^```markdown\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
  await writeFile(join(root, `example-${index}.md`), examples[index] ?? '');
  const { code, out } = await run('check', `@/example-${index}.md`, '--json');
  expect(JSON.parse(out)).toMatchObject({ ...counts, problems: [] });
  expect(code).toBe(0);
});
