import { expect, test } from 'vitest';
import { looksLikeUnit } from '../../../src/curriculum/words/vocabulary.ts';

test.each([
  ['Day l: Mix', 'Day 1', 1],
  ['Day O: Mix', 'Day 0', 0],
  ['Dya 7: Fold', 'Day 7', 7],
  ['Dayy 7', 'Day 7', 7],
  ['Dya7', 'Day 7', 7],
  ['Wekk 2', null, null],
  ['Sesion 2: Horno', null, null],
  ['Lesosn 2', 'Lesson 2', 2],
  ['Day Three: Feed', 'Day 3', 3],
  ['Third day: Feed', 'Day 3', 3],
  ['Week two', 'Week 2', 2],
  ['Day: Feed', 'Day', null],
  ['Tag drei: Mehl', 'Tag 3', 3],
  ['Dritter Tag', 'Tag 3', 3],
  ['Primera semana', 'Semana 1', 1],
  ['Día tres: Harina', 'Día 3', 3],
  ['Terceiro dia', 'Dia 3', 3],
  ['Deuxième jour', 'Jour 2', 2],
  ['Terzo giorno', 'Giorno 3', 3],
  ['Третий день: Мука', 'День 3', 3],
  ['День: Мука', 'День', null],
  ['Неделья 2', 'Неделя 2', 2],
  ['Третій день', 'День 3', 3],
  ['Pierwszy dzień', 'Dzień 1', 1],
  ['İkinci gün', 'Gün 2', 2],
])('%s looks like %s', (heading, label, number) => {
  expect(looksLikeUnit(heading)).toEqual(label === null ? null : expect.objectContaining({ label, number }));
});

test.each([
  'Day 3: Feed',
  'May 3',
  'Way 3',
  'Dry 2',
  'Flour',
  'Rest day',
  'Daily bread',
  'Parts of a loaf',
  'First steps',
  '3 ways',
  '',
])('%s looks like none', (heading) => {
  expect(looksLikeUnit(heading)).toBeNull();
});
