import { pino } from 'pino';
import { expect, test } from 'vitest';
import { retried, type Tried } from '../../src/start/attempts.ts';

const minute = 60_000;
const away: Tried<string> = { kind: 'failed', reason: 'nobody answers', passing: true };
const refused: Tried<string> = { kind: 'failed', reason: 'wrong token', passing: false };
const done: Tried<string> = { kind: 'done', value: 'in' };

/** Tries with these outcomes, the last of them for ever; `stopAfter` pauses the signal is given. */
async function trying(outcomes: Tried<string>[], forMs: number, stopAfter = Number.POSITIVE_INFINITY) {
  const pauses: number[] = [];
  const lines: unknown[] = [];
  const controller = new AbortController();
  let tries = 0;
  const outcome = await retried(
    async () => {
      tries += 1;
      return outcomes[Math.min(tries, outcomes.length) - 1] ?? refused;
    },
    {
      forMs,
      signal: controller.signal,
      timers: {
        after(ms, run) {
          pauses.push(ms / 1_000);
          queueMicrotask(pauses.length === stopAfter ? () => controller.abort() : run);
          return () => undefined;
        },
      },
      log: pino({ base: null, timestamp: false }, { write: (line: string) => lines.push(JSON.parse(line)) }),
    },
  );
  return { outcome, tries, pauses, lines };
}

test.each<[string, Tried<string>[], number, { kind: string }, number[]]>([
  ['done at once', [done], 10 * minute, done, []],
  ['away, then done', [away, away, away, done], 10 * minute, done, [1, 2, 4]],
  ['refused at once', [refused], 10 * minute, refused, []],
  ['away, then refused', [away, refused], 10 * minute, refused, [1]],
  ['away, and no patience', [away], 0, away, []],
  ['away for longer than the patience', [away], 2 * minute, away, [1, 2, 4, 8, 16, 30, 30, 30]],
])('%s', async (_, outcomes, forMs, outcome, pauses) => {
  const tried = await trying(outcomes, forMs);
  expect(tried).toMatchObject({ outcome, pauses, tries: pauses.length + 1 });
  expect(tried.lines).toEqual(
    pauses.map((s) => ({ level: 40, reason: 'nobody answers', againInMs: s * 1_000, msg: 'cannot start yet' })),
  );
});

test('told to stop while it waits, it tries no more', async () => {
  expect(await trying([away], 10 * minute, 2)).toMatchObject({ outcome: away, tries: 2, pauses: [1, 2] });
});
