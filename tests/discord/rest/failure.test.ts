import { expect, test } from 'vitest';
import { failureOf } from '../../../src/discord/rest/failure.ts';
import type { Refusal } from '../../../src/discord/rest/refusal.ts';

function refused(status: number, code: number): Refusal {
  return { kind: 'refused', status, code, reason: 'r' };
}

test.each<{ refusal: Refusal; want: object }>([
  { refusal: { kind: 'away', reason: 'r', atOnce: true }, want: { kind: 'retry', reason: 'r' } },
  {
    refusal: { kind: 'limited', reason: 'r', afterMs: 300_000 },
    want: { kind: 'retry', reason: 'r', afterMs: 300_000 },
  },
  { refusal: refused(404, 10003), want: { kind: 'stop', cause: 'unknown-channel', reason: 'r' } },
  { refusal: refused(403, 50001), want: { kind: 'stop', cause: 'missing-access', reason: 'r' } },
  { refusal: refused(403, 50013), want: { kind: 'stop', cause: 'missing-permission', reason: 'r' } },
  { refusal: refused(403, 0), want: { kind: 'retry', reason: 'r' } },
  { refusal: refused(404, 0), want: { kind: 'retry', reason: 'r' } },
  { refusal: refused(401, 0), want: { kind: 'retry', reason: 'r' } },
  { refusal: refused(400, 50035), want: { kind: 'refused', reason: 'r' } },
  { refusal: refused(413, 40005), want: { kind: 'refused', reason: 'r' } },
  { refusal: refused(400, 240000), want: { kind: 'refused', reason: 'r' } },
  { refusal: refused(403, 20009), want: { kind: 'refused', reason: 'r' } },
  { refusal: refused(400, 999_999), want: { kind: 'refused', reason: 'r' } },
  { refusal: refused(400, 40006), want: { kind: 'retry', reason: 'r' } },
  { refusal: refused(400, 50083), want: { kind: 'stop', cause: 'unexplained', reason: 'r' } },
  { refusal: refused(403, 160005), want: { kind: 'stop', cause: 'unexplained', reason: 'r' } },
  { refusal: refused(403, 999_999), want: { kind: 'stop', cause: 'unexplained', reason: 'r' } },
  { refusal: refused(404, 999_999), want: { kind: 'stop', cause: 'unexplained', reason: 'r' } },
])('$refusal.kind $refusal.status $refusal.code is a $want.kind', ({ refusal, want }) => {
  expect(failureOf(refusal)).toEqual(want);
});
