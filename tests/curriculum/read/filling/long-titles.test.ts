import { expect, test } from 'vitest';
import { dividedTitle } from '../../../../src/curriculum/read/filling/long-titles.ts';
import { firstDay, read } from '../../reading.ts';
import { textOf } from '../choice/shape.ts';

const more = 'Then we mix it with water until nothing sticks to the bowl any more, and let it rest for an hour.';

test.each<[string, string, string, string]>([
  ['a title', 'Weigh the flour', 'Weigh the flour', ''],
  ['two short sentences', 'Weigh. Mix it with water.', 'Weigh. Mix it with water.', ''],
  ['a sentence and others', `Today we weigh the flour. ${more}`, 'Today we weigh the flour', more],
  ['a question', `Why do we weigh flour? ${more}`, 'Why do we weigh flour?', more],
  ['a shortened word', `Read St. John. ${more}`, 'Read St. John', more],
  [
    'sentences of Chinese',
    `今天我们一起称一下面粉的重量吧朋友们。${'然后加水。'.repeat(20)}`,
    '今天我们一起称一下面粉的重量吧朋友们',
    '然后加水。'.repeat(20),
  ],
  [
    'one long sentence',
    'Read the first chapter of the book about bread, write down three things that you did not know before, and bake one loaf of it',
    'Read the first chapter of the book about bread…',
    'Read the first chapter of the book about bread, write down three things that you did not know before, and bake one loaf of it',
  ],
  ['no clause', 'word '.repeat(30).trim(), `${'word '.repeat(16).trim()}…`, 'word '.repeat(30).trim()],
  ['signs', `Today we weigh the flour. ${more} *`, 'Today we weigh the flour', `${more} \\*`],
])('%s', (_, written, title, rest) => {
  const divided = dividedTitle(written);
  expect(divided.title.startsWith(title)).toBe(true);
  if (rest !== '') expect(divided).toEqual({ title, rest });
  expect(divided.title.length).toBeLessThanOrEqual(101);
});

test.each([
  ['a heading', `### Day 1: Today we weigh the flour. ${more}\n\nUse the small bowl.\n`],
  ['bold type', `**Day 1: Today we weigh the flour. ${more}**\n\nUse the small bowl.\n\n**Day 2: Bake**\n\nDo.\n`],
  ['an item', `- Day 1: Today we weigh the flour. ${more}\n\n  Use the small bowl.\n- Day 2: Bake\n`],
])('the rest of a title is the text of its day: %s', (_, plan) => {
  const reading = read(plan);
  expect(firstDay(reading).title).toBe('Today we weigh the flour');
  expect(textOf(reading, '1')).toBe(`Task: ${more}  Use the small bowl.`);
});
