import { expect, test } from 'vitest';
import { addDays, type LocalDate } from '../../../src/core/calendar.ts';
import type { Ledger } from '../../../src/core/ledger.ts';
import type { DateState } from '../../../src/core/streak/date-state.ts';
import { dateWeeks } from '../../../src/core/streak/date-weeks.ts';
import { doneOn, newLedger, postsOf, scheduleOf } from '../ledgers.ts';

/** 2026-03-04 is a Wednesday. */
const wednesday: LocalDate = '2026-03-04';
const posts = postsOf(scheduleOf('08:00'), wednesday, 8);
const done = (...days: number[]) => days.map((day) => doneOn(addDays(wednesday, day)));
const joined: Ledger = { ...newLedger, joinedAt: new Date('2026-03-04T06:00Z'), posts };

const letters: Partial<Record<DateState, string>> = {
  kept: 'K',
  missed: 'm',
  open: 'o',
  'no-post': '.',
  rest: 'r',
  'not-due': 'n',
};
const written = (ledger: Ledger, now: string, atMost?: number) =>
  dateWeeks(ledger, new Date(now), atMost).map((week) =>
    week.map((date) => (date === null ? '_' : (letters[date.state] ?? '?'))).join(''),
  );

test.each<[string, Ledger, string, string[]]>([
  ['on the first date', joined, '2026-03-04T09:00Z', ['__o____']],
  ['in the second week', { ...joined, completions: done(0, 2, 6) }, '2026-03-11T09:00Z', ['__KmKmm', 'mKo____']],
  [
    'rest days are shown as such',
    { ...joined, settings: [{ from: wednesday, zone: null, restDays: [4] }] },
    '2026-03-06T09:00Z',
    ['__mro__'],
  ],
  [
    'after the last post',
    { ...joined, completions: done(0, 1, 2, 3, 4, 5, 6, 7) },
    '2026-03-14T09:00Z',
    ['__KKKKK', 'KKK..._'],
  ],
  [
    'work from before the day of joining counts where an admin has added it',
    { ...joined, completions: done(-3, 0) },
    '2026-03-04T09:00Z',
    ['______K', 'nnK____'],
  ],
])('%s', (_, ledger, now, weeks) => {
  expect(written(ledger, now)).toEqual(weeks);
});

test('no more weeks than asked for, the last ones', () => {
  const ledger = { ...joined, completions: done(0, 1, 2, 3, 4, 5, 6) };
  expect(written(ledger, '2026-03-11T09:00Z', 1)).toEqual(['KKo____']);
});
