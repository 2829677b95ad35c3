import { expect, test } from 'vitest';
import { daysIn, read } from '../reading.ts';

test.each([
  ['| Tag | Thema |', 'Tag 1'],
  ['| День | Тема |', 'День 1'],
  ['| # | Topic |', 'Day 1'],
  ['| Giorno | Argomento |', 'Giorno 1'],
])('the days of a table with the columns %s are called as its column', (head, label) => {
  const reading = read(`${head}\n|---|---|\n| 1 | Flour |\n| 2 | Water |`);
  expect(daysIn(reading).map((day) => day.label)[0]).toBe(label);
});

test.each([
  ['### Tag 1: Mehl\nx\n\n### Tag 2: Wasser\ny', 'Tage 1–2'],
  ['### День 1: Мука\nx\n\n### День 2: Вода\ny', 'Дни 1–2'],
  ['### Day 1: Flour\nx\n\n### Day 2: Water\ny', 'Days 1–2'],
])('a week that is made of days is called by their word, and its key stays: %j', (text, label) => {
  const [week] = read(text).curriculum.months[0]?.weeks ?? [];
  expect(week).toMatchObject({ label, key: 'days-1-2' });
});
