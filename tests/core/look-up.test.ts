import { describe, expect, test } from 'vitest';
import { find, findPartly, fold, indexOf, isSameName, suggest } from '../../src/core/look-up.ts';

type Named = ReturnType<Parameters<typeof indexOf>[1]>;

const days: [string, Named][] = [
  ['café', { refs: ['day-1', 'x1'], names: ['Day 1', 'Café culture'], number: 1 }],
  ['c-sharp', { refs: ['Day 4'], names: ['Day 2', 'C#'], number: 2 }],
  ['c-plus', { refs: ['day-3'], names: ['Day 3', 'C++'], number: 3 }],
  ['both', { refs: ['day-4'], names: ['Days 4–5', 'Query Optimization'], number: 4, last: 5 }],
  ['memory', { refs: ['sleep'], names: ['Day 6', 'Memory Optimization'], number: 6 }],
  ['twin', { refs: ['day-17'], names: ['Day 17', 'Review'], number: 17 }],
  ['other twin', { refs: ['day-18'], names: ['Day 18', 'Review'], number: 18 }],
  ['far', { refs: ['day-170'], names: ['Day 170', 'Kyiv, at last'], number: 170 }],
];
const index = indexOf(days, ([, named]) => named);
const found = (text: string, number?: number) => find(index, text, number ?? null)?.[0];
const near = (text: string, number?: number) => suggest(index, text, 25, number ?? null).map(([name]) => name);

describe('what is surely meant', () => {
  test.each([
    // Letter for letter: a key, or a name that one alone has.
    ['day-1', 'café'],
    [' x1 ', 'café'],
    ['Day 4', 'c-sharp'],
    ['C#', 'c-sharp'],
    ['C++', 'c-plus'],
    // However it is written: case, accents, punctuation, gaps, the width of letters, a key too.
    ['CAFE CULTURE', 'café'],
    ['cafe\u0301-culture', 'café'],
    ['ｃａｆｅ　culture', 'café'],
    ['“Query optimization!”', 'both'],
    ['queryoptimization', 'both'],
    ['Day 6: Memory Optimization', 'memory'],
    ['DAY17', 'twin'],
    ['Sleep', 'memory'],
    // Several of that name, or none.
    ['c', undefined],
    ['review', undefined],
    ['optimization', undefined],
    ['memory', undefined],
    ['', undefined],
    ['?!', undefined],
  ])('%j is %s', (text, name) => {
    expect(found(text)).toBe(name);
  });

  test.each([
    ['17', 17, 'twin'],
    ['5', 5, 'both'],
    ['7', 7, undefined],
    // A name beats a number, and a number helps where the rest is no name.
    ['day 1', 3, 'café'],
    ['Day 17: something else', 17, 'twin'],
  ])('%j with the number %i is %s', (text, number, name) => {
    expect(found(text, number)).toBe(name);
  });

  test('a gap between numbers counts, for 2/1 is not 21', () => {
    const weeks = indexOf(['week-2/1', 'week-21'], (key) => ({ refs: [key], names: [] }));
    expect([find(weeks, 'Week 21'), find(weeks, 'week 2 1')]).toEqual(['week-21', 'week-2/1']);
  });

  test('where looking costs nothing, the only one with the whole text in its name will do', () => {
    const partly = (text: string) => findPartly(index, text)?.[0];
    expect(['memory', 'optimization', 'ulture', 'kyiv at', 'xy', ''].map(partly)).toEqual([
      'memory',
      undefined,
      'café',
      'far',
      undefined,
      undefined,
    ]);
  });
});

describe('what may be meant, nearest first', () => {
  test.each([
    ['nothing typed: the first ones', '', days.map(([name]) => name)],
    ['a word that begins so, in the order of the list', 'opt', ['both', 'memory']],
    ['what is surely meant, what begins so, numbers close by', 'day 17', ['twin', 'far', 'other twin']],
    ['the text within a word', 'ultur', ['café']],
    ['two letters within a word are nothing', 'ul', []],
    ['all the words in any order', 'optimization query', ['both', 'memory']],
    ['some of the words, by their beginnings', 'optimal nonsense', ['both', 'memory']],
    ['a word that most have tells nothing', 'day nonsense', []],
    ['a number alone: those that begin so, then those close by', '17', ['twin', 'far', 'other twin']],
    ['numbers close by', 'Day 19', ['other twin', 'twin']],
    ['one or two letters amiss, where nothing is nearer', 'revue', ['twin', 'other twin']],
    ['an accent amiss is none', 'kyïv', ['far']],
    ['nothing near', 'xyzzy', []],
    ['a number far off', '999', []],
  ])('%s: %j', (_, text, names) => {
    expect(near(text)).toEqual(names);
  });

  test('no more than asked for, and each once', () => {
    expect(suggest(index, 'day', 3)).toHaveLength(3);
    expect(new Set(near('day')).size).toBe(days.length);
  });

  test('zeros before a number are looked over, and make no other name of it', () => {
    const plans = indexOf(['month-07', 'month-17'], (slug) => ({ refs: [slug], names: [slug] }));
    expect([find(plans, 'month7'), suggest(plans, 'month7', 5)]).toEqual([undefined, ['month-07', 'month-17']]);
    expect(suggest(plans, '7', 5)).toEqual(['month-07', 'month-17']);
  });
});

test.each([
  ['Ünïcode  &\tSpaces', 'unicode spaces'],
  ['ﬁne ②', 'fine 2'],
  ['Ёлка', 'елка'],
  ['**@everyone**', 'everyone'],
  ['👨‍👩‍👧', ''],
])('%j is compared as %j', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test.each([
  ['sql-basics', 'SQL Basics', true],
  ['sql-basics', 'sqlbasics', true],
  ['month-07', 'month-7', false],
])('%s and %s: one name %s', (one, other, same) => {
  expect(isSameName(one, other)).toBe(same);
});
