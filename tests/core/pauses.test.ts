import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate, type WallTime, type Weekday, wallClock } from '../../src/core/calendar.ts';
import { timeAway } from '../../src/core/learner/learner-settings.ts';
import type { Ledger, Span } from '../../src/core/ledger.ts';
import { datesOf, freeSlotAfter, nextFreeSlot, pauseAt, pausesAhead } from '../../src/core/pauses.ts';
import { planPosts } from '../../src/core/post-plan.ts';
import { nextSlot, type Schedule, slotAfter, slotOn } from '../../src/core/schedule.ts';
import { quietState, statesOf } from '../../src/core/streak/date-state.ts';
import { streakDates } from '../../src/core/streak/streak.ts';
import { history, zones } from './histories.ts';
import { newLedger, scheduleOf } from './ledgers.ts';

const kyiv = 'Europe/Kyiv';
const workdays = scheduleOf('08:00', kyiv, [1, 2, 3, 4, 5]);
/** Monday morning, before the post. */
const now = new Date('2026-12-07T05:00Z');
const span = (from: string, until: string | null): Span => ({
  from: new Date(from),
  until: until === null ? null : new Date(until),
});
const holiday = (from: LocalDate, until: LocalDate, schedule: Schedule = workdays): Span =>
  timeAway(from, until, schedule.zone, now);

describe('the next slot that falls into no pause', () => {
  test.each<[string, Span[], LocalDate | null]>([
    ['none is planned', [], '2026-12-07'],
    ['one that is over', [span('2026-12-01T10:00Z', '2026-12-07T04:00Z')], '2026-12-07'],
    ['one that begins after the next slot', [holiday('2026-12-08', '2026-12-09')], '2026-12-07'],
    ['today', [holiday('2026-12-07', '2026-12-07')], '2026-12-08'],
    ['to the end of the week', [holiday('2026-12-07', '2026-12-11')], '2026-12-14'],
    ['two that touch', [holiday('2026-12-07', '2026-12-08'), holiday('2026-12-09', '2026-12-10')], '2026-12-11'],
    ['two that overlap', [holiday('2026-12-08', '2026-12-15'), holiday('2026-12-07', '2026-12-10')], '2026-12-16'],
    [
      'a pause from now to Wednesday morning before the slot',
      [span('2026-12-07T05:00Z', '2026-12-09T05:00Z')],
      '2026-12-09',
    ],
    ['and to Wednesday noon', [span('2026-12-07T05:00Z', '2026-12-09T10:00Z')], '2026-12-10'],
    ['an open end', [span('2026-12-07T04:00Z', null)], null],
    ['an open end behind a holiday', [holiday('2026-12-07', '2026-12-08'), span('2026-12-09T04:00Z', null)], null],
  ])('%s', (_, pauses, on) => {
    expect(nextFreeSlot(workdays, pauses, now)).toEqual(on === null ? null : slotOn(workdays, on));
    expect(nextFreeSlot(workdays, pauses.toReversed(), now)).toEqual(on === null ? null : slotOn(workdays, on));
  });

  test('a slot before 04:00 belongs to its own date', () => {
    const nights = scheduleOf('02:00', kyiv);
    const pauses = [holiday('2026-12-09', '2026-12-10', nights)];
    expect(nextFreeSlot(nights, pauses, new Date('2026-12-08T12:00Z'))?.on).toBe('2026-12-11');
    expect(nextFreeSlot(nights, pauses, new Date('2026-12-07T12:00Z'))?.on).toBe('2026-12-08');
  });

  test('the n-th one', () => {
    const first = slotOn(workdays, '2026-12-07');
    const pauses = [holiday('2026-12-08', '2026-12-09'), holiday('2026-12-14', '2026-12-18')];
    expect([0, 1, 2, 3, 4].map((n) => freeSlotAfter(workdays, pauses, first, n)?.on)).toEqual([
      '2026-12-07',
      '2026-12-10',
      '2026-12-11',
      '2026-12-21',
      '2026-12-22',
    ]);
    expect(freeSlotAfter(workdays, [], first, 300)).toEqual(slotAfter(workdays, first, 300));
    expect(freeSlotAfter(workdays, [span('2026-12-09T00:00Z', null)], first, 5)).toBeNull();
  });
});

test('which pause holds, which are ahead, and on which dates', () => {
  const [past, long, short, ahead, later] = [
    span('2026-12-01T10:00Z', '2026-12-02T10:00Z'),
    span('2026-12-05T10:00Z', '2026-12-10T22:00Z'),
    span('2026-12-06T10:00Z', '2026-12-08T22:00Z'),
    holiday('2026-12-24', '2026-12-31'),
    holiday('2027-01-06', '2027-01-06'),
  ];
  const all = [past, later, short, long, ahead];
  expect(pauseAt(all, now)).toBe(long);
  expect(pauseAt(all, new Date('2026-12-11T05:00Z'))).toBeUndefined();
  expect(pausesAhead(all, now).map((one) => datesOf(one, kyiv))).toEqual([
    { from: '2026-12-24', until: '2026-12-31' },
    { from: '2027-01-06', until: '2027-01-06' },
  ]);
});

test.each(['Europe/Kyiv', 'America/New_York', 'Asia/Almaty'] as const)(
  'its dates stay what they are where the clock is moved to %s',
  (zone) => {
    expect(datesOf(holiday('2026-12-24', '2026-12-31'), zone)).toMatchObject({ until: '2026-12-31' });
  },
);

