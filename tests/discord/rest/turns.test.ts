import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTurns, inLane, type Lane, shareOf } from '../../../src/discord/rest/turns.ts';
import { manualStopwatch } from '../../support/manual-stopwatch.ts';

const lanes: readonly Lane[] = ['people', 'posts', 'messages', 'edits'];

/** Turns on a clock that is moved by hand; `lateMs`: how much later than asked each of its timers comes. */
function bench(perSecond?: number, lateMs: () => number = () => 0) {
  const watch = manualStopwatch();
  const turns = createTurns({ ...watch, after: (ms, run) => watch.after(ms + lateMs(), run) }, perSecond);
  const gone: { lane: Lane; ms: number }[] = [];
  return {
    turns,
    gone,
    advance: watch.advance,
    ask(lane: Lane, signal?: AbortSignal) {
      return inLane(lane, () => turns.turn(signal)).then(() => void gone.push({ lane, ms: watch.elapsedMs() }));
    },
    /** As many as that, one after the other from each place, as jobs do: whoever has had a turn asks for the next. */
    flood(lane: Lane, places: number) {
      for (let place = 0; place < places; place += 1) void again(lane);
    },
    /** Moves the clock so that whoever asks anew is heard in between. */
    async run(ms: number) {
      for (let passed = 0; passed <= ms; passed += 1) {
        for (let n = 0; n < 4; n += 1) await Promise.resolve();
        if (passed < ms) watch.advance(1);
      }
    },
  };
  async function again(lane: Lane): Promise<void> {
    for (;;) {
      await inLane(lane, () => turns.turn());
      gone.push({ lane, ms: watch.elapsedMs() });
    }
  }
}

/** The most that went within any so many milliseconds. */
function worst(moments: readonly number[], spanMs: number): number {
  return Math.max(0, ...moments.map((from) => moments.filter((ms) => ms >= from && ms < from + spanMs).length));
}

function counted(gone: readonly { lane: Lane }[]) {
  return Object.fromEntries(lanes.map((lane) => [lane, gone.filter((one) => one.lane === lane).length]));
}

describe('within the budget', () => {
  test.each([50, 25, 16, 5, 1])(
    'posts at %i a second go by handfuls, and at a hundredth below it',
    async (perSecond) => {
      const { gone, flood, run } = bench(perSecond);
      flood('posts', 50);
      await run(20_000);
      expect(gone.length).toBeGreaterThanOrEqual(Math.floor((perSecond * 20_000) / 1010));
      const moments = gone.map(({ ms }) => ms);
      expect(worst(moments, 1_000)).toBe(perSecond);
      expect(worst(moments, 100)).toBe(Math.ceil(perSecond / 10));
    },
  );

  test('what timers are late by is made up for', async () => {
    let n = 0;
    const { gone, flood, run } = bench(50, () => (n++ % 7) + 1);
    flood('posts', 50);
    await run(20_000);
    expect(gone.length).toBeGreaterThanOrEqual(985);
    expect(
      worst(
        gone.map(({ ms }) => ms),
        1_000,
      ),
    ).toBeLessThanOrEqual(50);
  });

  test('what nobody wanted in an idle hour comes as no burst', async () => {
    const { gone, flood, run, advance } = bench();
    advance(3_600_000);
    flood('posts', 50);
    await run(200);
    expect(gone.length).toBeLessThanOrEqual(10);
  });

  test('whoever waits for an answer is not kept apart', async () => {
    const { gone, ask, run } = bench();
    for (let n = 0; n < 52; n += 1) void ask('people');
    await run(2_000);
    expect(gone.map(({ ms }) => ms)).toEqual([...Array.from({ length: 50 }, () => 0), 1010, 1010]);
  });

  test('another share holds at once, and a limit of Discord’s holds all', async () => {
    const { turns, gone, flood, run } = bench();
    flood('posts', 50);
    await run(1000);
    turns.setRate(50 / 3);
    expect(turns.rate()).toBe(16);
    gone.length = 0;
    await run(10_100);
    // What went before counts against it.
    expect(gone.length).toBeGreaterThanOrEqual(148);
    expect(gone.length).toBeLessThanOrEqual(161);
    turns.hold(2_000);
    gone.length = 0;
    await run(1_999);
    expect(gone).toEqual([]);
    await run(200);
    expect(gone.length).toBeGreaterThan(0);
  });
});

