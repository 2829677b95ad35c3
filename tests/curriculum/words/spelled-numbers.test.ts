import { describe, expect, test } from 'vitest';
import { unitOf } from '../../../src/curriculum/words/vocabulary.ts';
import { shapeIn } from '../read/choice/shape.ts';

test.each<[string, string | null]>([
  ['Day One: Flour', 'Day 1: Flour'],
  ['DAY TWENTY-ONE – Flour', 'Day 21: Flour'],
  ['Day Twenty One', 'Day 21'],
  ['Thirty-first day: Flour', 'Day 31: Flour'],
  ['Third day: Flour', 'Day 3: Flour'],
  ['Flour (Day Two)', 'Day 2: Flour'],
  ['Week One, Day Two: Flour', 'Day 2: Flour'],
  ['Lesson Twelve', 'Lesson 12'],
  ['Tag eins: Mehl', 'Tag 1: Mehl'],
  ['Erster Tag – Mehl', 'Tag 1: Mehl'],
  ['Einundzwanzigster Tag', 'Tag 21'],
  ['Zweite Woche: Mehl', 'Woche 2: Mehl'],
  ['Día veintidós: Harina', 'Día 22: Harina'],
  ['Día treinta y uno', 'Día 31'],
  ['Primer día: Harina', 'Día 1: Harina'],
  ['Dia vinte e três: Farinha', 'Dia 23: Farinha'],
  ['Segundo dia', 'Dia 2'],
  ['Jour vingt et un : Farine', 'Jour 21: Farine'],
  ['Jour dix-sept', 'Jour 17'],
  ['Première semaine', 'Semaine 1'],
  ['Dix-septième jour', 'Jour 17'],
  ['Giorno ventitré: Farina', 'Giorno 23: Farina'],
  ['Prima settimana', 'Settimana 1'],
  ['День первый: Мука', 'День 1: Мука'],
  ['Двадцать первый день. Мука', 'День 21: Мука'],
  ['Перший тиждень: Борошно', 'Тиждень 1: Борошно'],
  ['День тридцять', 'День 30'],
  ['Dzień dwudziesty drugi: Mąka', 'Dzień 22: Mąka'],
  ['Pierwszy tydzień', 'Tydzień 1'],
  ['Day IV: Flour', 'Day 4: Flour'],
  ['Week II', 'Week 2'],
  ['Module III – Flour', 'Module 3: Flour'],
  ['II неделя: Мука', 'Неделя 2: Мука'],
  ['Etap XIV', 'Etap 14'],
  ['One day in the oven', null],
  ['Day to day', null],
  ['Day I went', null],
  ['Day IIX: Flour', null],
  ['Two days of flour', null],
])('%s', (heading, meant) => {
  const unit = unitOf(heading);
  expect(unit && [unit.label, unit.title].filter((part) => part !== '').join(': ')).toBe(meant);
  expect(unit?.spelled ?? true).toBe(true);
});

describe('read where they run on from the first', () => {
  test.each<[string, string, string[]]>([
    ['days', '# Bread\n## Day One: A\nx\n## Day Two: B\ny\n## Day Three: C\nz\n', ['Days 1–3: 1 A, 2 B, 3 C']],
    [
      'weeks and days',
      '# Bread\n## Week I: A\n### Day 1: B\nx\n## Week II: C\n### Day 2: D\ny\n',
      ['Week 1: 1 B', 'Week 2: 2 D'],
    ],
    ['rows of a list', '# Bread\n- **Erster Tag**: A\n- **Zweiter Tag**: B\n', ['Tage 1–2: 1 A, 2 B']],
    ['rows of a table', '| Day | Topic |\n|---|---|\n| Day One | A |\n| Day Two | B |\n', ['Days 1–2: 1 A, 2 B']],
  ])('%s', (_, plan, shape) => {
    expect(shapeIn(plan)).toEqual(shape);
  });

  test.each<[string, string, string[]]>([
    ['a placeholder', '# Bread\n## Day 1: A\nx\n## Day 2: B\ny\n## Day X: Title\nz\n', ['Days 1–2: 1 A, 2 B']],
    ['what is no number', '# Bread\n## Day 1: A\nx\n### Part One of it\nz\n## Day 2: B\ny\n', ['Days 1–2: 1 A, 2 B']],
  ])('but not %s', (_, plan, shape) => {
    expect(shapeIn(plan)).toEqual(shape);
  });
});
