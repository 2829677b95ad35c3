import { expect, test } from 'vitest';
import { failureOfClose, failureOfLogin, failureOfRefusal } from '../../../src/discord/gateway/connect-failure.ts';

test.each([
  { code: 4004, kind: 'wrong-token' },
  { code: 4011, kind: 'too-many-servers' },
  { code: 4014, kind: 'disallowed-intents' },
  { code: 4000, kind: undefined },
  { code: 1006, kind: undefined },
])('gateway close $code is $kind', ({ code, kind }) => {
  expect(failureOfClose(code)?.kind).toBe(kind);
});

test.each([
  ['a token that discord.js takes for none', Object.assign(new Error('x'), { code: 'TokenInvalid' }), 'wrong-token'],
  ['a broken line', Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'unreachable'],
])('a login that ends with %s', (_, error, kind) => {
  expect(failureOfLogin(error, 'https://d/api').kind).toBe(kind);
});

test.each([
  [{ kind: 'refused', status: 401, code: 0, reason: 'r' } as const, { kind: 'wrong-token' }],
  [{ kind: 'refused', status: 403, code: 0, reason: 'r' } as const, { kind: 'refused' }],
  [{ kind: 'limited', afterMs: 61_000, reason: 'r' } as const, { kind: 'unreachable', afterMs: 61_000 }],
  [{ kind: 'away', atOnce: true, reason: 'r' } as const, { kind: 'unreachable' }],
])('asked who it is, Discord says %o', (refusal, want) => {
  expect(failureOfRefusal(refusal, 'https://d/api')).toMatchObject(want);
});
