import { REST, type ResponseLike } from 'discord.js';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createIdentifyBudget } from '../../../src/discord/gateway/identify-budget.ts';
import { manualStopwatch } from '../../support/manual-stopwatch.ts';

/** A budget before a Discord that tells how many IDENTIFYs are left, on time that is moved by hand. */
function bench(
  says: () => { remaining: number; reset_after?: number; max_concurrency?: number } | number,
  mayIdentify = async (_bucket: number) => true,
) {
  const stopwatch = manualStopwatch();
  const lines: { msg: string }[] = [];
  let readings = 0;
  const rest = new REST({
    retries: 0,
    makeRequest: async () => {
      readings += 1;
      const said = says();
      const headers = { 'content-type': 'application/json' };
      if (typeof said === 'number') return new Response('{}', { status: said, headers }) as unknown as ResponseLike;
      const limit = { total: 1000, reset_after: 0, max_concurrency: 1, ...said };
      return new Response(JSON.stringify({ session_start_limit: limit }), { headers }) as unknown as ResponseLike;
    },
  }).setToken('token');
  const budget = createIdentifyBudget({
    rest,
    log: pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line)) }),
    now: () => new Date(Date.parse('2026-03-02T06:00:00Z') + stopwatch.elapsedMs()),
    stopwatch,
    mayIdentify,
  });
  let passed = 0;
  const identify = (signal = new AbortController().signal, shard = 0) => {
    void budget.turn(shard, signal).then(
      () => {
        passed += 1;
      },
      () => undefined,
    );
    return settled();
  };
  const after = async (ms: number) => {
    stopwatch.advance(ms);
    await settled();
  };
  return { budget, identify, after, lines, passed: () => passed, readings: () => readings };
}

/** Once everything that waits for no clock is done. */
async function settled(): Promise<void> {
  for (let i = 0; i < 50; i += 1) await new Promise((resolve) => setImmediate(resolve));
}

test('is read before each IDENTIFY, and once for the first one, which a look has gone before', async () => {
  const { budget, identify, after, passed, readings } = bench(() => ({ remaining: 999 }));
  await budget.room(new AbortController().signal);
  await identify();
  expect([passed(), readings()]).toEqual([1, 1]);
  budget.granted(0);
  await after(60_000);
  await identify();
  expect([passed(), readings()]).toEqual([2, 2]);
});

test('below 50 it waits until the next day, with one line, however often the line breaks meanwhile', async () => {
  let remaining = 49;
  const { identify, after, passed, lines } = bench(() => ({ remaining, reset_after: 7_200_000 }));
  const gone = new AbortController();
  await identify(gone.signal);
  await after(10_000);
  gone.abort();
  await settled();
  await identify();
  expect(passed()).toBe(0);
  remaining = 1000;
  await after(3_600_000);
  expect(passed()).toBe(0);
  await after(3_601_000);
  expect(passed()).toBe(1);
  expect(lines.map(({ msg }) => msg)).toEqual([
    'Discord lets this bot begin 49 more sessions today, and resets its token when they are used up; waiting until 2026-03-02T08:00:00.000Z',
  ]);
});

test('50 are enough for one', async () => {
  const { identify, passed } = bench(() => ({ remaining: 50 }));
  await identify();
  expect(passed()).toBe(1);
});

test('while Discord does not tell how many are left, none passes', async () => {
  let says: { remaining: number } | number = 503;
  const { identify, after, passed } = bench(() => says);
  await identify();
  for (let i = 0; i < 10; i += 1) await after(60_000);
  expect(passed()).toBe(0);
  says = { remaining: 900 };
  await after(60_000);
  expect(passed()).toBe(1);
});

test('IDENTIFYs that lead to nothing grow rare: 1,000 are enough for days', async () => {
  const { identify, after, passed } = bench(() => ({ remaining: 900 }));
  for (let seconds = 0; seconds < 3600; seconds += 5) {
    if (seconds === 0) await identify();
    const before = passed();
    await after(5000);
    if (passed() > before || seconds === 0) await identify();
  }
  expect(passed()).toBeGreaterThan(8);
  expect(passed()).toBeLessThan(25);
});

test('a shard whose IDENTIFYs lead to nothing holds up no other one', async () => {
  const { identify, after, passed } = bench(() => ({ remaining: 900 }));
  const { signal } = new AbortController();
  for (let n = 0; n < 6; n += 1) {
    await after(120_000);
    await identify(signal, 0);
  }
  expect(passed()).toBe(6);
  await identify(signal, 0);
  await identify(signal, 1);
  await after(7000);
  expect(passed()).toBe(7);
  await after(120_000);
  expect(passed()).toBe(8);
});

test.each([
  { concurrency: 1, passed: [1, 2, 3, 4] },
  { concurrency: 2, passed: [2, 4, 4, 4] },
  { concurrency: 16, passed: [4, 4, 4, 4] },
])(
  'of four shards at once $passed have passed after 0, 7, 14 and 21 s, with max_concurrency $concurrency',
  async (given) => {
    const { budget, identify, after, passed } = bench(() => ({ remaining: 900, max_concurrency: given.concurrency }));
    const { signal } = new AbortController();
    await budget.room(signal);
    for (const shard of [0, 1, 2, 3]) await identify(signal, shard);
    const counts = [passed()];
    for (let n = 0; n < 3; n += 1) {
      // READY may come late to all of them.
      await after(7000);
      counts.push(passed());
    }
    expect(counts).toEqual(given.passed);
  },
);

test('one passes only when no other process is at it, and one that has gone meanwhile holds nobody up', async () => {
  let isFree = false;
  const asked: number[] = [];
  const { identify, after, passed } = bench(
    () => ({ remaining: 900 }),
    async (bucket) => {
      asked.push(bucket);
      return isFree;
    },
  );
  const gone = new AbortController();
  await identify(gone.signal);
  await after(500);
  gone.abort();
  await identify();
  await after(500);
  expect([passed(), asked.length > 2, new Set(asked)]).toEqual([0, true, new Set([0])]);
  isFree = true;
  await after(500);
  expect(passed()).toBe(1);
});
