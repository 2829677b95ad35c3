import { describe, expect, test } from 'vitest';
import { firstDay, problemsIn, read, readAll } from '../../reading.ts';

const dayOf = (text: string) => firstDay(read(`# Month 1: M\n## Week 1: W\n### Day 1: D (5 min)\n\n${text}\n`));
/** A day's parts as `Label: text`. */
const partsOf = (text: string): string[] => dayOf(text).fields.map(({ label, text: own }) => `${label}: ${own}`);

describe('text without a label is one text', () => {
  test.each([
    ['paragraphs', 'Weigh.\n\nPour.\n\nStir.', ['Task: Weigh.\n\nPour.\n\nStir.']],
    ['a list between them', 'Take:\n\n- salt\n- oil\n\nStir.', ['Task: Take:\n\n- salt\n- oil\n\nStir.']],
    ['code between them', 'Run:\n\n```\nls\n```\n\nRead it.', ['Task: Run:\n\n```\nls\n```\n\nRead it.']],
    ['a link of its own between them', 'Weigh.\n\n[A](https://example.org/a)\n\nPour.', ['Task: Weigh.\n\nPour.']],
    [
      'resources between them',
      'Weigh.\n\n**Resources:**\n- [A](https://example.org/a)\n\nPour.',
      ['Task: Weigh.\n\nPour.'],
    ],
    ['paragraphs below a label', '**Task:** Weigh.\n\nPour.\n\nStir.', ['Task: Weigh.\n\nPour.\n\nStir.']],
    ['paragraphs below a heading', '#### Steps\n\nWeigh.\n\nPour.', ['Steps: Weigh.\n\nPour.']],
    ['after a list of labels', '- **Task**: Do\n\nWeigh.\n\nPour.', ['Task: Do', ': Weigh.\n\nPour.']],
  ])('%s', (_, text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });
});

describe('labels', () => {
  test.each([
    [
      'on further lines of an item',
      '- **Learning:** Why\n  **Resources:**\n  - [A](https://example.org/a)',
      ['Learning: Why'],
      ['A'],
    ],
    ['in further paragraphs of an item', '- **Learning:** Why\n\n  **Task:** Do', ['Learning: Why', 'Task: Do'], []],
    ['nobody knows are text there', '- Knead\n  **Tip:** slowly', ['Task: - Knead\n  **Tip:** slowly'], []],
    ['on a line of their own', '**Task**\n\nDo\n\n**Resources**\n\n- [A](https://example.org/a)', ['Task: Do'], ['A']],
    ['with nothing but links below', '#### Films\n\n- [A](https://example.org/a)\n- A book', ['Films: A book'], ['A']],
  ])('%s', (_, text, parts, links) => {
    expect(partsOf(text)).toEqual(parts);
    expect(dayOf(text).resources.map(({ title }) => title)).toEqual(links);
    expect(problemsIn(read(`### Day 1: D (5 min)\n\n${text}`))).not.toContain('3:1 warning empty-label');
  });
});

describe('headings in a day', () => {
  test.each([
    ['are parts', '#### A\n\na\n\n#### B\n\nb', ['A: a', 'B: b']],
    [
      'below such a heading are its lines',
      '#### A\n\n##### B\n\nb\n\n##### C `d`\n\nc',
      ['A: **B**\n\nb\n\n**C `d`**\n\nc'],
    ],
    [
      'without a text above labels are kept',
      '#### A\n\n**Task:** Do\n\n#### B\n\n##### Goal\n\nb',
      ['A: ', 'Task: Do', 'B: ', 'Goal: b'],
    ],
    ['below it are parts where they are labels', '#### A\n\na\n\n##### Task\n\nDo', ['A: a', 'Task: Do']],
  ])('%s', (_, text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  test('a label of nothing but links is named', () => {
    expect(problemsIn(read('### Day 1: D (5 min)\n\nDo\n\n#### Films\n\n- [A](https://example.org/a)'))).toEqual([
      '5:1 ignored label-of-links',
    ]);
  });

  test('over two lines are one', () => {
    const day = firstDay(readAll({ 'day-1.md': '# T\n\nDo\n\nA\n===\n\nB\nc\n---\n\nd', 'day-2.md': 'Do' }));
    expect(day.fields.map(({ label, text }) => `${label}: ${text}`)).toEqual(['Task: Do', 'A: **B c**\n\nd']);
  });

  test('have links of their own', () => {
    expect(dayOf('#### The [A](https://example.org/a)\n\nDo').resources).toEqual([
      { title: 'A', url: 'https://example.org/a' },
    ]);
  });
});

describe('links in the words that name a day', () => {
  test.each([
    [
      '**Day 1: Flour** (*Mill*) - [Film](https://a.org/f) | [Notes](https://a.org/n)',
      'Flour (Mill)',
      ['Film', 'Notes'],
    ],
    ['Day 1: Flour: [Film](https://a.org/f)', 'Flour', ['Film']],
    ['Day 1: Flour - [Film](film.mp4) | [Notes](#)', 'Flour', []],
    ['Day 1: [Flour](https://a.org/f)', 'Flour', ['Flour']],
    ['Day 1: Read the [guide](https://a.org/g)', 'Read the guide', ['Read the guide']],
    ['Day 1: Read [A](https://a.org/a) and [B](https://a.org/b)', 'Read A and B', ['A', 'B']],
    ['Day 1: Flour https://a.org/f', 'Flour', ['Flour']],
  ])('%s', (item, title, links) => {
    const day = firstDay(read(`- ${item}\n- Day 2: Water\n`));
    expect(day.title).toBe(title);
    expect(day.resources.map((link) => link.title)).toEqual(links);
  });
});
