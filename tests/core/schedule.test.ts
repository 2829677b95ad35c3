import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../src/core/calendar.ts';
import { closesAt, nextSlot, slotBefore, slotOn } from '../../src/core/schedule.ts';
import { scheduleOf } from './ledgers.ts';

const workdays = scheduleOf('08:00', 'Europe/Kyiv', [1, 2, 3, 4, 5]);

describe('the next slot', () => {
  test.each<[string, string, LocalDate | undefined, LocalDate]>([
    ['before the slot of the date', '2026-01-12T05:59Z', undefined, '2026-01-12'],
    ['strictly after: not the slot itself', '2026-01-12T06:00Z', undefined, '2026-01-13'],
    ['over a weekend', '2026-01-16T12:00Z', undefined, '2026-01-19'],
    ['not before a start date', '2026-01-12T05:00Z', '2026-02-07', '2026-02-09'],
    ['a start date in the past changes nothing', '2026-01-12T05:00Z', '2025-01-01', '2026-01-12'],
    ['after a pause from Monday noon to Wednesday 10:00', '2026-01-14T08:00Z', undefined, '2026-01-15'],
  ])('%s', (_, after, notBefore, on) => {
    expect(nextSlot(workdays, new Date(after), notBefore)).toEqual(slotOn(workdays, on));
  });

  test('a slot moved over midnight by a gap is not lost', () => {
    const nuuk = scheduleOf('23:30', 'America/Nuuk');
    const saturday = slotOn(nuuk, '2026-03-28');
    expect(saturday.at).toEqual(new Date('2026-03-29T01:30Z')); // Sunday 00:30 there
    expect(nextSlot(nuuk, new Date('2026-03-29T01:15Z'))).toEqual(saturday);
    expect(nextSlot(nuuk, saturday.at).on).toBe('2026-03-29');
  });

  test('a date that never was does not stop it', () => {
    const apia = scheduleOf('08:00', 'Pacific/Apia');
    expect(nextSlot(apia, slotOn(apia, '2011-12-29').at).at).toEqual(new Date('2011-12-30T18:00Z'));
    expect(nextSlot(apia, new Date('2011-12-30T18:00Z')).on).toBe('2012-01-01');
  });

  test('no weekdays, no slot', () => {
    expect(() => nextSlot({ ...workdays, weekdays: [] }, new Date('2026-01-12T05:00Z'))).toThrow(RangeError);
  });
});

describe('when a post closes', () => {
  test.each<[string, LocalDate, string, string, string, string]>([
    ['at 04:00 on the following date', '2026-01-12', '2026-01-12T08:00Z', 'UTC', 'UTC', '2026-01-13T04:00Z'],
    [
      'by the later zone: the learner',
      '2026-01-12',
      '2026-01-12T06:00Z',
      'Europe/Kyiv',
      'America/Los_Angeles',
      '2026-01-13T12:00Z',
    ],
    [
      'by the later zone: the cohort',
      '2026-01-12',
      '2026-01-13T03:00Z',
      'America/Los_Angeles',
      'Pacific/Auckland',
      '2026-01-13T15:00Z',
    ],
    ['twelve hours after the post at least', '2026-01-12', '2026-01-12T23:30Z', 'UTC', 'UTC', '2026-01-13T11:30Z'],
    ['a late post too', '2026-01-12', '2026-01-13T03:50Z', 'UTC', 'UTC', '2026-01-13T15:50Z'],
    [
      'in a night with a gap at 03:00',
      '2026-03-28',
      '2026-03-28T08:00Z',
      'Europe/Kyiv',
      'Europe/Kyiv',
      '2026-03-29T01:00Z',
    ],
    [
      'in a night with an overlap',
      '2026-10-24',
      '2026-10-24T08:00Z',
      'Europe/Kyiv',
      'Europe/Kyiv',
      '2026-10-25T02:00Z',
    ],
  ])('%s', (_, on, at, zone, learnerZone, expected) => {
    expect(closesAt({ on, at: new Date(at), zone }, learnerZone)).toEqual(new Date(expected));
  });
});

test.each<[string, string, LocalDate]>([
  ['at the slot itself', '2026-01-12T06:00Z', '2026-01-12'],
  ['a moment before it', '2026-01-12T05:59Z', '2026-01-09'],
  ['on the weekend after', '2026-01-18T12:00Z', '2026-01-16'],
])('the newest slot that has come: %s', (_, at, on) => {
  expect(slotBefore(workdays, new Date(at))).toEqual(slotOn(workdays, on));
});
