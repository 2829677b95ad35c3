import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../../src/core/calendar.ts';
import {
  canUndo,
  type DoneRequest,
  loggableDates,
  markDone,
  openDates,
  readWhen,
} from '../../../src/core/learner/progress.ts';
import type { Ledger } from '../../../src/core/ledger.ts';
import { streakDates } from '../../../src/core/streak/streak.ts';
import { doneOn, newLedger, postsOf, scheduleOf } from '../ledgers.ts';

/** 2026-01-12 is a Monday. */
const monday: LocalDate = '2026-01-12';
const tuesday: LocalDate = '2026-01-13';
const wednesday: LocalDate = '2026-01-14';

const ownZone = (zone: string) => ({ settings: [{ from: '2026-01-01' as LocalDate, zone, restDays: [] }] });
const posted = (schedule: ReturnType<typeof scheduleOf>, count = 1) => ({
  zone: schedule.zone,
  posts: postsOf(schedule, monday, count),
});

/** A day that may be done at any time. */
const anyDay: DoneRequest = { isPosted: false, opensAt: null, worksAhead: true, completion: null };

describe('the date that work is credited to', () => {
  test.each<[string, Partial<Ledger>, string, LocalDate]>([
    [
      'cohort Kyiv 08:00; a learner in Los Angeles answers within half an hour, there it is Sunday 22:30',
      { ...posted(scheduleOf('08:00', 'Europe/Kyiv')), ...ownZone('America/Los_Angeles') },
      '2026-01-12T06:30Z',
      monday,
    ],
    [
      'cohort Los Angeles 19:00; a learner in Auckland answers on Tuesday 18:00 there',
      { ...posted(scheduleOf('19:00', 'America/Los_Angeles')), ...ownZone('Pacific/Auckland') },
      '2026-01-13T05:00Z',
      monday,
    ],
    ['post Monday 23:30, done Tuesday 08:00', posted(scheduleOf('23:30')), '2026-01-13T08:00Z', monday],
    ['post Monday 23:30, done Tuesday 11:30, just closed', posted(scheduleOf('23:30')), '2026-01-13T11:30Z', tuesday],
    ['post Monday 02:00, done Tuesday 03:00', posted(scheduleOf('02:00')), '2026-01-13T03:00Z', monday],
    ['post Monday 02:00, done Tuesday 04:00, just closed', posted(scheduleOf('02:00')), '2026-01-13T04:00Z', tuesday],
    ['two open, the older one not kept', posted(scheduleOf('02:00'), 2), '2026-01-13T03:00Z', monday],
    [
      'two open, the older one kept',
      { ...posted(scheduleOf('02:00'), 2), completions: [doneOn(monday)] },
      '2026-01-13T03:00Z',
      tuesday,
    ],
    [
      'all open dates kept: extra work counts for the study date',
      { ...posted(scheduleOf('08:00')), completions: [doneOn(monday)] },
      '2026-01-12T20:00Z',
      monday,
    ],
    [
      'at 02:30 on a rest-day night with nothing open',
      posted(scheduleOf('08:00', 'UTC', [2])),
      '2026-01-12T02:30Z',
      '2026-01-11',
    ],
    ['nothing posted yet', {}, '2026-01-12T12:00Z', monday],
    ['a post that lies ahead, after the clock went back', posted(scheduleOf('08:00')), '2026-01-12T07:59Z', monday],
    [
      'joined Monday noon, after the post',
      { ...posted(scheduleOf('08:00')), joinedAt: new Date('2026-01-12T12:00Z') },
      '2026-01-12T13:00Z',
      monday,
    ],
    [
      'joined at night, while the post of the date before is open',
      { ...posted(scheduleOf('23:30')), joinedAt: new Date('2026-01-13T05:00Z') },
      '2026-01-13T06:00Z',
      monday,
    ],
  ])('%s', (_, parts, now, on) => {
    expect(markDone(anyDay, { ...newLedger, ...parts }, new Date(now))).toEqual({ kind: 'recorded', on, late: false });
  });

  test('joins Wednesday noon, after the post: Wednesday not due, can be kept', () => {
    const posts = postsOf(scheduleOf('08:00'), monday, 3);
    const ledger = { ...newLedger, joinedAt: new Date('2026-01-14T12:00Z'), posts };
    const at = (now: string, completions = ledger.completions) =>
      streakDates({ ...ledger, completions }, new Date(now)).map(({ state }) => state);
    expect(at('2026-01-14T13:00Z')).toEqual(['not-due', 'not-due', 'open']);
    expect(at('2026-01-15T04:00Z')).toEqual(['not-due', 'not-due', 'not-due']);
    expect(at('2026-01-14T13:00Z', [doneOn(wednesday)])).toEqual(['not-due', 'not-due', 'kept']);
  });
});

