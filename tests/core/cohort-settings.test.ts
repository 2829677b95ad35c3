import { expect, test } from 'vitest';
import { readFutureDate, readSchedule } from '../../src/core/cohort-settings.ts';
import { scheduleOf } from './ledgers.ts';

const before = scheduleOf('08:00', 'Europe/Kyiv', [1, 2, 3, 4, 5]);

test.each([
  ['nothing', {}, {}],
  ['a time', { time: '7:30 pm' }, { time: '19:30' }],
  ['a zone', { timezone: 'new york' }, { zone: 'America/New_York' }],
  ['weekdays', { weekdays: 'weekends' }, { weekdays: [6, 7] }],
  ['all', { time: '9', timezone: 'UTC', weekdays: 'Mon' }, { time: '09:00', zone: 'UTC', weekdays: [1] }],
])('what is given changes and the rest stays: %s', (_, given, changed) => {
  expect(readSchedule(given, before)).toEqual({ schedule: { ...before, ...changed }, problems: [] });
});

test('everything wrong is named at once, and changes nothing', () => {
  const read = readSchedule({ time: '25:00', timezone: 'PST', weekdays: 'never' }, before);
  expect(read.schedule).toEqual(before);
  expect(read.problems).toMatchObject([
    { kind: 'time', text: '25:00' },
    {
      kind: 'zone',
      text: 'PST',
      suggestions: ['America/Los_Angeles', 'America/Vancouver', 'America/Tijuana', 'Asia/Manila'],
    },
    { kind: 'weekdays', text: 'never' },
  ]);
});

// There it is the second of March already.
test.each([
  ['today', '2026-03-02'],
  ['tomorrow', '2026-03-03'],
  ['2027-03-03', '2027-03-03'],
  ['soon', { kind: 'date', text: 'soon' }],
  ['2026-03-01', { kind: 'past', text: '2026-03-01' }],
  ['2027-03-04', { kind: 'far', text: '2027-03-04' }],
])('the date %s from now on in Auckland', (text, on) => {
  expect(readFutureDate(text, 'Pacific/Auckland', new Date('2026-03-01T12:00Z'))).toEqual(on);
});
