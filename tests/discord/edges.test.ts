import { expect, test } from 'vitest';
import { failureOfClose } from '../../src/discord/gateway/connect-failure.ts';
import { fittingChoices } from '../../src/discord/interactions/suggestion.ts';
import { inviteUrl } from '../../src/discord/invite.ts';
import { failureOf } from '../../src/discord/rest/failure.ts';
import type { Refusal } from '../../src/discord/rest/refusal.ts';
import { missingPermissions, neededPermissions } from '../../src/messages/kit/permissions.ts';

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

test.each([
  { code: 4004, kind: 'wrong-token' },
  { code: 4011, kind: 'too-many-servers' },
  { code: 4014, kind: 'disallowed-intents' },
  { code: 4000, kind: undefined },
  { code: 1006, kind: undefined },
])('gateway close $code is $kind', ({ code, kind }) => {
  expect(failureOfClose(code)?.kind).toBe(kind);
});

test('the invitation asks for exactly what is needed', () => {
  const url = new URL(inviteUrl('123'));
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: '123',
    scope: 'bot applications.commands',
    // View Channel, Send Messages, Embed Links, Attach Files, Read Message History, Send Messages in Threads
    permissions: String((1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 15n) | (1n << 16n) | (1n << 38n)),
  });
});

test('missing permissions by kind of channel', () => {
  const all = neededPermissions.reduce((bits, { bit }) => bits | bit, 0n);
  const names = (type: number, permissions: bigint) =>
    missingPermissions({ type, permissions }).map(({ name }) => name);
  expect(names(0, all)).toEqual([]);
  expect(names(11, all)).toEqual(['Send Messages in Threads']);
  expect(names(0, all & ~(1n << 11n) & ~(1n << 15n))).toEqual(['Send Messages', 'Attach Files']);
});

test('suggestions stay inside the limits', () => {
  const emoji = `${'x'.repeat(98)}🔥🔥`;
  const choices = fittingChoices([
    { name: emoji, value: 'a' },
    { name: 'too long to mean itself', value: 'v'.repeat(101) },
    { name: '', value: 'nameless' },
    ...Array.from({ length: 30 }, (_, i) => ({ name: `Day ${i}`, value: String(i) })),
  ]);
  expect(choices).toHaveLength(25);
  expect(choices[0]).toEqual({ name: `${'x'.repeat(98)}…`, value: 'a' });
  expect(choices[1]).toEqual({ name: 'Day 0', value: '0' });
});