describe('open dates', () => {
  test('from the post until the later of 04:00 here, 04:00 in the cohort, and twelve hours', () => {
    const ledger = {
      ...newLedger,
      ...posted(scheduleOf('08:00', 'Europe/Kyiv'), 2),
      ...ownZone('America/Los_Angeles'),
      completions: [doneOn(monday)],
    };
    expect(openDates(ledger, new Date('2026-01-13T06:00Z'))).toEqual([
      { on: monday, dayKey: monday, kept: true, closesAt: new Date('2026-01-13T12:00Z') },
      { on: tuesday, dayKey: tuesday, kept: false, closesAt: new Date('2026-01-14T12:00Z') },
    ]);
    expect(openDates(ledger, new Date('2026-01-13T12:00Z')).map(({ on }) => on)).toEqual([tuesday]);
    expect(openDates(ledger, new Date('2026-01-12T05:59Z'))).toEqual([]);
  });

  test('a post keeps the zone it was made in when the cohort moves', () => {
    const ledger = { ...newLedger, ...posted(scheduleOf('08:00', 'Europe/Kyiv')), zone: 'Asia/Tokyo' };
    expect(openDates(ledger, new Date('2026-01-12T07:00Z'))[0]?.closesAt).toEqual(new Date('2026-01-13T02:00Z'));
  });
});

describe('a date that the learner names', () => {
  const daily = { ...newLedger, posts: postsOf(scheduleOf('08:00'), '2026-01-05', 10) };
  const now = new Date('2026-01-14T12:00Z');

  test.each<[string, Partial<Ledger>, LocalDate, ReturnType<typeof markDone>]>([
    ['today', {}, wednesday, { kind: 'recorded', on: wednesday, late: false }],
    ['the date before is late', {}, tuesday, { kind: 'recorded', on: tuesday, late: true }],
    ['two dates before is late', {}, monday, { kind: 'recorded', on: monday, late: true }],
    ['three dates before', {}, '2026-01-11', { kind: 'too-far-back', asked: '2026-01-11', oldest: monday }],
    ['tomorrow', {}, '2026-01-15', { kind: 'future', asked: '2026-01-15', today: wednesday }],
    [
      'a date kept already takes more',
      { completions: [doneOn(wednesday)] },
      wednesday,
      { kind: 'recorded', on: wednesday, late: false },
    ],
    [
      'the date of joining',
      { joinedAt: new Date('2026-01-13T12:00Z') },
      tuesday,
      { kind: 'recorded', on: tuesday, late: true },
    ],
    [
      'before joining',
      { joinedAt: new Date('2026-01-13T12:00Z') },
      monday,
      { kind: 'before-joining', joinedOn: tuesday },
    ],
    [
      'joined at night: the study date of that night',
      { joinedAt: new Date('2026-01-13T03:00Z') },
      monday,
      { kind: 'recorded', on: monday, late: true },
    ],
    [
      'an open date is not late',
      {
        posts: postsOf(scheduleOf('02:00'), tuesday, 1).map((post) => ({ ...post, at: new Date('2026-01-14T02:00Z') })),
      },
      tuesday,
      { kind: 'recorded', on: tuesday, late: false },
    ],
    [
      'an open date before joining',
      {
        joinedAt: new Date('2026-01-14T11:00Z'),
        posts: [{ on: tuesday, at: new Date('2026-01-14T01:00Z'), zone: 'UTC', dayKey: '1' }],
      },
      tuesday,
      { kind: 'recorded', on: tuesday, late: false },
    ],
  ])('%s', (_, parts, when, expected) => {
    expect(markDone({ ...anyDay, when: when }, { ...daily, ...parts }, now)).toEqual(expected);
  });

  test('an open post that is dated tomorrow for the learner', () => {
    const ledger = { ...newLedger, ...posted(scheduleOf('08:00', 'Europe/Kyiv')), ...ownZone('America/Los_Angeles') };
    const sundayThere = new Date('2026-01-12T06:30Z');
    expect(markDone({ ...anyDay, when: monday }, ledger, sundayThere)).toEqual({
      kind: 'recorded',
      on: monday,
      late: false,
    });
    expect(markDone({ ...anyDay, when: tuesday }, ledger, sundayThere)).toEqual({
      kind: 'future',
      asked: tuesday,
      today: '2026-01-11',
    });
  });
});