describe('in which order', () => {
  test('people, posts, messages and edits, whoever came first', async () => {
    const { turns, gone, ask, run } = bench();
    turns.hold(100);
    for (const lane of ['edits', 'edits', 'messages', 'messages', 'posts', 'posts', 'people'] as const) void ask(lane);
    await run(400);
    expect(gone.map(({ lane }) => lane)).toEqual([
      ...['people', 'posts', 'posts', 'messages', 'messages', 'edits', 'edits'],
    ]);
  });

  test.each<[string, Partial<Record<Lane, number>>, Record<Lane, [least: number, most: number]>]>([
    [
      'posts alone have it all',
      { posts: 50 },
      { people: [0, 0], posts: [1980, 1986], messages: [0, 0], edits: [0, 0] },
    ],
    [
      'with all that jobs do, posts have 37 turns of 40, messages two and edits one',
      { posts: 50, messages: 20, edits: 10 },
      { people: [0, 0], posts: [1830, 1838], messages: [97, 101], edits: [48, 51] },
    ],
    [
      'messages come before edits, which have one turn of 40',
      { messages: 20, edits: 10 },
      { people: [0, 0], posts: [0, 0], messages: [1929, 1937], edits: [48, 51] },
    ],
    [
      'edits alone have it all',
      { edits: 10 },
      { people: [0, 0], posts: [0, 0], messages: [0, 0], edits: [1980, 1986] },
    ],
    [
      'whoever waits for an answer comes first, and leaves posts every other turn',
      { people: 200, posts: 50 },
      { people: [985, 1030], posts: [950, 1000], messages: [0, 0], edits: [0, 0] },
    ],
  ])('%s', async (_, places, want) => {
    const { gone, flood, run } = bench();
    for (const lane of lanes) flood(lane, places[lane] ?? 0);
    await run(40_000);
    const numbers = counted(gone);
    for (const lane of lanes) {
      const [least, most] = want[lane];
      expect([lane, numbers[lane] ?? 0]).toSatisfy(([, n]) => Number(n) >= least && Number(n) <= most);
    }
  });

  test('while 10,000 posts go out, no message waits longer than half a second for its turn and no edit than one', async () => {
    const { gone, flood, run } = bench();
    flood('posts', 50);
    flood('messages', 1);
    flood('edits', 1);
    await run(60_000);
    for (const [lane, longestMs] of [
      ['messages', 510],
      ['edits', 910],
    ] as const) {
      const moments = [0, ...gone.filter((one) => one.lane === lane).map(({ ms }) => ms)];
      expect(Math.max(...moments.slice(1).map((ms, i) => ms - (moments[i] ?? 0)))).toBeLessThanOrEqual(longestMs);
    }
  });
});

test('how many wait is told by lane, and who gives up waits no longer', async () => {
  const { turns, ask, advance } = bench(1);
  const giving = new AbortController();
  await ask('posts');
  const given = ask('edits', giving.signal);
  const going = [ask('posts'), ask('messages')];
  expect(turns.waiting()).toEqual({ people: 0, posts: 1, messages: 1, edits: 1 });
  giving.abort(new Error('no longer wanted'));
  await expect(given).rejects.toThrow('no longer wanted');
  expect(turns.waiting()).toEqual({ people: 0, posts: 1, messages: 1, edits: 0 });
  advance(3_000);
  await Promise.all(going);
  expect(turns.waiting()).toEqual({ people: 0, posts: 0, messages: 0, edits: 0 });
});

test('whoever asks when, no second of Discord’s sees more than the share, and everybody has their turn', async () => {
  const asks = fc.array(fc.record({ lane: fc.constantFrom(...lanes), afterMs: fc.nat(40) }), { maxLength: 120 });
  await fc.assert(
    fc.asyncProperty(asks, fc.integer({ min: 1, max: 50 }), fc.array(fc.nat(30)), async (wanted, perSecond, late) => {
      let n = 0;
      const { ask, run, turns, gone } = bench(perSecond, () => late[n++ % late.length] ?? 0);
      for (const { lane, afterMs } of wanted) {
        await run(afterMs);
        void ask(lane);
      }
      await run(0);
      for (let ms = 0; gone.length < wanted.length && ms < 300_000; ms += 100) await run(100);
      expect(gone).toHaveLength(wanted.length);
      expect(Object.values(turns.waiting())).toEqual([0, 0, 0, 0]);
      expect(
        worst(
          gone.map(({ ms }) => ms),
          1_000,
        ),
      ).toBeLessThanOrEqual(perSecond);
    }),
    { numRuns: 25 },
  );
});

test.each([
  { processes: 1, apiUrl: 'https://discord.com/api', share: 50 },
  { processes: 3, apiUrl: 'https://discord.com/api', share: 50 / 3 },
  { processes: 5, apiUrl: 'https://canary.discord.com/api', share: 10 },
  { processes: 3, apiUrl: 'http://proxy.internal:8080/api', share: 50 },
  { processes: 3, apiUrl: 'https://notdiscord.com/api', share: 50 },
])('one of $processes processes takes $share requests a second at $apiUrl', ({ processes, apiUrl, share }) => {
  expect(shareOf(processes, apiUrl)).toBe(share);
});
