import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalDate, Weekday } from '../../../src/core/calendar.ts';
import {
  chooseRestDays,
  chooseZone,
  isRestDay,
  learnerDate,
  learnerZone,
  zoneAt,
} from '../../../src/core/learner/learner-settings.ts';
import { openDates, postClosesAt } from '../../../src/core/learner/progress.ts';
import type { LearnerSettings, Ledger } from '../../../src/core/ledger.ts';
import { streakDates } from '../../../src/core/streak/streak.ts';
import { history, replaced, zones } from '../histories.ts';
import { newLedger, postsOf, scheduleOf } from '../ledgers.ts';

const row = (from: LocalDate, zone: string | null, restDays: Weekday[] = []): LearnerSettings => ({
  from,
  zone,
  restDays,
});
const runs = { numRuns: 100 };

describe('which settings holds on a date', () => {
  const ledger = {
    zone: 'Europe/Kyiv',
    settings: [row('2026-01-12', 'Asia/Tokyo', [6]), row('2026-01-15', null, [7])],
  };

  test.each<[LocalDate, string, boolean]>([
    ['2026-01-10', 'Europe/Kyiv', false],
    ['2026-01-12', 'Asia/Tokyo', false],
    ['2026-01-14', 'Asia/Tokyo', false],
    ['2026-01-15', 'Europe/Kyiv', false],
    ['2026-01-17', 'Europe/Kyiv', false],
    ['2026-01-18', 'Europe/Kyiv', true],
  ])('on %s', (on, zone, rest) => {
    expect(zoneAt(ledger, on)).toBe(zone);
    expect(isRestDay(ledger, on)).toBe(rest);
  });

  test("a post's own zone stands in for the cohort's", () => {
    expect(zoneAt(ledger, '2026-01-10', 'UTC')).toBe('UTC');
    expect(zoneAt(ledger, '2026-01-12', 'UTC')).toBe('Asia/Tokyo');
  });

  test('the zone chosen last', () => {
    expect(learnerZone(ledger)).toBe('Europe/Kyiv');
    expect(learnerZone({ ...ledger, settings: ledger.settings.slice(0, 1) })).toBe('Asia/Tokyo');
    expect(learnerZone({ ...ledger, settings: [] })).toBe('Europe/Kyiv');
  });
});

describe('choosing a zone', () => {
  // In Auckland it is Tuesday 01:00 + 13 h, in Los Angeles Monday 17:00.
  const now = new Date('2026-01-13T01:00Z');
  const inAuckland = { ...newLedger, settings: [row('2026-01-01', 'Pacific/Auckland', [7])] };
  const inLosAngeles = { ...newLedger, settings: [row('2026-01-01', 'America/Los_Angeles', [7])] };

  test('westward, the date stays until the new zone has reached it', () => {
    const written = chooseZone(inAuckland, now, 'America/Los_Angeles');
    expect(written).toEqual([row('2026-01-13', 'America/Los_Angeles', [7])]);
    const moved = { ...inAuckland, settings: replaced(inAuckland.settings, written) };
    expect(learnerDate(moved, now)).toBe('2026-01-13');
    expect(learnerDate(moved, new Date('2026-01-14T11:59Z'))).toBe('2026-01-13');
    expect(learnerDate(moved, new Date('2026-01-14T12:00Z'))).toBe('2026-01-14');
  });

  test('eastward, the date of the new zone begins at once', () => {
    const written = chooseZone(inLosAngeles, now, 'Pacific/Auckland');
    expect(written).toEqual([row('2026-01-13', 'Pacific/Auckland', [7])]);
    expect(learnerDate({ ...inLosAngeles, settings: replaced(inLosAngeles.settings, written) }, now)).toBe(
      '2026-01-13',
    );
  });

  test('a zone taken back on the date it was chosen leaves no trace', () => {
    const eastward = {
      ...inLosAngeles,
      settings: replaced(inLosAngeles.settings, chooseZone(inLosAngeles, now, 'Pacific/Auckland')),
    };
    const back = {
      ...eastward,
      settings: replaced(eastward.settings, chooseZone(eastward, now, 'America/Los_Angeles')),
    };
    expect(learnerDate(back, now)).toBe('2026-01-12');
  });

  test("back to the cohort's", () => {
    expect(chooseZone(inAuckland, now, null)).toEqual([row('2026-01-13', null, [7])]);
  });

  test('rest days that wait for a later date keep the new zone', () => {
    const waiting = { ...inAuckland, settings: [...inAuckland.settings, row('2026-01-14', 'Pacific/Auckland', [1])] };
    expect(chooseZone(waiting, now, 'Asia/Tokyo')).toEqual([
      row('2026-01-13', 'Asia/Tokyo', [7]),
      row('2026-01-14', 'Asia/Tokyo', [1]),
    ]);
    expect(learnerDate(waiting, now)).toBe('2026-01-13');
  });
});

