import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate } from '../../../src/core/calendar.ts';
import type { Ledger } from '../../../src/core/ledger.ts';
import { nextSlot } from '../../../src/core/schedule.ts';
import { daysToNextFreeze, type StreakDate } from '../../../src/core/streak/fold.ts';
import { lastDates, streakDates, streakOf } from '../../../src/core/streak/streak.ts';
import { doneOn, newLedger, postsOf, scheduleOf } from '../ledgers.ts';

/** 2026-03-02 is a Monday. */
const monday: LocalDate = '2026-03-02';
const morning = scheduleOf('08:00');

/** A row of dates from Monday on, one letter each: K kept, L kept late, E extra work without a post, m posted and not done, . no post. */
function dates(letters: string): Ledger {
  const onOf = (letter: string) => [...letters].flatMap((each, i) => (each === letter ? [addDays(monday, i)] : []));
  const posted = postsOf(morning, monday, letters.length).filter((_, i) => !'E.'.includes(letters.charAt(i)));
  const completions = [
    ...[...onOf('K'), ...onOf('E')].map((on) => doneOn(on)),
    ...onOf('L').map((on) => doneOn(on, true)),
  ];
  return { ...newLedger, posts: posted, completions: completions.sort((a, b) => (a.on < b.on ? -1 : 1)) };
}

const onceClosed = (ledger: Ledger) => new Date(`${addDays(ledger.posts.at(-1)?.on ?? monday, 1)}T04:00Z`);
const letterOf: Record<StreakDate['state'], string> = {
  kept: 'K',
  'kept-late': 'L',
  frozen: 'F',
  missed: 'm',
  ahead: 'a',
  open: 'o',
  paused: 'p',
  away: 'a',
  rest: 'r',
  'not-due': 'n',
  'no-post': '.',
};
const lettersOf = (list: StreakDate[]) => list.map(({ state }) => letterOf[state]).join('');

