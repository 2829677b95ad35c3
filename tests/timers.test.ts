import { expect, test } from 'vitest';
import { backoffMs, hurriedTimers, outcomeWithin, pause, realTimers } from '../src/timers.ts';
import { manualStopwatch } from './support/manual-stopwatch.ts';

function timed() {
  const stopwatch = manualStopwatch();
  const timers = hurriedTimers(stopwatch);
  const rung: string[] = [];
  return { stopwatch, timers, rung, after: (ms: number, name: string) => timers.after(ms, () => rung.push(name)) };
}

test('run when their time has come, unless cancelled', () => {
  const { stopwatch, rung, after } = timed();
  after(100, 'a');
  after(200, 'b')();
  after(300, 'c');
  stopwatch.advance(250);
  expect(rung).toEqual(['a']);
  stopwatch.advance(250);
  expect(rung).toEqual(['a', 'c']);
});

test('told to hurry, what waits runs at once and only once, and what comes later soon', () => {
  const { stopwatch, timers, rung, after } = timed();
  after(20_000, 'a');
  after(1_500, 'gone')();
  timers.hurry();
  expect(rung).toEqual(['a']);
  after(20_000, 'b');
  after(100, 'c');
  stopwatch.advance(500);
  expect(rung).toEqual(['a', 'c', 'b']);
  stopwatch.advance(60_000);
  expect(rung).toHaveLength(3);
});

test('a pause ends with the signal', async () => {
  const controller = new AbortController();
  const paused = pause(realTimers, 3_600_000, controller.signal);
  controller.abort();
  await paused;
  await pause(realTimers, 3_600_000, controller.signal);
});

test.each([
  [0, 1_000],
  [1, 2_000],
  [5, 32_000],
  [6, 60_000],
  [5_000, 60_000],
])('after %i tries more the wait is %i ms', (tries, ms) => {
  expect(backoffMs(tries)).toBe(ms);
});

test('what work comes to within a limit: its value, its failure, or that it is late; late failures trouble nobody', async () => {
  const { stopwatch } = timed();
  const failure = new Error('a bug');
  expect(await outcomeWithin(stopwatch, 10, async () => 1)).toEqual({ kind: 'done', value: 1 });
  expect(await outcomeWithin(stopwatch, 10, () => Promise.reject(failure))).toEqual({ kind: 'failed', error: failure });
  const thrown = outcomeWithin(stopwatch, 10, () => {
    throw failure;
  });
  expect(await thrown).toEqual({ kind: 'failed', error: failure });
  let fail = (): void => undefined;
  const late = outcomeWithin(stopwatch, 10, () => new Promise((_, reject) => (fail = () => reject(failure))));
  stopwatch.advance(10);
  expect((await late).kind).toBe('late');
  fail();
});
