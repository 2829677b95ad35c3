import { describe, expect, test } from 'vitest';
import { labelOfSpan, numberedDayOf, unitOf } from '../../../src/curriculum/words/vocabulary.ts';

/** A unit as `kind label: title`. */
function read(text: string): string | null {
  const unit = unitOf(text);
  return unit && `${unit.kind} ${unit.label}${unit.title === '' ? '' : `: ${unit.title}`}`;
}

describe('a unit is named by a word of its language and a number', () => {
  test.each([
    ['Day 3: Flour', 'day Day 3: Flour'],
    ['LESSON 3 – Flour', 'day Lesson 3: Flour'],
    ['Sprint 2', 'week Sprint 2'],
    ['Day : 3', 'day Day 3'],
    ['Day - 3: Flour', 'day Day 3: Flour'],
    ['Day (3) Flour', 'day Day 3: Flour'],
    ['Day.3 Flour', 'day Day 3: Flour'],
    ['Wk. 2: Oven', 'week Wk 2: Oven'],
    ['W2: Oven', 'week Week 2: Oven'],
    ['KW 12 (18.03.–24.03.)', 'week KW 12: (18.03.–24.03.)'],
    ['Sem. 2 – Horno', 'week Sem 2: Horno'],
    ['Нед. 2', 'week Нед 2'],
    ['Phase 2: Oven', 'month Phase 2: Oven'],
    ['Project 4: Bread', 'project Project 4: Bread'],
    ['Tag 3: Mehl', 'day Tag 3: Mehl'],
    ['3. Tag: Mehl', 'day Tag 3: Mehl'],
    ['2. Woche', 'week Woche 2'],
    ['Monat 1 – Teig', 'month Monat 1: Teig'],
    ['Día 3: Harina', 'day Día 3: Harina'],
    ['DIA 3: Harina', 'day Dia 3: Harina'],
    ['Semana 2', 'week Semana 2'],
    ['1ª semana: Horno', 'week Semana 1: Horno'],
    ['Lección 4', 'day Lección 4'],
    ['Dia 3 - Farinha', 'day Dia 3: Farinha'],
    ['Mês 2', 'month Mês 2'],
    ['Jour 3 : farine', 'day Jour 3: farine'],
    ['1er jour : farine', 'day Jour 1: farine'],
    ['2e semaine', 'week Semaine 2'],
    ['Étape 2', 'month Étape 2'],
    ['Giorno 3: farina', 'day Giorno 3: farina'],
    ['Settimana 2', 'week Settimana 2'],
    ['День 3: Мука', 'day День 3: Мука'],
    ['1-й день: Мука', 'day День 1: Мука'],
    ['2 день. Вода', 'day День 2: Вода'],
    ['Неделя №2', 'week Неделя 2'],
    ['Месяц 1', 'month Месяц 1'],
    ['Урок 5: Печь', 'day Урок 5: Печь'],
    ['Тиждень 2: Піч', 'week Тиждень 2: Піч'],
    ['Місяць 1', 'month Місяць 1'],
    ['Dzień 3: Mąka', 'day Dzień 3: Mąka'],
    ['Tydzien 2', 'week Tydzień 2'],
    ['Gün 3: Un', 'day Gün 3: Un'],
    ['1. Gün: Un', 'day Gün 1: Un'],
    ['2. Hafta', 'week Hafta 2'],
    ['第3天：面粉', 'day 第3天: 面粉'],
    ['第三周 烤箱', 'week 第3周: 烤箱'],
    ['第二十一天', 'day 第21天'],
    ['第1个月', 'month 第1个月'],
    ['第 2 階段：烤箱', 'month 第2階段: 烤箱'],
    ['第4週', 'week 第4週'],
    ['阶段一：面粉', 'month 第1阶段: 面粉'],
    ['3日目：粉', 'day 3日目: 粉'],
    ['第2回　粉', 'day 第2回: 粉'],
    ['1ヶ月目', 'month 1ヶ月目'],
    ['週2：窯', 'week 第2週: 窯'],
    ['3일차: 밀가루', 'day 3일차: 밀가루'],
    ['2주차', 'week 2주차'],
    ['제3일: 밀가루', 'day 제3일: 밀가루'],
    ['Ngày 3: Bột', 'day Ngày 3: Bột'],
    ['Tuần 2: Lò', 'week Tuần 2: Lò'],
    ['Buổi 4', 'day Buổi 4'],
    ['اليوم 3: طحين', 'day اليوم 3: طحين'],
    ['اليوم الثالث: طحين', 'day اليوم 3: طحين'],
    ['الأسبوع الثاني عشر', 'week الأسبوع 12'],
    ['الشهر 1', 'month الشهر 1'],
    ['दिन 3: आटा', 'day दिन 3: आटा'],
    ['पहला दिन: आटा', 'day दिन 1: आटा'],
    ['सप्ताह 2', 'week सप्ताह 2'],
  ])('%s', (heading, unit) => {
    expect(read(heading)).toBe(unit);
  });
});