describe('the fold', () => {
  test.each<[string, string, string, number, number, number]>([
    ['nothing', '', '', 0, 0, 0],
    ['one kept', 'K', 'K', 1, 1, 0],
    ['one missed', 'm', 'm', 0, 0, 0],
    ['kept, missed, kept', 'KKmK', 'KKmK', 1, 2, 0],
    ['seven kept earn a freeze', 'KKKKKKK', 'KKKKKKK', 7, 7, 1],
    ['seven kept, the eighth missed: frozen, run still 7, no freeze left', 'KKKKKKKm', 'KKKKKKKF', 7, 7, 0],
    ['a frozen date adds nothing', 'KKKKKKKmK', 'KKKKKKKFK', 8, 8, 0],
    ['one freeze covers one date', 'KKKKKKKmm', 'KKKKKKKFm', 0, 7, 0],
    ['fourteen earn two', 'KKKKKKKKKKKKKK', 'KKKKKKKKKKKKKK', 14, 14, 2],
    ['never more than two', 'KKKKKKKKKKKKKKKKKKKKK', 'KKKKKKKKKKKKKKKKKKKKK', 21, 21, 2],
    ['two missed, both frozen, the third is not', 'KKKKKKKKKKKKKKmmm', 'KKKKKKKKKKKKKKFFm', 0, 14, 0],
    ['a used freeze is earned again at the next multiple', 'KKKKKKKmKKKKKKK', 'KKKKKKKFKKKKKKK', 14, 14, 1],
    ['a freeze does not outlive its use', 'KKKKKKKKmmK', 'KKKKKKKKFmK', 1, 8, 0],
    ['late work keeps', 'KLK', 'KLK', 3, 3, 0],
    ['late work earns too', 'KKKKKKL', 'KKKKKKL', 7, 7, 1],
    ['dates without a post change nothing', 'K..K', 'KK', 2, 2, 0],
    ['work on a date without a post counts', 'KEK', 'KKK', 3, 3, 0],
    ['the longest run stays', 'KKKKKmKK', 'KKKKKmKK', 2, 5, 0],
  ])('%s', (_, letters, expected, current, longest, freezes) => {
    const ledger = dates(letters);
    expect(lettersOf(streakDates(ledger, onceClosed(ledger)))).toBe(expected);
    expect(streakOf(ledger, onceClosed(ledger))).toEqual({ current, longest, freezes });
  });

  test('run and freezes stand beside each date', () => {
    const ledger = dates('KKKKKKKmK');
    expect(streakDates(ledger, onceClosed(ledger)).slice(-3)).toMatchObject([
      { on: '2026-03-08', state: 'kept', closesAt: null, run: 7, freezes: 1 },
      { on: '2026-03-09', state: 'frozen', closesAt: null, run: 7, freezes: 0 },
      { on: '2026-03-10', state: 'kept', closesAt: null, run: 8, freezes: 0 },
    ]);
  });

  test('two days completed on one date add one, and it is late only if both are', () => {
    const ledger = dates('KK');
    const twice = { ...ledger, completions: [...ledger.completions, { ...doneOn(monday, true), dayKey: 'other' }] };
    expect(lettersOf(streakDates(twice, onceClosed(twice)))).toBe('KK');
    expect(streakOf(twice, onceClosed(twice)).current).toBe(2);
  });

  test('an open date changes nothing until it closes', () => {
    const ledger = dates('KKm');
    const closesAt = new Date('2026-03-05T04:00Z');
    const justBefore = new Date(closesAt.getTime() - 1);
    expect(streakDates(ledger, justBefore).at(-1)).toMatchObject({
      on: '2026-03-04',
      state: 'open',
      closesAt,
      run: 2,
      freezes: 0,
    });
    expect(streakDates(ledger, closesAt).at(-1)).toMatchObject({
      on: '2026-03-04',
      state: 'missed',
      closesAt: null,
      run: 0,
      freezes: 0,
    });
  });

  test('a post that lies ahead, after the clock went back, is not there yet', () => {
    expect(lettersOf(streakDates(dates('KKm'), new Date('2026-03-04T07:00Z')))).toBe('KK');
  });

  test('late work afterwards and undo fold again', () => {
    const missed = dates('KKmKK');
    const now = onceClosed(missed);
    expect(streakOf(missed, now)).toEqual({ current: 2, longest: 2, freezes: 0 });
    expect(streakOf(dates('KKLKK'), now)).toEqual({ current: 5, longest: 5, freezes: 0 });
    const undone = { ...missed, completions: missed.completions.slice(0, -1) };
    expect(streakOf(undone, now)).toEqual({ current: 0, longest: 2, freezes: 0 });
  });
});

describe('days that were done ahead of their post', () => {
  const friday = addDays(monday, 4);
  const ahead = { ...doneOn(monday), dayKey: friday };

  test.each<[string, Ledger, string, number]>([
    ['Friday’s day done on Monday, Friday nothing', { ...dates('KKKKm'), completions: [ahead] }, 'Kmmma', 0],
    [
      'the same with the other dates kept',
      { ...dates('KKKKm'), completions: [...dates('KKKK').completions, ahead] },
      'KKKKa',
      4,
    ],
    ['and another day done on Friday', { ...dates('.....m'), completions: [ahead, doneOn(friday)] }, 'KKm', 0],
    [
      'done after its post is not ahead',
      {
        ...dates('Km'),
        completions: [{ ...doneOn(monday), dayKey: addDays(monday, 1), at: new Date('2026-03-03T08:00Z') }],
      },
      'Km',
      0,
    ],
  ])('%s', (_, ledger, states, current) => {
    const now = onceClosed(ledger);
    expect(lettersOf(streakDates(ledger, now))).toBe(states);
    expect(streakOf(ledger, now).current).toBe(current);
  });

  test('while its date is open, too; a pause and a rest day go before', () => {
    const ledger = { ...dates('m'), completions: [{ ...doneOn('2026-03-01'), dayKey: monday }] };
    expect(lettersOf(streakDates(ledger, new Date('2026-03-02T12:00Z')))).toBe('Ka');
    const resting = { ...ledger, settings: [{ from: monday, zone: null, restDays: [1 as const] }] };
    expect(lettersOf(streakDates(resting, new Date('2026-03-02T12:00Z')))).toBe('Kr');
  });
});

