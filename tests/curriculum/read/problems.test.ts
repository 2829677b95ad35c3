import { describe, expect, test } from 'vitest';
import { isRefused } from '../../../src/curriculum/check.ts';
import { readCurriculum } from '../../../src/curriculum/read/read.ts';
import { loggedProblem } from '../../../src/messages/plans/problems.ts';
import { daysIn, fileOf, problemsIn, read, readAll } from '../reading.ts';

const head = '# Month 1: M\n\n## Week 1: W\n\n';
const day = (number: number | string, more = ''): string =>
  `### Day ${number}: D (30 min)\n\n- **Task**: Do\n${more}\n`;
const bytes = (name: string, content: number[]) =>
  readCurriculum('plan', [{ name, content: Uint8Array.from(content) }]);

describe('errors, each at its place', () => {
  test.each([
    ['a day twice', `${head}${day(1)}${day(2)}${day(1)}`, '13:1 error duplicate-day'],
    ['no days', '# Month 1: M\n\nSoon.\n', '1:1 error no-days'],
    ['an empty file', '', '1:1 error no-days'],
    ['deep quotes', `${head}${day(1)}${'>'.repeat(33)} a`, '9:1 error too-deep'],
    ['deep lists', `${head}${day(1)}${' '.repeat(70)}- a`, '9:71 error too-deep'],
    ['lists in a row', `${head}${day(1)}${'- '.repeat(40)}a`, '9:1 error too-deep'],
    ['a long paragraph', `${head}${day(1)}${'word '.repeat(4001)}`, '9:1 error paragraph-too-long'],
    ['many lines', `${head}${day(1)}${'\n'.repeat(40_000)}`, '1:1 error too-many-lines'],
    ['a number nobody counts to', `${head}${day(100_000)}`, '5:1 error number-too-large'],
    ['a number no computer counts to', `${head}### Day 999999999999999: D\n\nDo`, '5:1 error number-too-large'],
    ['a long item', `${head}${day(1)}\n## Learning Outcomes\n\n- ${'word '.repeat(401)}\n`, '1:1 error item-too-long'],
    [
      'many items in a list',
      `${head}${day(1)}\n## Learning Outcomes\n\n${'- a\n'.repeat(501)}`,
      '1:1 error too-many-items',
    ],
    [
      'many items in a day',
      `${head}${day(1, `- **Practice**:\n${'  - a\n'.repeat(501)}`)}`,
      '5:1 error too-many-items',
    ],
    [
      'many links',
      `${head}${day(1)}\n## Resources\n\n${Array.from({ length: 5001 }, (_, n) => `- [A](https://a.b/${n})\n`).join('')}`,
      '1:1 error too-many-links',
    ],
  ])('%s', (_, text, problem) => {
    const reading = read(text);
    expect(problemsIn(reading, 'error')).toEqual([problem]);
    expect(isRefused(reading)).toBe(true);
  });

  test.each([
    ['UTF-16', [0xff, 0xfe, 0x23, 0x00], '1:1 error utf-16'],
    ['UTF-16 of the other order', [0xfe, 0xff, 0x00, 0x23], '1:1 error utf-16'],
    ['something binary', [0x89, 0x50, 0x00, 0x01], '1:1 error binary-file'],
    ['Latin-1', [0x61, 0x0d, 0x0a, 0x62, 0xe9, 0x63], '2:2 error not-utf-8'],
  ])('a file in %s', (_, content, problem) => {
    expect(problemsIn(bytes('a.md', content))).toEqual([problem]);
  });

  test('a file that is no Markdown', () => {
    expect(problemsIn(bytes('a.png', [1]))).toEqual(['1:1 error not-markdown']);
  });

  test('what the limits allow is read', () => {
    const links = Array.from({ length: 5000 }, (_, n) => `- [A](https://a.b/${n})\n`).join('');
    const outcomes = `${'- a\n'.repeat(499)}- ${'x'.repeat(2000)}\n`;
    const text = `${head}${day(1, `- **Practice**:\n${'  - a\n'.repeat(500)}`)}\n## Learning Outcomes\n\n${outcomes}\n## Resources\n\n${links}`;
    expect(problemsIn(read(text), 'error')).toEqual([]);
  });

  test('a large file, and large files together', () => {
    const large = fileOf('a.md', 'x'.repeat(1024 * 1024 + 1));
    expect(problemsIn(readCurriculum('plan', [large]))).toEqual(['1:1 error file-too-large']);
    const megabyte = `${head}${day(1)}${'\n'.repeat(100)}${`${'x'.repeat(9998)}\n\n`.repeat(100)}`;
    const files = Array.from({ length: 6 }, (_, index) => fileOf(`m${index}.md`, megabyte));
    expect(problemsIn(readCurriculum('plan', files), 'error')).toEqual(['1:1 error plan-too-large']);
  });

  test('many files, in one folder or several', () => {
    const files = Array.from({ length: 2001 }, (_, index) => fileOf(`day-${index + 1}.md`, '# T (5 min)\n\nDo'));
    expect(readCurriculum('plan', files).problems.map(({ file, code }) => [file, code])).toEqual([
      ['day-2001.md', 'too-many-files'],
    ]);
    expect(problemsIn(readCurriculum('plan', files.slice(0, 2000)), 'error')).toEqual([]);
    const apart = files
      .slice(0, 400)
      .map((file, index) => ({ ...file, name: `week-${1 + (index % 58)}/${file.name}` }));
    expect(problemsIn(readCurriculum('plan', apart), 'error')).toEqual([]);
  });

  test('many days', () => {
    const text = Array.from({ length: 2001 }, (_, index) => `# Day ${index + 1}: T`).join('\n');
    expect(problemsIn(read(text), 'error')).toEqual(['2001:1 error too-many-days']);
  });

  test('all problems of all files, not the first alone', () => {
    const reading = readAll({
      'a.md': `${head}${day(1)}${day(1)}`,
      'b.md': 'a\0b',
      'c.md': `# Month 3: C\n## Week 9: W\n### Day 60: D\n### Day 60: D`,
    });
    expect(reading.problems.filter(({ level }) => level === 'error').map(loggedProblem)).toEqual([
      'a.md:9:1 error duplicate-day Day 1 stands already at a.md:5; change its number or add a key such as {#1-b}.',
      'b.md:1:1 error binary-file This file is not text; send Markdown saved as UTF-8.',
      'c.md:4:1 error duplicate-day Day 60 stands already at c.md:3; change its number or add a key such as {#60-b}.',
    ]);
  });
});

describe('warnings leave a plan usable', () => {
  test.each([
    ['a gap', `${head}${day(1)}${day(3)}`, '9:1 warning gap-in-numbers'],
    ['a step back', `${head}${day(2)}${day(1)}`, '9:1 warning out-of-order'],
    ['no task', `${head}### Day 1: D (5 min)\n\n- **Learning**: Read\n`, '5:1 warning day-without-task'],
    ['no minutes', `${head}### Day 1: D\n\nDo\n`, '5:1 warning day-without-minutes'],
    [
      'weeks out of order',
      `${head}${day(1)}## Week 3: X\n${day(2)}## Week 2: Y\n${day(3)}`,
      '14:1 warning out-of-order',
    ],
    ['a week without days', `${head}${day(1)}\n## Week 2: X\n`, '10:1 warning part-without-days'],
    ['an empty label', `${head}${day(1, '- **Practice**:')}`, '8:1 warning empty-label'],
    ['a month without days', `${head}${day(1)}# Month 2: N\n\nSoon.\n`, '9:1 warning part-without-days'],
    ['a control character', `${head}${day(1, '- **Practice**: a\u0007b')}`, '8:18 warning control-character'],
    ['an escape character', `${head}${day(1, '- a\u001b[31m')}`, '8:4 warning control-character'],
    ['text turned around', `${head}${day(1, '- a\u202eb')}`, '8:4 warning control-character'],
    ['a key with other signs', `${head}### Day 1: D (5 min) {#a*b}\n\nDo`, '5:1 warning bad-key'],
    ['settings that are none', `---\ntitle: [\n---\n${head}${day(1)}`, '2:9 warning bad-front-matter'],
    [
      'settings without end',
      `---\ntitle: ${'a'.repeat(10_000)}\n---\n${head}${day(1)}`,
      '2:1 warning front-matter-too-long',
    ],
    ['a day over one post', `${head}${day(1, `- **Practice**: ${'x'.repeat(5600)}`)}`, '5:1 warning long-day'],
    [
      'a link on six days',
      `${head}${[1, 2, 3, 4, 5, 6].map((number) => day(number, '- [A](https://example.org)')).join('')}`,
      '5:1 warning link-on-many-days',
    ],
  ])('%s', (_, text, problem) => {
    const reading = read(text);
    expect(problemsIn(reading)).toEqual([problem]);
    expect(isRefused(reading)).toBe(false);
  });

  test.each([
    ['a comment', `${head}${day(1)}<!-- later\n -->`, '9:1 ignored comment'],
    ['a setting', `---\ntitle: T\nauthor: A\n---\n${head}${day(1)}`, '3:1 ignored unknown-setting'],
  ])('%s is named as ignored', (_, text, problem) => {
    expect(problemsIn(read(text))).toEqual([problem]);
  });

  test.each([
    ['to a file', '[A](notes.md)', '8:3'],
    ['to an anchor', '[A](#top)', '8:3'],
    ['to nothing yet', '[A](#)', '8:3'],
    ['without an address', '[A]()', '8:3'],
    ['with a typing error', '[A](htps://example.org)', '8:3'],
    ['without a host', '[A](https://)', '8:3'],
    ['that runs code', 'See [A](javascript:alert(1))', '8:7'],
    ['to another protocol', '**A**: ftp://example.org/a', '8:10'],
    ['after one by name', 'See [B][b] and [A](b.md)\n\n[b]: https://example.org/b', '8:18'],
  ])('a link %s is its words, within a day and outside', (_, link, place) => {
    const inside = read(`${head}${day(1, `- ${link}`)}`);
    expect(problemsIn(inside)).toEqual([`${place} warning link-leads-nowhere`]);
    expect(JSON.stringify(daysIn(inside)[0]?.fields)).toContain('A');
    expect(daysIn(inside)[0]?.resources).toEqual([]);
    expect(problemsIn(read(`# Month 1: M\n\n- ${link}\n\n${day(1)}`))).toEqual([
      `3:${place.split(':')[1]} warning link-leads-nowhere`,
    ]);
  });

  test('beside resources, what leads nowhere stays as text', () => {
    const [only] = daysIn(read(`${head}${day(1, '- **Resources**:\n  - [A](https://example.org)\n  - [B](#)')}`));
    expect(only?.resources).toEqual([{ title: 'A', url: 'https://example.org' }]);
    expect(only?.fields.at(-1)).toEqual({ kind: 'other', label: 'Resources', text: 'B' });
  });

  test('an address with a blank leads where it should', () => {
    expect(problemsIn(read(`${head}${day(1, '- [A](<https://example.org/a b>)')}`))).toEqual([]);
  });

  test('code and lists may be as long and as deep as people write them', () => {
    const deep = Array.from({ length: 12 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n');
    const code = `~~~\n${' '.repeat(80)}value - a\n${'- '.repeat(10)}\n~~~`;
    expect(problemsIn(read(`${head}${day(1, `\n${deep}\n\n${code}\n\n${'- '.repeat(60)}`)}`), 'error')).toEqual([]);
  });
});

describe('titles', () => {
  const titlesOf = (text: string) => {
    const reading = read(text);
    const { title, months } = reading.curriculum;
    return [
      title,
      ...months.flatMap((month) => [month.title, ...month.weeks.flatMap(({ days }) => days.map((one) => one.title))]),
    ];
  };

  test.each([
    ['a NUL', '"a\\0b"', 'a b'],
    ['half an emoji', '"a\\ud800"', 'a\ufffd'],
    ['lines and turned text', '"a\\n\\n# BIG \\u202E"', 'a # BIG'],
  ])('the settings write %s: it is left out and named', (_, written, title) => {
    const text = `---\ntitle: ${written}\n---\n${head}${day(1)}`;
    expect(titlesOf(text)[0]).toBe(title);
    expect(problemsIn(read(text))).toEqual(['2:1 warning unseen-signs']);
  });

  test.each([
    ['the plan, in the settings', (title: string) => `---\ntitle: ${title}\n---\n${head}${day(1)}`, 0, '2:1'],
    ['a month', (title: string) => `# Month 1: ${title}\n${day(1)}`, 1, '1:1'],
  ])('a long title of %s is cut and named', (_, textWith, index, place) => {
    const text = textWith('word '.repeat(50).trim());
    expect(titlesOf(text)[index]).toMatch(/^(?:word ){39}wor…$|^(?:word ){39}word…$/);
    expect(problemsIn(read(text))).toEqual([`${place} warning title-too-long`]);
  });

  test('nothing but zero width is no title', () => {
    expect(titlesOf(`---\ntitle: "\\u200b\\u2060"\n---\n${head}${day(1)}`)[0]).toBe('Month 1: M');
  });

  test('what an entity writes in a heading is left out and named', () => {
    const text = '# Month 1: M&#x202e;x\n\n## Week 1: W\n\n### Day 1: A&#x2067;B (5 min)\n\n- **Task**: Do\n';
    expect(titlesOf(text)).toEqual(['Month 1: M x', 'M x', 'A B']);
    expect(problemsIn(read(text))).toEqual(['1:1 warning unseen-signs', '5:1 warning unseen-signs']);
  });
});

describe('keys', () => {
  const keysOf = (files: Record<string, string>): string[] => daysIn(readAll(files)).map(({ key }) => key);
  const days = (...numbers: number[]): string => numbers.map((number) => `### Day ${number}: D\n\nDo\n`).join('\n');

  test.each<[string, Record<string, string>, string[]]>([
    ['numbers that go on', { 'month-1.md': days(1, 2), 'month-2.md': days(3, 4) }, ['1', '2', '3', '4']],
    ['numbers that begin late', { 'month-07.md': days(174, 175) }, ['174', '175']],
    [
      'numbers that restart',
      { 'month-1.md': days(1, 2), 'month-2.md': days(1, 2) },
      ['1', '2', 'month-2/1', 'month-2/2'],
    ],
    ['a later file alone takes nothing from its name', { 'month-2.md': days(1, 2) }, ['1', '2']],
    ['nor from what a browser adds to it', { 'tea (2).md': days(1, 2), 'README.md': '# Tea\n' }, ['1', '2']],
    ['other signs in a name', { 'tea.md': days(1), 'tea (2).md': days(1) }, ['1', 'tea-2-/1']],
    ['a name in another form of Unicode', { 'a.md': days(1), ['й-2.md'.normalize('NFD')]: days(1) }, ['1', 'й-2/1']],
    ['an emoji', { '🚀-1.md': days(1), '🚀-2.md': days(1) }, ['1', '🚀-2/1']],
    ['files without numbers', { 'python.md': days(1, 2), 'sql.md': days(1, 2) }, ['1', '2', 'sql/1', 'sql/2']],
    [
      'weeks that restart',
      { 'plan.md': `## Week 1: A\n${days(1, 2)}\n## Week 2: B\n${days(1, 2)}` },
      ['1', '2', 'week-2/1', 'week-2/2'],
    ],
    [
      'a key of its own',
      { 'plan.md': '### Day 1: D {#intro}\nDo\n### Day 2: D (5 min) {#two}\nDo\n### Day 3: D {#c} (5 min)\nDo' },
      ['intro', 'two', 'c'],
    ],
    ['a zero', { 'plan.md': days(0, 1) }, ['0', '1']],
    ['folders', { 'month-1/days.md': days(1), 'month-2/days.md': days(1) }, ['1', 'month-2/1']],
    [
      'folders of which another one tells',
      { 'a/month-2/week-1.md': days(1), 'b/month-2/week-1.md': days(1) },
      ['month-2/1', 'b/month-2/week-1/1'],
    ],
    [
      'months of which the first says nothing yet',
      { 'plan.md': `# Month 1\n# Month 2\n${days(1)}# Month 3\n${days(1)}` },
      ['1', 'month-3/1'],
    ],
    [
      'months of one file that begin anew without a first day',
      { 'plan.md': `# Month 1\n${days(2, 3)}# Month 2\n${days(2, 3)}` },
      ['2', '3', 'month-2/2', 'month-2/3'],
    ],
    [
      'weeks that run on, where days begin anew in each',
      { 'plan.md': `# Month 1\n## Week 4\n${days(1)}# Month 2\n## Week 5\n${days(1)}` },
      ['week-4/1', 'week-5/1'],
    ],
  ])('%s', (_, files, keys) => {
    expect(keysOf(files)).toEqual(keys);
  });

  test('a file added at the end renames no day', () => {
    const files: Record<string, string> = {};
    let before: string[] = [];
    for (const name of ['a.md', 'b.md', 'month-1.md', 'month-2.md', 'month-10.md', 'z.md']) {
      files[name] = days(1, 2, 3);
      const keys = keysOf(files);
      expect(keys.slice(0, before.length)).toEqual(before);
      expect(new Set(keys).size).toBe(keys.length);
      before = keys;
    }
  });

  test('numbered files keep their keys whatever other files there are', () => {
    const own = keysOf({ 'month-2.md': days(1, 2), 'z.md': days(1) }).slice(0, 2);
    expect(own).toEqual(['month-2/1', 'month-2/2']);
    expect(keysOf({ 'month-1.md': days(1, 2), 'month-2.md': days(1, 2), 'month-3.md': days(1) }).slice(2, 4)).toEqual(
      own,
    );
  });
});
