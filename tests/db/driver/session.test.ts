import { describe, expect, test } from 'vitest';
import { beginning, dateParsers, isReadOnly, judge, type SessionState } from '../../../src/db/driver/session.ts';

const plain: Record<string, string | null> = {
  ...{ datestyle: 'ISO, MDY', default_transaction_isolation: 'read committed', lock_timeout: '0' },
  ...{
    transaction_timeout: null,
    synchronous_commit: 'on',
    standard_conforming_strings: 'on',
    array_nulls: 'on',
    bytea_output: 'hex',
  },
  ...{ transform_null_equals: 'off', exit_on_error: 'off', statement_timeout: '0' },
  ...{ default_transaction_read_only: 'off', server_encoding: 'UTF8', client_encoding: 'UTF8' },
  session_replication_role: 'origin',
};
const session = (settings: Record<string, string | null> = {}, rest: Partial<SessionState> = {}): SessionState => ({
  ...{ version: '17.2', versionNumber: 170_002, standby: false, schema: 'public' },
  settings: { ...plain, ...settings },
  ...rest,
});

test.each<[string, Record<string, string | null>, object[]]>([
  ['nothing preset', {}, []],
  ['dates written in another way', { datestyle: 'German, DMY' }, [{ name: 'datestyle', value: 'ISO, YMD' }]],
  [
    'another isolation',
    { default_transaction_isolation: 'serializable' },
    [{ name: 'transaction_isolation', value: 'read committed' }],
  ],
  ['saved before it is on disk', { synchronous_commit: 'off' }, [{ name: 'synchronous_commit', value: 'on' }]],
  ['files written in another way', { bytea_output: 'escape' }, [{ name: 'bytea_output', value: 'hex' }]],
  ['a shorter limit than ours', { statement_timeout: '2s' }, [{ name: 'statement_timeout', value: '10000' }]],
  ['a longer limit than ours', { statement_timeout: '1min' }, []],
])('a session with %s', (_, settings, pins) => {
  expect(judge(session(settings), 'public', 10_000)).toEqual(pins);
});

test('tables elsewhere are named with each transaction', () => {
  expect(judge(session({}, { schema: null }), 'own', 0)).toEqual([{ name: 'search_path', value: 'own' }]);
});

describe('refuses, with the way out,', () => {
  test.each<[string, SessionState, RegExp]>([
    ['an old server', session({}, { version: '14.1', versionNumber: 140_001 }), /needs 15 or newer/],
    ['a database in another encoding', session({ server_encoding: 'LATIN1' }), /create database daymark encoding/],
    ['a line that changes the text', session({ client_encoding: 'LATIN1' }), /reset client_encoding/],
    [
      'a session that checks no reference',
      session({ session_replication_role: 'replica' }),
      /session_replication_role/,
    ],
  ])('%s', (_, state, words) => {
    expect(() => judge(state, 'public', 0)).toThrow(words);
  });
});

test.each([
  ['a standby', session({}, { standby: true }), true],
  ['told to save nothing', session({ default_transaction_read_only: 'on' }), true],
  ['a primary', session(), false],
])('%s', (_, state, want) => {
  expect(isReadOnly(state)).toBe(want);
});

test('a transaction brings its settings and its limits, and none outlives it', () => {
  expect(beginning([{ name: 'search_path', value: `o'b` }], 10_000)).toBe(
    "begin isolation level read committed; set local search_path = 'o''b'; set local statement_timeout = '10000'; " +
      "set local idle_in_transaction_session_timeout = '30000'",
  );
});

const date = dateParsers[1082] ?? String;
const instant = dateParsers[1184] ?? String;

test.each([
  [date, '2026-03-02', '2026-03-02'],
  [instant, '2026-03-02 08:00:00.5+00', '2026-03-02T08:00:00.5+00:00'],
  [instant, '2026-03-02 08:00:00+05:30', '2026-03-02T08:00:00+05:30'],
])('%o reads %s', (read, text, want) => {
  expect(read(text)).toBe(want);
});

test.each([
  [date, '02.03.2026'],
  [date, 'infinity'],
  [instant, 'Mon Mar 02 08:00:00 2026 UTC'],
])('%o takes no other form: %s', (read, text) => {
  expect(() => read(text)).toThrow('not the ISO form');
});
