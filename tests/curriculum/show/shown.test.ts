import { describe, expect, test } from 'vitest';
import { firstDay, problemsIn, read } from '../reading.ts';

const day = (text: string) => firstDay(read(`# Day 1: Dough (20 min)\n\n${text}\n`));
const texts = (text: string) => day(text).fields.map((field) => `${field.label}: ${field.text}`);

describe('the first picture of a day is shown beside its text', () => {
  test.each([
    ['- **Task**: Mix\n\n![A bowl](https://a.example/b.png)', 'https://a.example/b.png', ['Task: Mix']],
    ['- **Task**: ![A bowl](https://a.example/b.png)', 'https://a.example/b.png', ['Task: A bowl']],
    [
      'Use ![a bowl](https://a.example/b.png) and ![flour](https://a.example/f.png).',
      'https://a.example/b.png',
      ['Task: Use a bowl and [🖼️ flour](https://a.example/f.png).'],
    ],
    [
      '<p align="center"><img src="https://a.example/b.png"></p>\n\nMix it.',
      'https://a.example/b.png',
      ['Task: Mix it.'],
    ],
    [
      '[![Film](https://a.example/f.jpg)](https://a.example/film)',
      'https://a.example/f.jpg',
      ['Task: [Film](https://a.example/film)'],
    ],
    ['![Drawing](https://a.example/d.svg)', undefined, ['Task: [🖼️ Drawing](https://a.example/d.svg)']],
    ['![Bowl](http://a.example/b.png)', undefined, ['Task: [🖼️ Bowl](http://a.example/b.png)']],
  ])('%j', (text, picture, fields) => {
    expect(day(text).picture?.url).toBe(picture);
    expect(texts(text)).toEqual(fields);
  });
});

test('a picture among resources is no link of theirs, and is not lost', () => {
  const found = day(
    'Mix\n\n## Resources\n\n- [![Film](https://a.example/f.jpg)](https://a.example/film)\n- <a href="https://a.example/b">Book</a>',
  );
  expect(found.resources).toEqual([
    { title: 'Film', url: 'https://a.example/film' },
    { title: 'Book', url: 'https://a.example/b' },
  ]);
  expect(found.picture).toEqual({ title: 'Film', url: 'https://a.example/f.jpg' });
});

test('the texts of weeks, months and projects are shown in the same way, without pictures', () => {
  const text =
    '# Month 1: Bread\n\n**Objective**: Bake <b>it</b>\n\n## Week 1\n\n**Goal**: See ![it](https://a.example/b.png)\n\n### Day 1: Dough\n\nMix\n';
  const [month] = read(text).curriculum.months;
  expect(month?.objective).toBe('Bake **it**');
  expect(month?.weeks[0]?.goal).toBe('See [🖼️ it](https://a.example/b.png)');
});

describe('notes stand in brackets where they are referred to', () => {
  test.each([
    ['Mix it[^1].\n\n[^1]: Not too long', 'Mix it (Not too long).'],
    ['Mix it[^a] well[^b].\n\n[^a]: Not\n  too long\n[^b]: By hand', 'Mix it (Not too long) well (By hand).'],
    ['Mix it [^1]\n\n[^1]: https://a.example/mix', 'Mix it (https://a.example/mix)'],
    ['`a[^1]` it[^1]\n\n[^1]: so', '`a[^1]` it (so)'],
  ])('%j', (text, shown) => {
    expect(texts(text)).toEqual([`Task: ${shown}`]);
  });
});

test('what cannot be shown is said at its line', () => {
  const text =
    '# Day 1: Dough (20 min)\n\nMix <!-- slowly --> for $x^2$ minutes[^1].\n\n<img src="bowl.png">\n<svg><path/></svg>\n <source srcset="https://a.example/dark.png">\n';
  expect(problemsIn(read(text), 'ignored')).toEqual([
    '3:5 ignored comment',
    '3:25 ignored formula',
    '3:38 ignored no-such-note',
    '5:1 ignored picture-not-shown',
    '6:1 ignored html-not-shown',
    '7:2 ignored picture-forms',
  ]);
});
