import { DrizzleQueryError } from 'drizzle-orm';
import { pino } from 'pino';
import postgres from 'postgres';
import { describe, expect, test } from 'vitest';
import { errorForm, reasonOf } from '../../src/log/error-form.ts';
import { serializers } from '../../src/log.ts';

const secret = 'SECRET-DIARY my doctor says';

function said(fields: Record<string, string>): Error {
  return new (postgres as unknown as { PostgresError: new (fields: object) => Error }).PostgresError(fields);
}

function failedQuery(cause: Error): Error {
  return new DrizzleQueryError('insert into "notes" ("text") values ($1)', [secret], cause);
}

function asApi(): Error {
  return Object.assign(
    new Error('Invalid Form Body\ncontent[BASE_TYPE_MAX_LENGTH]: Must be 2000 or fewer in length.'),
    {
      name: 'DiscordAPIError[50035]',
      code: 50035,
      requestBody: { json: { content: secret } },
      url: `https://discord.com/api/v10/webhooks/1/${secret}`,
      rawError: { content: secret },
    },
  );
}

describe('what a line says of an error', () => {
  test.each<[string, () => Error, string | RegExp, (string | number)?]>([
    [
      'a reset',
      () => failedQuery(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })),
      'read ECONNRESET',
      'ECONNRESET',
    ],
    [
      'a full disk',
      () =>
        failedQuery(said({ code: '53100', message: 'could not extend file: No space left on device', detail: secret })),
      'could not extend file: No space left on device',
      '53100',
    ],
    [
      'a broken rule, whose detail holds the row',
      () =>
        failedQuery(
          said({
            code: '23505',
            message: 'duplicate key value violates unique constraint "notes_pkey"',
            detail: `Key (text)=(${secret})`,
          }),
        ),
      'duplicate key value violates unique constraint "notes_pkey"',
      '23505',
    ],
    [
      'a value that Postgres cannot read, and quotes',
      () =>
        failedQuery(said({ code: '22P02', message: `invalid input syntax for type integer: "${secret} "and" more"` })),
      'invalid input syntax for type integer: …',
      '22P02',
    ],
    [
      'a trigger’s own words',
      () => failedQuery(said({ code: 'P0001', routine: 'exec_stmt_raise', message: `no ${secret} here` })),
      'A trigger of the database refused it',
      'P0001',
    ],
    ['a driver’s wrap in a wrap', () => failedQuery(failedQuery(new Error('over'))), 'over'],
    [
      'a query that failed for no known reason',
      () => Object.assign(failedQuery(new Error()), { cause: undefined }),
      'A query failed',
    ],
    [
      'a parser',
      () => {
        try {
          return JSON.parse(`{"a": ${secret}`);
        } catch (error) {
          return error as Error;
        }
      },
      /^Unexpected token …$/,
    ],
    ['Discord’s refusal', asApi, /^Invalid Form Body/, 50035],
    ['a message without end', () => new Error(`x`.repeat(8_000_000)), `${'x'.repeat(500)}…`],
  ])('%s', (_, make, message, code) => {
    const form = errorForm(make());
    expect(form.message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
    expect(form.code).toBe(code);
    expect(JSON.stringify(form)).not.toContain('SECRET');
    expect(JSON.stringify(form).length).toBeLessThan(3_000);
    expect(reasonOf(make())).toBe(form.message);
  });

  test('the places of the stack, and no line that only looks like one', () => {
    const error = new Error(`first\n    at my therapist\n    at home (SECRET:1:1)`);
    const form = errorForm(error);
    expect(form.stack).toMatch(/^ {4}at .*error-form\.test\.ts:\d+:\d+/);
    expect(form.stack).not.toMatch(/therapist|SECRET/);
  });

  test('several at once, and causes', () => {
    const both = new AggregateError([
      new Error('connect ECONNREFUSED ::1'),
      new Error('connect ECONNREFUSED 127.0.0.1'),
    ]);
    expect(reasonOf(both)).toBe('connect ECONNREFUSED ::1; connect ECONNREFUSED 127.0.0.1');
    expect(errorForm(new Error('outer', { cause: failedQuery(new Error('inner')) })).cause?.message).toBe('inner');
    expect(reasonOf('no error at all')).toBe('no error at all');
  });
});

test('a logger with our serializers keeps a failed write to itself', () => {
  const lines: string[] = [];
  const log = pino({ level: 'trace', serializers }, { write: (line: string) => void lines.push(line) });
  log.error({ err: failedQuery(new Error('gone')) }, 'handler failed');
  log.child({ of: 'one' }).error({ err: new Error('outer', { cause: failedQuery(new Error('gone')) }) }, 'again');
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toContain('SECRET');
});
