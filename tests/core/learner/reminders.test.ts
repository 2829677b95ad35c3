import { expect, test } from 'vitest';
import type { LocalDate, WallTime } from '../../../src/core/calendar.ts';
import {
  lastReminder,
  nextReminder,
  reminderDate,
  type Snooze,
  snoozedUntil,
  stillOpen,
} from '../../../src/core/learner/reminders.ts';
import { doneOn, newLedger, postsOf, scheduleOf } from '../ledgers.ts';

const kyiv = 'Europe/Kyiv';
const losAngeles = 'America/Los_Angeles';

test.each<[string, WallTime, string, string, string]>([
  ['later today', '18:00', kyiv, '2026-03-02T15:59Z', '2026-03-02T16:00Z'],
  ['strictly after: at the hour itself it is tomorrow’s', '18:00', kyiv, '2026-03-02T16:00Z', '2026-03-03T16:00Z'],
  ['a zone whose date is another', '18:00', losAngeles, '2026-03-03T01:00Z', '2026-03-03T02:00Z'],
  ['the hour of summer, once clocks have moved', '18:00', kyiv, '2026-03-28T16:00Z', '2026-03-29T15:00Z'],
  ['an hour that a spring night lacks comes an hour later', '03:30', kyiv, '2026-03-28T12:00Z', '2026-03-29T01:30Z'],
  ['and not a second time', '03:30', kyiv, '2026-03-29T01:30Z', '2026-03-30T00:30Z'],
  ['an hour that an autumn night has twice: the first one', '03:30', kyiv, '2026-10-24T12:00Z', '2026-10-25T00:30Z'],
  ['and not the second', '03:30', kyiv, '2026-10-25T00:30Z', '2026-10-26T01:30Z'],
  ['midnight', '00:00', 'UTC', '2026-03-02T23:59Z', '2026-03-03T00:00Z'],
  ['a date that a zone left out', '12:00', 'Pacific/Apia', '2011-12-29T22:00Z', '2011-12-30T22:00Z'],
])('the next hour: %s', (_, time, zone, after, expected) => {
  expect(nextReminder({ time, zone }, new Date(after))).toEqual(new Date(expected));
  expect(lastReminder({ time, zone }, new Date(expected))).toEqual(new Date(expected));
  expect(lastReminder({ time, zone }, new Date(Date.parse(expected) - 1)) <= new Date(after)).toBe(true);
});

test.each<[string, string, string, LocalDate, string]>([
  ['in the evening', '2026-03-02T19:00Z', kyiv, '2026-03-02', '2026-03-03T02:00Z'],
  ['after midnight it is the date before', '2026-03-02T23:30Z', kyiv, '2026-03-02', '2026-03-03T02:00Z'],
])('what a reminder is about: %s', (_, at, zone, on, untilAt) => {
  expect(reminderDate(new Date(at), zone)).toEqual({ on, untilAt: new Date(untilAt) });
});

test.each<[Snooze, string, string | null]>([
  ['hour', '2026-03-02T16:05Z', '2026-03-02T17:05Z'],
  ['tonight', '2026-03-02T16:05Z', '2026-03-02T18:00Z'],
  ['tonight', '2026-03-02T18:00Z', null],
  // After midnight, tonight is over.
  ['tonight', '2026-03-02T23:00Z', null],
  ['tomorrow', '2026-03-02T16:05Z', '2026-03-03T16:00Z'],
  ['tomorrow', '2026-03-02T12:00Z', '2026-03-03T16:00Z'],
  ['tomorrow', '2026-03-02T23:00Z', '2026-03-03T16:00Z'],
  ['tomorrow', '2026-03-28T17:00Z', '2026-03-29T15:00Z'],
])('put off: %s at %s', (snooze, now, expected) => {
  const until = snoozedUntil(snooze, { time: '18:00', zone: kyiv }, new Date(now));
  expect(until?.toISOString() ?? null).toBe(expected === null ? null : new Date(expected).toISOString());
});

const posts = postsOf(scheduleOf('08:00'), '2026-03-02', 2);
const now = new Date('2026-03-03T18:00Z');
const span = (from: string, until: string | null) => ({
  from: new Date(from),
  until: until === null ? null : new Date(until),
});

test.each<[string, Partial<typeof newLedger>, LocalDate | null]>([
  ['not done', {}, '2026-03-03'],
  ['done', { completions: [doneOn('2026-03-03')] }, null],
  ['the day before was done', { completions: [doneOn('2026-03-02')] }, '2026-03-03'],
  ['another day was done on this date', { completions: [{ ...doneOn('2026-03-03'), dayKey: '2026-03-02' }] }, null],
  ['its day was done on another date', { completions: [{ ...doneOn('2026-03-02'), dayKey: '2026-03-03' }] }, null],
  ['joined after the post', { joinedAt: new Date('2026-03-03T12:00Z') }, '2026-03-03'],
  ['away', { pauses: [span('2026-03-03T05:00Z', null)] }, null],
  ['back since yesterday', { pauses: [span('2026-02-20T05:00Z', '2026-03-03T00:00Z')] }, '2026-03-03'],
  ['the group is paused', { cohortPauses: [span('2026-03-03T12:00Z', null)] }, null],
  ['a rest day', { settings: [{ from: '2026-03-01', zone: null, restDays: [2] }] }, null],
  ['nothing posted today', { posts: posts.slice(0, 1) }, null],
  ['its date is over', { posts: postsOf(scheduleOf('08:00'), '2026-03-01', 1) }, null],
])('what is still open: %s', (_, change, dayKey) => {
  expect(stillOpen({ ...newLedger, posts, ...change }, now)?.dayKey ?? null).toBe(dayKey);
});
