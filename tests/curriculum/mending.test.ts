import { expect, test } from 'vitest';
import { mended } from '../../src/curriculum/mending.ts';
import { fileOf } from './reading.ts';

const plan = `# Bread

### Day 1: Mix (20 min)

- **Task**: Weigh flour.
- **Resources**:
  - [Dough](https://example.org/dough)

### Day 2: Knead (20 min)

- **Task**: Knead it.

### Day 3: Feed (20 min)

- **Task**: Feed it.
`;
const after = (text: string): string => mended('bread', [fileOf('a.md', text)]).changed[0]?.after ?? text;

test('nothing is changed where nothing is wrong', () => {
  expect(mended('bread', [fileOf('a.md', plan)]).changed).toEqual([]);
});

test.each([
  ['no space behind the #', '### Day 2', '###Day 2'],
  ['a no-break space behind the #', '### Day 2', '###\u00a0Day 2'],
  ['no width before the word', '### Day 2', '### \u200bDay 2'],
  ['an item without its space', '- **Task**: Knead', '-**Task**: Knead'],
  ['bold type that never ends', '**Task**: Knead', '**Task: Knead'],
  ['a label that is code', '- **Task**: Knead', '    - **Task**: Knead'],
  ['an address without https://', 'https://example', 'example'],
  ['an address without https:', 'https://example', '//example'],
])('%s', (_, right, slip) => {
  const text = plan.replace(right, slip);
  expect(text).not.toBe(plan);
  expect(after(text)).toBe(plan);
});

test('a fence is closed before the day that it swallows, and a comment where its text ends', () => {
  const open = plan.replace('Knead it.\n', 'Knead it.\n\n```\ngrey\n');
  expect(after(open)).toBe(open.replace('### Day 3', '```\n\n### Day 3'));
  const comment = plan.replace('Knead it.\n', 'Knead it.\n\n<!-- later\n');
  expect(after(comment)).toBe(comment.replace('later', 'later -->'));
  const last = `${plan}\n~~~\ngrey\n`;
  expect(after(last)).toBe(`${last}~~~\n`);
});

test('rows are put back to their table', () => {
  const table = '| Day | Task |\n|---|---|\n| 1 | A |\n| 2 | B |\n';
  expect(after(table.replace('| 2', '\n| 2'))).toBe(table);
});

test('what only shows behind a closed fence is mended, too', () => {
  const open = plan.replace('Knead it.\n', 'Knead it.\n\n```\ngrey\n').replace('- **Task**: Feed', '-**Task**: Feed');
  expect(after(open)).toBe(
    open.replace('### Day 3', '```\n\n### Day 3').replace('-**Task**: Feed', '- **Task**: Feed'),
  );
});

test.each(['Dough.md', '../notes/dough', '#dough', 'day2.so'])('%s is no address', (url) => {
  const text = plan.replace('https://example.org/dough', url);
  expect(after(text)).toBe(text);
});

test('ends of lines stay as they were', () => {
  const text = plan.replace('### Day 2', '###Day 2').replaceAll('\n', '\r\n');
  expect(after(text)).toBe(plan.replaceAll('\n', '\r\n'));
});