describe('choosing rest days', () => {
  test.each<[string, number, string, LocalDate]>([
    ['nothing posted: from today', 0, '2026-01-12T12:00Z', '2026-01-12'],
    ['today is posted: from tomorrow', 1, '2026-01-12T12:00Z', '2026-01-13'],
    ['the last post is older: from today', 1, '2026-01-20T12:00Z', '2026-01-20'],
  ])('%s', (_, posts, now, from) => {
    const ledger = { ...newLedger, posts: postsOf(scheduleOf('08:00'), '2026-01-12', posts) };
    expect(chooseRestDays(ledger, new Date(now), [6, 7])).toEqual([row(from, null, [6, 7])]);
  });
});

describe('whatever was done before', () => {
  test('a new zone reopens no date and closes none before now; it begins on its first date', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(null, ...zones), (moments, zone) => {
        const { ledger, now } = moments.at(-1)!;
        const changed = { ...ledger, settings: replaced(ledger.settings, chooseZone(ledger, now, zone)) };
        expect(openDates(changed, now).map(({ on }) => on)).toEqual(openDates(ledger, now).map(({ on }) => on));
        const takenBack = learnerDate(changed, now) < learnerDate(ledger, now);
        if (!takenBack) expect(learnerDate(changed, now)).toBe(chooseZone(ledger, now, zone)[0]?.from);
        expect(learnerZone(changed)).toBe(zone ?? ledger.zone);
        for (const post of ledger.posts) {
          const [before, after] = [postClosesAt(ledger, post), postClosesAt(changed, post)];
          if (before <= now) expect(after).toEqual(before);
        }
      }),
      runs,
    );
  });

  test('new rest days change no date that has been posted', () => {
    fc.assert(
      fc.property(history, fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7]), (moments, days) => {
        const { ledger, now } = moments.at(-1)!;
        const changed: Ledger = { ...ledger, settings: replaced(ledger.settings, chooseRestDays(ledger, now, days)) };
        expect(streakDates(changed, now)).toEqual(streakDates(ledger, now));
        expect(learnerDate(changed, now)).toBe(learnerDate(ledger, now));
        expect(learnerZone(changed)).toBe(learnerZone(ledger));
      }),
      runs,
    );
  });

  test('the study date goes back only when a zone is taken back on the date it was chosen', () => {
    fc.assert(
      fc.property(history, (moments) => {
        moments.slice(1).forEach(({ ledger, now }, i) => {
          const before = moments[i]!;
          const today = learnerDate(ledger, now);
          if (today >= learnerDate(before.ledger, before.now)) return;
          expect(learnerZone(ledger)).toBe(zoneAt(before.ledger, today));
          expect(ledger.settings.at(-1)?.from).toBe(before.ledger.settings.at(-1)?.from);
        });
      }),
      runs,
    );
  });

  test('a date that has closed keeps its state, but for late work and undo', () => {
    fc.assert(
      fc.property(history, (moments) => {
        let closed = new Map<LocalDate, string>();
        for (const { ledger, now } of moments) {
          const dates = streakDates(ledger, now).filter(({ closesAt }) => closesAt === null);
          const due = dates.map(({ on, state }): [LocalDate, string] => [on, state === 'frozen' ? 'missed' : state]);
          for (const [on, state] of due) {
            const before = closed.get(on);
            if (before === undefined || worked(before) || worked(state)) continue;
            expect(`${on} ${state}`).toBe(`${on} ${before}`);
          }
          closed = new Map(due);
        }
      }),
      runs,
    );
  });
});

const worked = (state: string) => state.startsWith('kept') || state === 'no-post';