describe('a date in words, on a Wednesday', () => {
  const now = new Date('2026-01-14T12:00Z');

  test.each<[string, Partial<Ledger>, LocalDate | undefined]>([
    ['yesterday', {}, tuesday],
    ['2026-01-12', {}, monday],
    ['wednesday', {}, wednesday],
    ['Tue', {}, tuesday],
    ['last monday', {}, monday],
    // The last one there was; it is refused, with the dates that can be logged.
    ['sunday', {}, '2026-01-11'],
    ['thursday', {}, '2026-01-08'],
    ['some day', {}, undefined],
  ])('%s', (text, parts, on) => {
    expect(readWhen(text, { ...newLedger, ...parts }, now)).toBe(on);
  });

  test('a weekday whose date is open, though it is still to come for the learner', () => {
    const ledger = { ...newLedger, ...posted(scheduleOf('08:00', 'Europe/Kyiv')), ...ownZone('America/Los_Angeles') };
    const sundayThere = new Date('2026-01-12T06:30Z');
    expect(readWhen('monday', ledger, sundayThere)).toBe(monday);
    expect(loggableDates(ledger, sundayThere)).toEqual(['2026-01-09', '2026-01-10', '2026-01-11', monday]);
  });

  test('dates that can be logged, not before joining', () => {
    expect(loggableDates(newLedger, now)).toEqual([monday, tuesday, wednesday]);
    expect(loggableDates({ ...newLedger, joinedAt: new Date('2026-01-13T12:00Z') }, now)).toEqual([tuesday, wednesday]);
  });
});

describe('undo takes back what is credited to a date that can still be logged', () => {
  const ledger = { ...newLedger, posts: postsOf(scheduleOf('08:00'), '2026-01-05', 10) };

  test.each<[LocalDate, boolean]>([
    [wednesday, true],
    [tuesday, true],
    [monday, true],
    ['2026-01-11', false],
    ['2026-01-15', true],
  ])('%s on Wednesday: %s', (on, allowed) => {
    expect(canUndo(ledger, new Date('2026-01-14T12:00Z'), { on })).toBe(allowed);
  });
});

describe('/done', () => {
  const now = new Date('2026-01-12T12:00Z');
  const ledger = { ...newLedger, ...posted(scheduleOf('08:00')) };
  const request: DoneRequest = {
    isPosted: true,
    opensAt: null,
    worksAhead: false,
    completion: null,
  };
  const opensAt = new Date('2026-01-13T08:00Z');

  test.each<[string, Partial<DoneRequest>, ReturnType<typeof markDone>]>([
    ['a posted day', {}, { kind: 'recorded', on: monday, late: false }],
    ['a posted day, for yesterday', { when: '2026-01-11' }, { kind: 'recorded', on: '2026-01-11', late: true }],
    ['done already', { completion: doneOn(monday) }, { kind: 'already-done', completion: doneOn(monday) }],
    [
      'done already, with a date',
      { completion: doneOn(monday), when: '2026-01-20' },
      { kind: 'already-done', completion: doneOn(monday) },
    ],
    ['not posted', { isPosted: false, opensAt }, { kind: 'not-yet', opensAt }],
    ['not posted, nobody knows when', { isPosted: false }, { kind: 'not-yet', opensAt: null }],
    [
      'not posted, working ahead',
      { isPosted: false, opensAt, worksAhead: true },
      { kind: 'recorded', on: monday, late: false },
    ],
    ['a date ahead', { when: tuesday }, { kind: 'future', asked: tuesday, today: monday }],
    ['a date long ago', { when: '2026-01-02' }, { kind: 'too-far-back', asked: '2026-01-02', oldest: '2026-01-10' }],
    ['before joining', { when: '2025-12-31' }, { kind: 'before-joining', joinedOn: '2026-01-01' }],
  ])('%s', (_, parts, expected) => {
    expect(markDone({ ...request, ...parts }, ledger, now)).toEqual(expected);
  });
});