describe('what a clock does that finds a slot', () => {
  const due = slotOn(workdays, '2026-12-07');
  test.each<[string, Span[], string, LocalDate | null, LocalDate[], LocalDate | null]>([
    [
      'a holiday was planned over it meanwhile',
      [holiday('2026-12-07', '2026-12-08')],
      '2026-12-07T06:00Z',
      null,
      [],
      '2026-12-09',
    ],
    [
      'back after a holiday: its dates are not among those skipped',
      [holiday('2026-12-08', '2026-12-10')],
      '2026-12-11T06:05Z',
      '2026-12-11',
      ['2026-12-07'],
      '2026-12-14',
    ],
    ['back within it', [holiday('2026-12-08', '2026-12-10')], '2026-12-09T06:05Z', null, ['2026-12-07'], '2026-12-11'],
    [
      'paused since, before it could be posted',
      [span('2026-12-07T07:00Z', null)],
      '2026-12-07T08:00Z',
      null,
      ['2026-12-07'],
      null,
    ],
  ])('%s', (_, pauses, at, post, skipped, next) => {
    const slot = (on: LocalDate | null) => (on === null ? null : slotOn(workdays, on));
    expect(planPosts(workdays, pauses, due, new Date(at))).toEqual({
      post: slot(post),
      skipped: skipped.map(slot),
      next: slot(next),
    });
  });
});

const schedules = fc.record({
  zone: fc.constantFrom(...zones),
  time: fc.constantFrom<WallTime>('00:00', '02:00', '08:00', '19:00', '23:30'),
  weekdays: fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
});
const ranges = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 12 })), { maxLength: 4 });
const instants = fc
  .integer({ min: 0, max: 96 * 365 })
  .map((quarters) => new Date(Date.UTC(2026, 0, 1) + quarters * 900_000));

/** The spans of ranges of dates, as they are planned at an instant, and a date's being in one of them. */
function plannedAt(at: Date, { zone }: Schedule, some: [number, number][]) {
  const today = wallClock(at, zone).on;
  const dates = some.map(([ahead, more]) => [addDays(today, ahead), addDays(today, ahead + more)] as const);
  return {
    pauses: dates.map(([from, until]) => timeAway(from, until, zone, at)),
    isIn: (on: LocalDate) => dates.some(([from, until]) => from <= on && on <= until),
  };
}

test('no date of a planned holiday is posted, or due where it was posted before; the order of planning does not matter', () => {
  fc.assert(
    fc.property(schedules, instants, ranges, fc.integer({ min: 0, max: 60 }), (schedule, at, some, daysLater) => {
      const { pauses, isIn } = plannedAt(at, schedule, some);
      const later = new Date(at.getTime() + daysLater * 86_400_000);
      const due = nextSlot(schedule, at);
      const next = nextFreeSlot(schedule, pauses, at);
      const plan = planPosts(schedule, pauses, due, later);
      const touched = [next, plan.post, plan.next === due ? null : plan.next, ...plan.skipped];
      for (const slot of touched) if (slot) expect([slot.on, isIn(slot.on)]).toEqual([slot.on, false]);
      expect(nextFreeSlot(schedule, pauses.toReversed(), at)).toEqual(next);
      expect(planPosts(schedule, pauses.toReversed(), due, later)).toEqual(plan);
      // A post that was out when its date became a holiday is due for nobody.
      const posts = [{ ...due, zone: schedule.zone, dayKey: 'd' }];
      const ledger: Ledger = { ...newLedger, zone: schedule.zone, joinedAt: new Date(0), cohortPauses: pauses, posts };
      const states = statesOf(ledger, new Date(due.at.getTime() + 5 * 86_400_000), null);
      if (isIn(due.on)) expect([states[0]?.state, quietState(ledger, due.on)]).toEqual(['paused', 'paused']);
    }),
  );
});

test('every slot that is in no holiday comes, in order, and once', () => {
  fc.assert(
    fc.property(schedules, instants, ranges, (schedule, at, some) => {
      const { pauses, isIn } = plannedAt(at, schedule, some);
      let slot = nextSlot(schedule, at);
      const wanted = Array.from({ length: 60 }, () => {
        const one = slot;
        slot = nextSlot(schedule, slot.at, addDays(slot.on, 1));
        return one;
      }).filter(({ on }) => !isIn(on));
      let free = nextFreeSlot(schedule, pauses, at);
      for (const one of wanted) {
        expect(free).toEqual(one);
        free = free && nextFreeSlot(schedule, pauses, free.at, addDays(free.on, 1));
      }
    }),
  );
});

test('a holiday that is planned changes no date before it', () => {
  fc.assert(
    fc.property(history, fc.double({ min: 0, max: 1, noNaN: true }), ranges, (moments, where, some) => {
      const moment = moments[Math.min(moments.length - 1, Math.floor(where * moments.length))];
      if (moment === undefined) return;
      const { ledger, now: at } = moment;
      const first = addDays(wallClock(at, ledger.zone).on, Math.min(...some.map(([ahead]) => ahead), 41));
      const { pauses } = plannedAt(at, { ...workdays, zone: ledger.zone }, some);
      const later = new Date(at.getTime() + 90 * 86_400_000);
      const before = (one: Ledger) => streakDates(one, later).filter(({ on }) => on < first);
      expect(before({ ...ledger, cohortPauses: [...ledger.cohortPauses, ...pauses] })).toEqual(before(ledger));
    }),
  );
});
