import { expect, test } from 'vitest';
import type { TickShown } from '../../../src/core/ticks.ts';
import {
  bullet,
  evidenceLines,
  groupSection,
  optionOf,
  tickList,
  tickNews,
  tickSelects,
} from '../../../src/messages/goals/ticks.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';

const words = wordsFor('en');
const item = (id: string, change: Partial<TickShown> = {}): TickShown => ({
  id,
  text: `Item ${id}`,
  at: null,
  evidence: null,
  file: null,
  lost: false,
  ...change,
});
const at = new Date(0);

test('a list tells what is ticked, what was shown for it, and what the plan no longer has', () => {
  const items = [item('a', { at, evidence: 'one\ntwo' }), item('b'), item('c', { at, lost: true })];
  expect(tickList(words, 'Outcomes', items).split('\n')).toEqual([
    '**Outcomes** · 1 of 2 ticked',
    '✅ Item a · <t:0:D>',
    '> one',
    '> two',
    '⬜ Item b',
    'Ticked earlier; worded differently in the plan now:',
    '✅ Item c · <t:0:D>',
  ]);
});

test.each([
  [
    'https://cdn.example/a?ex=69b2c3d4&is=1',
    'a[1].png',
    '> 📎 [a\\[1\\].png](https://cdn.example/a?ex=69b2c3d4&is=1) (Discord’s link works until <t:1773323220:f>)',
  ],
  [
    'https://cdn.example/a',
    'a.png',
    '> 📎 [a.png](https://cdn.example/a) (Discord’s link stops working after a while)',
  ],
])('a file at %s', (url, name, line) => {
  expect(evidenceLines(words.goals.ticks, { evidence: null, file: { name, url } })).toEqual([line]);
});

test('a hundred items are offered in as many selects as leave room for buttons', () => {
  const items = Array.from({ length: 100 }, (_, n) => item(String(n), { at: n % 2 === 0 ? at : null }));
  const rows = tickSelects('month-tick', { cohort: 1 }, items, 'Tick it …');
  expect(rows.map(({ components: [select] }) => select && 'custom_id' in select && select.custom_id)).toEqual(
    [
      'month-tick?cohort=1&was=a6hz9',
      'month-tick?cohort=1&part=1&was=533lc',
      'month-tick?cohort=1&part=2&was=a6hz9',
    ].map((id) => expect.stringMatching(new RegExp(`^${id.replace('?', '\\?').replace(/was=.*/, 'was=\\w+')}$`))),
  );
});

test.each([
  ['nothing', { added: [], removed: [], joined: false }, []],
  [
    'two, and one taken back',
    { added: ['a', 'b'], removed: [item('c')], joined: false },
    ['✅ Ticked “a” and “b”.', '⬜ Unticked “Item c”.'],
  ],
  [
    'the first tick joins',
    { added: ['a'], removed: [], joined: true },
    ['✅ Ticked “a”.', 'You’re in: the daily posts count for you from here on.'],
  ],
])('what was changed: %s', (_, news, lines) => {
  expect(tickNews(words, news)).toEqual(lines);
});

test.each([
  ['[A **bold** link](https://a.example)', 'A bold link'],
  ['``', '``'],
  ['x'.repeat(120), `${'x'.repeat(99)}…`],
])('%s as a line of a select', (text, label) => {
  expect(optionOf({ id: 'i', text })).toEqual({ label, value: 'i' });
});

test('a titled list, and one that has no title', () => {
  expect(groupSection({ title: '', items: ['a', '- b'] }, 'More')).toBe('**More**\n• a\n- b');
  expect(bullet('1. c')).toBe('1. c');
});
