import { expect, test } from 'vitest';
import {
  commitUnknown,
  failure,
  isCommitUnknown,
  isDatabaseAway,
  isTimeLimit,
  notCommitted,
  withTimeLimit,
} from '../../../src/db/driver/errors.ts';

const coded = (code: string) => failure(code, 'x');
const wrapped = (error: Error) => new Error('Failed query', { cause: error });

test.each<[string, unknown, boolean]>([
  ['a broken line', coded('ECONNRESET'), true],
  ['one wrapped by the query', wrapped(coded('CONNECTION_CLOSED')), true],
  ['one of several addresses', new AggregateError([coded('ECONNREFUSED')]), true],
  ['a server that starts up', coded('57P03'), true],
  ['no room left', coded('53100'), true],
  ['a broken rule', coded('23505'), false],
  ['a bug', new TypeError('x'), false],
  ['no error', 'ECONNRESET', false],
])('%s means that the database is away: %s', (_, error, want) => {
  expect(isDatabaseAway(error)).toBe(want);
});

test('of a commit nothing is known, until it is known that it was not carried out', () => {
  const unknown = commitUnknown(coded('ECONNRESET'));
  expect([isCommitUnknown(unknown), isCommitUnknown(wrapped(unknown))]).toEqual([true, true]);
  expect([isCommitUnknown(notCommitted(unknown)), isDatabaseAway(notCommitted(unknown))]).toEqual([false, true]);
});

test('settles as the work does, or rejects after the limit', async () => {
  expect(await withTimeLimit(1_000, Promise.resolve('in'))).toBe('in');
  await expect(withTimeLimit(1_000, Promise.reject(coded('23505')))).rejects.toMatchObject({ code: '23505' });
  const late = await withTimeLimit(5, new Promise(() => undefined)).catch((error: unknown) => error);
  expect([isTimeLimit(late), isDatabaseAway(late)]).toEqual([true, true]);
});
