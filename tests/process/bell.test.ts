import { expect, test } from 'vitest';
import { startBell } from '../../src/process/bell.ts';

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;
const start = Date.parse('2026-03-09T07:58:30.000Z');

/** A machine whose process may stand still: what is overdue then runs in the order in which it was due. */
function machine() {
  let wallMs = start;
  let monotonicMs = 0;
  let serial = 0;
  const timers = new Map<number, { atMs: number; run(): void }>();
  const after = (ms: number, run: () => void) => {
    serial += 1;
    const id = serial;
    timers.set(id, { atMs: monotonicMs + Math.max(1, ms), run });
    return () => void timers.delete(id);
  };
  const happened: string[] = [];
  const knocks: number[] = [];
  /** As node-cron does it: it computes the next minute, waits by the machine's clock, and makes up for each one it missed. */
  const hang = (ring: () => void) => {
    let next = (Math.floor(wallMs / minute) + 1) * minute;
    let cancel = () => {};
    const arm = () => {
      cancel = after(next - wallMs, () => {
        let missed = -1;
        for (; next <= wallMs; next += minute) missed += 1;
        if (missed > 0) happened.push(`the bell made up for ${missed} minutes`);
        if (missed >= 0) ring();
        arm();
      });
    };
    arm();
    return () => cancel();
  };
  const bell = startBell({
    host: { now: () => new Date(wallMs), monotonicMs: () => monotonicMs },
    after,
    hang,
    knock: () => knocks.push(monotonicMs),
    onJump: (ms) => happened.push(`jump of ${ms / second} s`),
  });
  const runDue = () => {
    for (;;) {
      const [id, due] = [...timers].toSorted(([, a], [, b]) => a.atMs - b.atMs)[0] ?? [];
      if (id === undefined || due === undefined || due.atMs > monotonicMs) return;
      timers.delete(id);
      due.run();
    }
  };
  return {
    bell,
    happened,
    timers,
    takeKnocks: () => knocks.splice(0),
    pass(ms: number) {
      for (let left = ms; left > 0; ) {
        const nextMs = Math.min(...[...timers.values()].map(({ atMs }) => atMs)) - monotonicMs;
        const step = Math.min(left, Math.max(0, nextMs));
        wallMs += step;
        monotonicMs += step;
        left -= step;
        runDue();
      }
    },
    set: (ms: number) => {
      wallMs += ms;
    },
    freeze(ms: number) {
      wallMs += ms;
      monotonicMs += ms;
      runDue();
    },
    /** Asleep the monotonic clock stands still, and so do the timers. */
    sleep: (ms: number) => {
      wallMs += ms;
    },
  };
}

test('knocks at each full minute and not beside it', () => {
  const { pass, takeKnocks, happened } = machine();
  pass(5 * minute);
  expect(takeKnocks()).toEqual([30, 90, 150, 210, 270].map((s) => s * second));
  expect(happened).toEqual([]);
});

test.each([
  ['back by five minutes', -5 * minute],
  ['back by an hour', -60 * minute],
  ['back by a day', -day],
  ['forward by an hour', 60 * minute],
  ['forward by 30 days', 30 * day],
])('the clock is set %s: one knock at once, then each minute, and nothing is made up for', (_, jumpMs) => {
  const { pass, set, takeKnocks, happened } = machine();
  pass(40 * second);
  takeKnocks();
  set(jumpMs);
  pass(second);
  expect(takeKnocks()).toHaveLength(1);
  pass(10 * minute);
  expect(takeKnocks()).toHaveLength(10);
  expect(happened).toEqual([`jump of ${jumpMs / second} s`]);
});

test.each([
  ['60 s', minute],
  ['119 s', 119 * second],
])('back by %s, which is no jump: still a knock in every minute of the other clock', (_, backMs) => {
  const { pass, set, takeKnocks, happened } = machine();
  pass(35 * second);
  const [last = 0] = takeKnocks();
  set(-backMs);
  pass(10 * minute);
  const knocks = [last, ...takeKnocks()];
  const gaps = knocks.slice(1).map((at, index) => at - (knocks[index] ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(minute + second);
  expect(happened).toEqual([]);
});

test.each([0, 900, 29_000, 29_990, 29_994].map((ms) => [ms]))(
  'stands still for 30 days, beginning %i ms on: one knock before the bell can make up for them',
  (beginMs) => {
    const { pass, freeze, takeKnocks, happened } = machine();
    pass(beginMs);
    takeKnocks();
    freeze(30 * day);
    expect(takeKnocks()).toHaveLength(1);
    expect(happened).toEqual([expect.stringMatching(/^jump of 259\d{4}/)]);
    pass(3 * minute);
    expect(takeKnocks()).toHaveLength(3);
  },
);

test('sleeps for 30 days: one knock within a second of waking', () => {
  const { pass, sleep, takeKnocks, happened } = machine();
  pass(20 * second);
  sleep(30 * day);
  pass(second);
  expect(takeKnocks()).toHaveLength(1);
  expect(happened).toEqual([`jump of ${30 * 24 * 3600} s`]);
});

test('stopped, nothing is left to run', () => {
  const { bell, pass, timers, takeKnocks } = machine();
  pass(10 * second);
  bell.stop();
  expect([timers.size, takeKnocks()]).toEqual([0, []]);
});
