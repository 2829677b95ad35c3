import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addDays, type LocalDate, type WallTime, type Weekday, wallClock, weekdayOf } from '../../src/core/calendar.ts';
import { nextSlot, type Schedule, type Slot, slotOn } from '../../src/core/schedule.ts';
import { zoneNames } from '../../src/core/zone-names.ts';

const daily: Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const weeks: Weekday[][] = [daily, [1, 2, 3, 4, 5], [6, 7], [1, 3, 5], [2, 4, 7]];
const times: WallTime[] = ['00:00', '01:30', '02:00', '02:30', '03:00', '23:30'];
const zones = [...new Set([...zoneNames, 'UTC', 'Europe/Kyiv', 'Asia/Kolkata'])];
const firstOn: LocalDate = '2020-01-01';
const daysChecked = 7671; // to 2040-12-31
const everyDate = Array.from({ length: daysChecked }, (_, i) => addDays(firstOn, i));

test('Node knows the zones that are checked', () => {
  expect(zones).toEqual(expect.arrayContaining(['UTC', 'Europe/Kyiv', 'Asia/Kolkata', 'America/New_York']));
  expect(zones.length).toBeGreaterThan(400);
  expect(everyDate.at(-1)).toBe('2040-12-31');
});

test('every zone has exactly one slot on each study weekday from 2020 to 2040, each later than the one before', () => {
  const faults: string[] = [];
  zones.forEach((zone, i) => {
    const weekdays = weeks[i % weeks.length]!;
    const schedule: Schedule = { weekdays, time: times[i % times.length]!, zone };
    let before = 0;
    for (const on of everyDate) {
      if (!weekdays.includes(weekdayOf(on))) continue;
      const at = slotOn(schedule, on).at.getTime();
      if (!(at > before)) faults.push(`${zone} ${on}: not after the slot before`);
      before = at;
    }
  });
  expect(faults).toEqual([]);
});

test('around every change of clocks, at awkward times, waiting for the next slot visits each date once', () => {
  const faults: string[] = [];
  for (const zone of zones) {
    for (const changeOn of changesOf(zone)) {
      for (const time of times) {
        const schedule: Schedule = { weekdays: daily, time, zone };
        const dates = [-1, 0, 1].map((n) => addDays(changeOn, n));
        let slot = slotOn(schedule, dates[0]!);
        for (const on of dates.slice(1)) {
          const next = nextSlot(schedule, slot.at);
          if (next.on !== on) faults.push(`${zone} ${time}: ${slot.on} is followed by ${next.on}`);
          const fault = clockFault(next, schedule);
          if (fault) faults.push(fault);
          slot = next;
        }
      }
    }
  }
  expect(faults).toEqual([]);
});

test('from any instant, the next slot is the first one later in the list of all slots', () => {
  const instant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 11, 31) }).map((ms) => new Date(ms));
  const weekdays = fc.subarray(daily, { minLength: 1 });
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      weekdays,
      fc.constantFrom(...times),
      instant,
      fc.integer({ min: -9, max: 30 }),
      (zone, weekdays, time, after, shift) => {
        const schedule: Schedule = { weekdays, time, zone };
        const today = wallClock(after, zone).on;
        const slots = Array.from({ length: 60 }, (_, i) => addDays(today, i - 10))
          .filter((on) => weekdays.includes(weekdayOf(on)))
          .map((on) => slotOn(schedule, on));
        expect(nextSlot(schedule, after)).toEqual(slots.find(({ at }) => at > after));
        const notBefore = addDays(today, shift);
        expect(nextSlot(schedule, after, notBefore)).toEqual(slots.find(({ on, at }) => at > after && on >= notBefore));
      },
    ),
    { numRuns: 500 },
  );
});

/** Local dates of all changes of a zone's offset. */
function changesOf(zone: string): LocalDate[] {
  const dates: LocalDate[] = [];
  let at = Temporal.Instant.from('2020-01-01T00:00Z').toZonedDateTimeISO(zone);
  for (;;) {
    const change = at.getTimeZoneTransition('next');
    if (!change || change.year > 2040) return dates;
    dates.push(change.toPlainDate().toString() as LocalDate);
    at = change;
  }
}

/** What is wrong with a slot by the clock that Intl shows: the wanted time for the first time that date, or, in a gap, as much later as the gap is long. */
function clockFault(slot: Slot, { time, zone }: Schedule): string | undefined {
  const wanted = Date.parse(`${slot.on}T${time}Z`);
  const gap = shownAt(slot.at, zone) - wanted;
  const jumps = shownAt(slot.at, zone) - shownAt(new Date(slot.at.getTime() - 3 * 3_600_000), zone) - 3 * 3_600_000;
  if (gap !== 0 && gap !== jumps) return `${zone} ${slot.on} ${time}: the clock shows ${gap / 60_000} minutes more`;
  if (gap === 0 && shownAt(new Date(slot.at.getTime() - 3_600_000), zone) === wanted)
    return `${zone} ${slot.on} ${time}: the second of two`;
  if (gap === 0 && shownAt(new Date(slot.at.getTime() - 1_800_000), zone) === wanted)
    return `${zone} ${slot.on} ${time}: the second of two`;
  return undefined;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The wall clock as if it were UTC, in milliseconds. */
function shownAt(at: Date, zone: string): number {
  const clock = clocks.get(zone) ?? newClock(zone);
  clocks.set(zone, clock);
  const [, day, month, year, hour, minute] = /(\d+)\/(\d+)\/(\d+), (\d+):(\d+)/.exec(clock.format(at)) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
}

function newClock(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
}
