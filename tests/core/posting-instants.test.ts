import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addDays, type LocalDate, type WallTime, type Weekday, wallClock, weekdayOf } from '../../src/core/calendar.ts';
import { nextSlot, type Schedule, type Slot, slotOn } from '../../src/core/schedule.ts';
import { zoneNames } from '../../src/core/zones/names.ts';

const daily: Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const weeks: Weekday[][] = [daily, [1, 2, 3, 4, 5], [6, 7], [1, 3, 5], [2, 4, 7]];
const times: WallTime[] = ['00:00', '01:30', '02:00', '02:30', '03:00', '23:30'];
const zones = [...new Set([...zoneNames, 'UTC', 'Europe/Kyiv', 'Asia/Kolkata'])];
const hourMs = 3_600_000;
const firstOn: LocalDate = '2020-01-01';
const daysChecked = 7671; // to 2040-12-31
const everyDate = Array.from({ length: daysChecked }, (_, i) => addDays(firstOn, i));

test('Node knows the zones that are checked', () => {
  expect(zones).toEqual(expect.arrayContaining(['UTC', 'Europe/Kyiv', 'Asia/Kolkata', 'America/New_York']));
  expect(zones.length).toBeGreaterThan(400);
  expect(everyDate.at(-1)).toBe('2040-12-31');
});

test('every zone has exactly one slot on each study weekday from 2020 to 2040, each later than the one before', {
  timeout: 60_000,
}, () => {
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

test('around every change of clocks, at awkward times, waiting for the next slot visits each date once', {
  timeout: 60_000,
}, () => {
  const faults: string[] = [];
  // Zones whose clocks change at the same instants by the same amounts are one case.
  const cases = new Map(zones.map((zone) => [JSON.stringify(changesOf(zone)), zone]));
  for (const zone of cases.values()) {
    for (const { on: changeOn } of changesOf(zone)) {
      for (const time of times) {
        const schedule: Schedule = { weekdays: daily, time, zone };
        let slot = slotOn(schedule, addDays(changeOn, -2));
        for (const on of [-1, 0, 1].map((n) => addDays(changeOn, n))) {
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
  expect(cases.size).toBeGreaterThan(30);
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

type Change = { on: LocalDate; at: number; offset: string };

/** All changes of a zone's offset, with the local date of each. */
function changesOf(zone: string): Change[] {
  const changes: Change[] = [];
  let at = Temporal.Instant.from('2020-01-01T00:00Z').toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.year > 2040) return changes;
    changes.push({ on: next.toPlainDate().toString() as LocalDate, at: next.epochMilliseconds, offset: next.offset });
    at = next;
  }
}

/** What is wrong with a slot by the clock that Intl shows: the wanted time for the first time that date, or, in a gap, as much later as the gap is long. */
function clockFault({ on, at }: Slot, { time, zone }: Schedule): string | undefined {
  const wanted = Date.parse(`${on}T${time}Z`);
  const hoursBefore = (hours: number) => shownAt(new Date(at.getTime() - hours * hourMs), zone);
  const ahead = shownAt(at, zone) - wanted;
  const jumped = shownAt(at, zone) - hoursBefore(3) - 3 * hourMs;
  if (ahead !== 0 && ahead !== jumped) return `${zone} ${on} ${time}: the clock shows ${ahead / hourMs} hours more`;
  const shownEarlier = hoursBefore(1) === wanted || hoursBefore(0.5) === wanted;
  return ahead === 0 && shownEarlier ? `${zone} ${on} ${time}: the second of two` : undefined;
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