test.each([
  ['Day ３: Feed', 'day Day 3: Feed'],
  ['اليوم ٣', 'day اليوم 3'],
  ['روز ۳', null],
  ['दिन १२: आटा', 'day दिन 12: आटा'],
  ['Day№7', 'day Day 7'],
  ['Day #7: Feed', 'day Day 7: Feed'],
  ['Day-07', 'day Day 7'],
  ['Day 6a: Dough', 'day Day 6a: Dough'],
])('%s has a number', (heading, unit) => {
  expect(read(heading)).toBe(unit);
});

describe('the unit stands anywhere in a heading', () => {
  test.each([
    ['Flour | Day 5', 'day Day 5: Flour'],
    ['Flour, part two | Day 5', 'day Day 5: Flour, part two'],
    ['Part 1 | Flour | Day 39', 'day Day 39: Part 1 | Flour'],
    ['Task day 01 – Flour', 'day Day 1: Flour'],
    ['Kitchen day 01 – Flour', 'day Day 1: Kitchen – Flour'],
    ['1. Flour (Day 1)', 'day Day 1: Flour'],
    ['Flour (Day 1, 30 min)', 'day Day 1: Flour'],
    ['[Day 3] Flour', 'day Day 3: Flour'],
    ['2. Day 3: Flour', 'day Day 3: Flour'],
    ['📍 Day 3: Flour', 'day Day 3: Flour'],
    ['Day1 of 30!', 'day Day 1'],
    ['Day1 of 30BreadDays!', 'day Day 1'],
    ['Day 3/40 - Flour', 'day Day 3: Flour'],
    ['Tag 3 von 30: Mehl', 'day Tag 3: Mehl'],
    ['面粉 | 第5天', 'day 第5天: 面粉'],
  ])('%s', (heading, unit) => {
    expect(read(heading)).toBe(unit);
  });

  test.each([
    'On day 3 we bake',
    'Look back at day 3',
    'What you need before day 3 and after it',
    'Thirty days of bread',
    '30 days of bread',
    'Lesson 1.2 Flour',
    '周一',
    'Birthday 3',
    'Daytona 500',
  ])('%s names none', (heading) => {
    expect(unitOf(heading)).toBeNull();
  });
});

test.each([
  ['Days 3-4: Oven', 'Days 3–4', 'Oven'],
  ['Day 3+4: Oven', 'Days 3–4', 'Oven'],
  ['Day03~04 - Oven', 'Days 3–4', 'Oven'],
  ['Days 3 & 4', 'Days 3–4', ''],
  ['Day 3 - Day 4', 'Days 3–4', ''],
  ['Tag 3 bis 4: Ofen', 'Tage 3–4', 'Ofen'],
  ['Día 3 al 4', 'Días 3–4', ''],
  ['第3-4天：烤箱', '第3–4天', '烤箱'],
  ['第3天-第4天', '第3–4天', ''],
  ['3〜4日目', '3–4日目', ''],
  ['اليوم 3-4: فرن', 'الأيام 3–4', 'فرن'],
])('%s is a span of days', (heading, label, title) => {
  expect(unitOf(heading, true)).toMatchObject({ kind: 'day', label, number: 3, span: { first: 3, last: 4 }, title });
  expect(unitOf(heading)).toMatchObject({ kind: 'week', label, number: null });
});

test.each([
  ['Week 1-2:', 'week Weeks 1–2'],
  ['Week 1-2 Checkpoint', 'week Weeks 1–2: Checkpoint'],
  ['Week 1 - 20-26 Jul', 'week Week 1: 20-26 Jul'],
  ['Day 1 - 05.01.2025', 'day Day 1: 05.01.2025'],
  ['Day 12 - 3 ways to win', 'day Day 12: 3 ways to win'],
  ['Days 1-30: Bread', 'month Days 1–30: Bread'],
])('%s is a span only where it looks like one', (heading, unit) => {
  expect(read(heading)).toBe(unit);
});

test.each([
  ['Week 2, Day 3: Flour', 'Day 3', { kind: 'week', label: 'Week 2', number: 2 }],
  ['Woche 2 – Tag 3', 'Tag 3', { kind: 'week', label: 'Woche 2', number: 2 }],
  ['Month 2, Week 3', 'Week 3', { kind: 'month', label: 'Month 2', number: 2 }],
  ['Week 2 (Days 8-14)', 'Week 2', null],
])('%s stands within another unit', (heading, label, within) => {
  expect(unitOf(heading)).toMatchObject({ label, within });
});

test('what its number goes by is said', () => {
  expect(unitOf('Phase 2')).toMatchObject({ kind: 'month', word: 'phase', named: 'word' });
  expect(unitOf('Урок 2')).toMatchObject({ kind: 'day', word: 'lesson', named: 'word' });
  expect(numberedDayOf('12. Flour')).toMatchObject({ kind: 'day', label: 'Day 12', title: 'Flour', named: 'number' });
});

test.each([
  ['Day 1', 'Days 1–7'],
  ['Lesson 1', 'Lessons 1–7'],
  ['Tag 1', 'Tage 1–7'],
  ['День 1', 'Дни 1–7'],
  ['第1天', '第1–7天'],
  ['1日目', '1–7日目'],
  ['اليوم 1', 'الأيام 1–7'],
  ['Mon 20', null],
])('units from %s to the seventh are %s', (label, span) => {
  expect(labelOfSpan(label, 7)).toBe(span);
});
