import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createClock } from '../src/clock.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const truth = Date.parse('2026-03-09T06:00:00.000Z');

/** A machine whose clock is off, and a Discord that tells the time as a header does: in whole seconds. */
function machine(offMs: number) {
  let atMs = truth;
  let awakeMs = 5_000;
  let off = offMs;
  const clock = createClock({ now: () => new Date(atMs + off), monotonicMs: () => awakeMs });
  const pass = (ms: number) => {
    atMs += ms;
    awakeMs += ms;
  };
  return {
    clock,
    pass,
    set: (ms: number) => {
      off = ms;
    },
    sleep: (ms: number) => {
      atMs += ms;
    },
    /** One request: so long there, so long at Discord, so long back; the answer may be wrong by `lieMs`. */
    ask(there = 40, held = 5, back = 40, lieMs = 0) {
      const sentMs = awakeMs;
      pass(there + held);
      const date = new Date(atMs + lieMs).toUTCString();
      pass(back);
      clock.observe(date, sentMs, awakeMs);
    },
    /** An id made so long ago on Discord's clock. */
    id: (agoMs = 0) => String(BigInt(atMs - agoMs - 1_420_070_400_000) << 22n),
    wrongBy: () => clock.now().getTime() - atMs,
  };
}

describe('now', () => {
  test('is the machine’s own before Discord has said anything', () => {
    const { wrongBy, clock } = machine(10 * minute);
    expect([wrongBy(), clock.correctionMs(), clock.stale()]).toEqual([10 * minute, 0, true]);
  });

  test.each([
    ['right', 0, false],
    ['59 s ahead', 59_000 - 1_000, false],
    ['61 s ahead', 61_000 + 1_000, true],
    ['61 s behind', -61_000 - 1_000, true],
    ['ten minutes behind', -10 * minute, true],
    ['a day ahead', day, true],
    ['a day behind', -day, true],
    ['thirty years behind', -30 * 365 * day, true],
  ])('a machine that is %s', (_, offMs, corrected) => {
    const { ask, clock, wrongBy } = machine(offMs);
    ask();
    expect(clock.correctionMs() !== 0).toBe(corrected);
    expect(Math.abs(wrongBy() - (corrected ? 0 : offMs))).toBeLessThanOrEqual(1_000);
  });

  test('does not go to and fro around the limit', () => {
    const { ask, clock, set, pass } = machine(62_000);
    ask();
    const seen = [62_000, 58_000, 62_000, 31_000, 29_000, 58_000, 62_000].map((offMs) => {
      set(offMs);
      pass(minute);
      return clock.correctionMs() !== 0;
    });
    expect(seen).toEqual([true, true, true, true, false, false, true]);
  });

  test.each([5 * minute, -5 * minute, day, -day])('stays right when the machine is set by %i ms', (jumpMs) => {
    const { ask, set, wrongBy, clock } = machine(0);
    ask();
    expect(clock.stale()).toBe(false);
    set(jumpMs);
    expect(Math.abs(wrongBy())).toBeLessThanOrEqual(1_000);
    expect(clock.stale()).toBe(true);
  });

  test('is behind after a sleep until the first answer, and says that it must ask', () => {
    const { ask, sleep, wrongBy, clock } = machine(0);
    for (let n = 0; n < 9; n += 1) ask();
    sleep(8 * 60 * minute);
    expect([clock.stale(), wrongBy() < -minute]).toEqual([true, true]);
    ask();
    expect([clock.stale(), wrongBy()]).toEqual([false, 0]);
  });

  test('asks again every ten minutes', () => {
    const { ask, pass, clock } = machine(0);
    ask();
    pass(10 * minute);
    expect(clock.stale()).toBe(false);
    pass(minute);
    expect(clock.stale()).toBe(true);
  });
});

describe('age', () => {
  test('is right within a second, whatever the machine believes and however the answers travel', () => {
    const ms = (max: number) => fc.integer({ min: 0, max });
    const travel = fc.record({ there: ms(400), held: ms(200), back: ms(400), pause: ms(4 * minute) });
    const off = fc.integer({ min: -2 * day, max: 2 * day });
    fc.assert(
      fc.property(off, fc.array(travel, { minLength: 1, maxLength: 20 }), ms(3_000), (offMs, answers, agoMs) => {
        const { ask, pass, clock, id } = machine(offMs);
        for (const { there, held, back, pause } of answers) {
          pass(pause);
          ask(there, held, back);
        }
        expect(Math.abs(clock.ageMsOf(id(agoMs)) - agoMs)).toBeLessThanOrEqual(1_000);
      }),
    );
  });

  test('grows sharper with each answer that agrees', () => {
    const { ask, pass, clock, id } = machine(10 * minute);
    for (let n = 0; n < 9; n += 1) {
      pass(1_111);
      ask(20, 0, 20);
    }
    expect(Math.abs(clock.ageMsOf(id(2_000)) - 2_000)).toBeLessThanOrEqual(120);
  });

  test('four wrong answers of nine change nothing', () => {
    const { ask, pass, clock, id } = machine(0);
    for (const lieMs of [0, day, 0, -day, 0, 3 * day, 0, 0, -40 * minute]) {
      pass(900);
      ask(40, 5, 40, lieMs);
    }
    expect(clock.ageMsOf(id(2_000))).toBeGreaterThanOrEqual(1_000);
    expect(clock.ageMsOf(id(2_000))).toBeLessThanOrEqual(3_000);
    expect(clock.correctionMs()).toBe(0);
  });

  test('an answer that took minutes, or a header that is no date, tells nothing', () => {
    const { ask, clock } = machine(0);
    ask(40, 20 * minute, 40);
    clock.observe('yesterday', 0, 10);
    expect(clock.stale()).toBe(true);
  });

  test('an id from the future has just been made', () => {
    const { ask, clock, id } = machine(0);
    ask();
    expect(clock.ageMsOf(id(-5_000))).toBe(0);
  });
});

test('an id of so long ago is as old as that, and none is older than Discord’s time', () => {
  const clock = createClock({ now: () => new Date('2026-03-02T08:00:00Z') });
  expect(clock.ageMsOf(clock.snowflakeBefore(5 * 60_000))).toBe(5 * 60_000);
  expect(clock.snowflakeBefore(100 * 365 * 86_400_000)).toBe('0');
});
