import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  earlierDate,
  instantAt,
  type LocalDate,
  laterDate,
  studyDate,
  type WallTime,
  wallClock,
  weekdayOf,
} from '../../src/core/calendar.ts';
import { zoneNames } from '../../src/core/zones/names.ts';

const someDate = fc.integer({ min: 0, max: 9000 }).map((n) => addDays('2018-01-01', n));
const someTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}` as WallTime);
const someZone = fc.constantFrom(...zoneNames);

describe('dates', () => {
  test.each<[LocalDate, number, LocalDate]>([
    ['2026-03-09', 1, '2026-03-10'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['1970-01-01', -1, '1969-12-31'],
    ['2026-03-29', 0, '2026-03-29'],
    ['2026-01-01', 365, '2027-01-01'],
  ])('%s and %i days is %s', (on, n, expected) => {
    expect(addDays(on, n)).toBe(expected);
    expect(addDays(expected, -n)).toBe(on);
  });

  test.each<[LocalDate, number]>([
    ['2026-03-09', 1],
    ['2026-03-15', 7],
    ['1970-01-01', 4],
    ['1969-12-28', 7],
    ['2000-02-29', 2],
  ])('%s is weekday %i', (on, weekday) => {
    expect(weekdayOf(on)).toBe(weekday);
  });

  test('weekdays and sums agree with Temporal', () => {
    fc.assert(
      fc.property(someDate, fc.integer({ min: -20000, max: 20000 }), (on, n) => {
        const plain = Temporal.PlainDate.from(on);
        expect(addDays(on, n)).toBe(plain.add({ days: n }).toString());
        expect(weekdayOf(on)).toBe(plain.dayOfWeek);
      }),
    );
  });

  test('the earlier and the later of two', () => {
    expect(earlierDate('2026-03-09', '2026-10-01')).toBe('2026-03-09');
    expect(laterDate('2026-03-09', '2026-10-01')).toBe('2026-10-01');
  });
});

describe('the instant of a wall-clock time', () => {
  test.each<[string, LocalDate, WallTime, string, string]>([
    ['winter', '2026-01-15', '08:00', 'Europe/Kyiv', '2026-01-15T06:00Z'],
    ['summer', '2026-07-15', '08:00', 'Europe/Kyiv', '2026-07-15T05:00Z'],
    ['a spring gap moves forward by the gap', '2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30Z'],
    ['an autumn overlap means the first of the two', '2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30Z'],
    ['just after an overlap', '2026-11-01', '02:00', 'America/New_York', '2026-11-01T07:00Z'],
    ['a gap of half an hour', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45Z'],
    ['a gap at midnight', '2026-04-24', '00:00', 'Africa/Cairo', '2026-04-23T22:00Z'],
    ['a gap before midnight reaches into the next date', '2026-03-28', '23:30', 'America/Nuuk', '2026-03-29T01:30Z'],
    ['a date that was left out', '2011-12-30', '08:00', 'Pacific/Apia', '2011-12-30T18:00Z'],
    ['no zone at all', '2026-03-09', '08:00', 'UTC', '2026-03-09T08:00Z'],
    ['an old spelling', '2026-01-15', '08:00', 'Europe/Kiev', '2026-01-15T06:00Z'],
  ])('%s', (_, on, time, zone, expected) => {
    expect(instantAt(on, time, zone)).toEqual(new Date(expected));
  });

  test('agrees with Temporal in every zone', () => {
    fc.assert(
      fc.property(someDate, someTime, someZone, (on, time, zone) => {
        const zoned = Temporal.PlainDateTime.from(`${on}T${time}`).toZonedDateTime(zone);
        expect(instantAt(on, time, zone).getTime()).toBe(zoned.epochMilliseconds);
      }),
      { numRuns: 150 },
    );
  });

  test('an unknown zone is an error, not a guess', () => {
    expect(() => instantAt('2026-03-09', '08:00', 'Mars/Olympus')).toThrow(RangeError);
  });
});

describe('the wall clock', () => {
  test('agrees with Temporal in every zone', () => {
    const instant = fc.integer({ min: Date.UTC(2018, 0), max: Date.UTC(2040, 0) });
    fc.assert(
      fc.property(instant, someZone, (ms, zone) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
        const shown = { on: zoned.toPlainDate().toString(), time: zoned.toPlainTime().toString().slice(0, 5) };
        expect(wallClock(new Date(ms), zone)).toEqual(shown);
      }),
      { numRuns: 150 },
    );
  });

  test('shows the new offset from the first instant of a change on', () => {
    const change = Date.parse('2026-03-08T07:00Z');
    expect(wallClock(new Date(change - 1), 'America/New_York').time).toBe('01:59');
    expect(wallClock(new Date(change), 'America/New_York').time).toBe('03:00');
    expect(wallClock(new Date(change + 1), 'America/New_York').time).toBe('03:00');
  });
});

describe('the study date', () => {
  test.each<[string, string, string, LocalDate]>([
    ['at noon', '2026-03-09T12:00Z', 'UTC', '2026-03-09'],
    ['at 03:59 it is still the day before', '2026-03-09T03:59:59.999Z', 'UTC', '2026-03-08'],
    ['at 04:00 the new date begins', '2026-03-09T04:00Z', 'UTC', '2026-03-09'],
    ['at midnight it is still the day before', '2026-03-09T00:00Z', 'UTC', '2026-03-08'],
    ['by the clock of the zone', '2026-03-09T06:30Z', 'America/Los_Angeles', '2026-03-08'],
    ['ahead of UTC', '2026-03-08T20:00Z', 'Pacific/Kiritimati', '2026-03-09'],
    ['in a night with a gap', '2026-03-29T00:59Z', 'Europe/Kyiv', '2026-03-28'],
    ['after a night with a gap', '2026-03-29T01:00Z', 'Europe/Kyiv', '2026-03-29'],
  ])('%s', (_, at, zone, expected) => {
    expect(studyDate(new Date(at), zone)).toBe(expected);
  });
});