describe('dates that are not due', () => {
  const span = (from: string, until: string | null) => ({
    from: new Date(from),
    until: until === null ? null : new Date(until),
  });

  test.each<[string, Partial<Ledger>, string]>([
    ['the learner paused for part of a date', { pauses: [span('2026-03-03T12:00Z', '2026-03-03T12:01Z')] }, 'mamm'],
    ['paused over days', { pauses: [span('2026-03-03T12:00Z', '2026-03-05T10:00Z')] }, 'maaa'],
    ['still paused', { pauses: [span('2026-03-04T12:00Z', null)] }, 'mmaa'],
    [
      'a pause from noon on does not touch the date before',
      { cohortPauses: [span('2026-03-03T04:00Z', '2026-03-03T08:00Z')] },
      'mpmm',
    ],
    [
      'a pause in the small hours belongs to the study date and to the calendar date',
      { pauses: [span('2026-03-04T03:00Z', '2026-03-04T03:30Z')] },
      'maam',
    ],
    ['resumed at midnight sharp', { pauses: [span('2026-03-03T12:00Z', '2026-03-04T00:00Z')] }, 'mamm'],
    ['left on Tuesday, back on Wednesday', { pauses: [span('2026-03-03T09:00Z', '2026-03-04T09:00Z')] }, 'maam'],
    ['rest days', { settings: [{ from: monday, zone: null, restDays: [2, 4] }] }, 'mrmr'],
    ['rest days hold from their date on', { settings: [{ from: '2026-03-04', zone: null, restDays: [2, 4] }] }, 'mmmr'],
    ['joined after the first post', { joinedAt: new Date('2026-03-02T09:00Z') }, 'nmmm'],
    ['joined at the very instant of a post', { joinedAt: new Date('2026-03-03T08:00Z') }, 'nnmm'],
    ['joined just before a post', { joinedAt: new Date('2026-03-03T07:59Z') }, 'nmmm'],
    [
      'work wins over a pause',
      { pauses: [span('2026-03-02T00:00Z', null)], completions: [doneOn('2026-03-03')] },
      'aKaa',
    ],
    [
      'work wins over a rest day',
      { settings: [{ from: monday, zone: null, restDays: [2] }], completions: [doneOn('2026-03-03')] },
      'mKmm',
    ],
    [
      'work wins over not being due',
      { joinedAt: new Date('2026-03-02T09:00Z'), completions: [doneOn(monday)] },
      'Kmmm',
    ],
  ])('%s', (_, parts, expected) => {
    const ledger = { ...dates('mmmm'), ...parts };
    expect(lettersOf(streakDates(ledger, onceClosed(ledger)))).toBe(expected);
  });

  test("a learner's pause is read in the learner's zone, the cohort's in the cohort's", () => {
    const sundayEvening = [span('2026-03-02T06:00Z', '2026-03-02T07:00Z')]; // Los Angeles: Sunday 22:00 to 23:00
    const inLosAngeles = { ...dates('mm'), settings: [{ from: monday, zone: 'America/Los_Angeles', restDays: [] }] };
    const later = new Date('2026-03-06T00:00Z');
    expect(lettersOf(streakDates({ ...inLosAngeles, pauses: sundayEvening }, later))).toBe('mm');
    expect(lettersOf(streakDates({ ...inLosAngeles, cohortPauses: sundayEvening }, later))).toBe('pm');
  });

  test('cohort paused Monday noon to Wednesday 10:00: Monday to Wednesday not due; next post Thursday', () => {
    const resumedAt = new Date('2026-03-04T10:00Z');
    const posts = [...postsOf(morning, monday, 1), ...postsOf(morning, '2026-03-05', 1)];
    const ledger = { ...newLedger, posts, cohortPauses: [{ from: new Date('2026-03-02T12:00Z'), until: resumedAt }] };
    expect(nextSlot(scheduleOf('08:00', 'UTC', [1, 2, 3, 4, 5]), resumedAt).on).toBe('2026-03-05');
    expect(lettersOf(lastDates(ledger, new Date('2026-03-06T04:00Z'), 5))).toBe('pppm.');
  });

  test('a post on a weekday that is none of the plan’s is due for nobody, and a date can be kept on it', () => {
    const off = (letters: string) => {
      const ledger = dates(letters);
      return { ...ledger, posts: ledger.posts.map((post, i) => (i === 1 ? { ...post, due: false as const } : post)) };
    };
    expect(lettersOf(streakDates(off('KmK'), onceClosed(off('KmK'))))).toBe('KrK');
    expect(streakOf(off('KKK'), onceClosed(off('KKK'))).current).toBe(3);
    expect(lettersOf(streakDates(off('Km'), new Date('2026-03-03T12:00Z')))).toBe('Ko');
  });

  test('a day that comes once more: who has done it owes that date nothing, who has not has a second one for it', () => {
    const again = (letters: string) => {
      const ledger = dates(letters);
      return { ...ledger, posts: ledger.posts.map((post, i) => (i === 2 ? { ...post, dayKey: monday } : post)) };
    };
    expect(streakDates(again('KKm'), onceClosed(again('KKm'))).map(({ state }) => state)).toEqual([
      'kept',
      'kept',
      'ahead',
    ]);
    expect(lettersOf(streakDates(again('mKm'), onceClosed(again('mKm'))))).toBe('mKm');
  });

  test('a rest day whose post is open can still be kept', () => {
    const ledger = { ...dates('m'), settings: [{ from: monday, zone: null, restDays: [1 as const] }] };
    const [date] = streakDates(ledger, new Date('2026-03-02T12:00Z'));
    expect(date).toMatchObject({ state: 'rest', closesAt: new Date('2026-03-03T04:00Z') });
  });
});

describe('the last dates', () => {
  test('one entry for each calendar date, the quiet ones too', () => {
    const ledger: Ledger = {
      ...dates('Km.K'),
      joinedAt: new Date('2026-03-01T12:00Z'),
      settings: [{ from: '2026-03-06', zone: null, restDays: [6] }],
      pauses: [{ from: new Date('2026-03-06T10:00Z'), until: new Date('2026-03-06T11:00Z') }],
    };
    const list = lastDates(ledger, new Date('2026-03-08T12:00Z'), 9);
    expect(lettersOf(list)).toBe('n.Km.Kar.');
    expect(list.map(({ on }) => on)).toEqual(Array.from({ length: 9 }, (_, i) => addDays('2026-02-28', i)));
    expect(list.map(({ run }) => run)).toEqual([0, 0, 1, 0, 0, 1, 1, 1, 1]);
  });

  test('fourteen by default, with what stood before them', () => {
    const ledger = dates('KKKKKKKKKKKKKKKKKKKK');
    const list = lastDates(ledger, onceClosed(ledger));
    expect(list).toHaveLength(14);
    expect(list.at(-1)).toMatchObject({ on: '2026-03-22', run: 20 });
    expect(lastDates(dates('KKKKKKK'), new Date('2026-04-20T12:00Z')).map(({ run }) => run)).toEqual(Array(14).fill(7));
  });

  test('they end with an open date that is tomorrow for the learner', () => {
    const kyiv = scheduleOf('08:00', 'Europe/Kyiv');
    const settings = [{ from: '2026-01-01' as LocalDate, zone: 'America/Los_Angeles', restDays: [] }];
    const ledger = { ...newLedger, zone: 'Europe/Kyiv', settings, posts: postsOf(kyiv, monday, 1) };
    const list = lastDates(ledger, new Date('2026-03-02T06:30Z'), 2);
    expect(list.map(({ on, state }) => [on, state])).toEqual([
      ['2026-03-01', 'no-post'],
      [monday, 'open'],
    ]);
  });
});

test.each([
  [0, 0, 7],
  [1, 0, 6],
  [6, 1, 1],
  [7, 1, 7],
  [8, 0, 6],
  [20, 2, null],
])('at run %i with %i freezes the next one comes after %s kept dates', (current, freezes, expected) => {
  expect(daysToNextFreeze({ current, freezes })).toBe(expected);
});
