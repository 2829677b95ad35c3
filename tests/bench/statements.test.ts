import { expect, test } from 'vitest';
import { pgbenchScript, type Statement, statementReader } from './statements.ts';

const int16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const int32 = (value: number) => Buffer.concat([int16(value >> 16), int16(value & 65535)]);
const text = (value: string) => Buffer.from(`${value}\0`);
const value = (content: string | null) =>
  content === null ? Buffer.from([255, 255, 255, 255]) : Buffer.concat([int32(content.length), Buffer.from(content)]);
const message = (letter: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(letter), int32(body.length + 4), body]);
};
const parse = (name: string, query: string) => message('P', text(name), text(query), int16(0));
const bind = (name: string, values: (string | null)[], formats: number[] = []) =>
  message(
    'B',
    text(''),
    text(name),
    int16(formats.length),
    ...formats.map(int16),
    int16(values.length),
    ...values.map(value),
    int16(0),
  );

const session = Buffer.concat([
  message('', int32(196608), text('user'), text('daymark'), text('')),
  message('p', text('a password')),
  message('Q', text('begin; set local statement_timeout = 1')),
  parse('', 'select $1'),
  bind('', ['7']),
  message('E', text(''), int32(0)),
  message('S'),
  parse('kept', 'insert into t values ($1, $2)'),
  bind('kept', ['a', null]),
  bind('kept', ['b', 'c']),
  message('Q', text('commit')),
]);

test.each([1, 2, 7, session.length])('reads what a session asks, in pieces of %i bytes', (size) => {
  const found: Statement[] = [];
  const read = statementReader((statement) => found.push(statement));
  for (let at = 0; at < session.length; at += size) read(session.subarray(at, at + size));
  expect(found).toEqual([
    { text: 'begin; set local statement_timeout = 1', params: [] },
    { text: 'select $1', params: ['7'] },
    { text: 'insert into t values ($1, $2)', params: ['a', null] },
    { text: 'insert into t values ($1, $2)', params: ['b', 'c'] },
    { text: 'commit', params: [] },
  ]);
});

test('a value that is not sent as text is none that a script could hold', () => {
  const read = statementReader(() => {});
  expect(() => read(Buffer.concat([message('', int32(196608)), parse('', 'select $1'), bind('', ['7'], [1])]))).toThrow(
    'not sent as text: select $1',
  );
});

const asked = (learner: string, date: string | null): Statement[] => [
  { text: 'begin; set local a = 1', params: [] },
  { text: 'select * from t where id = $1::bigint for update', params: [learner] },
  { text: 'insert into t values ($2, $1, $3, $3)', params: ['a word', learner, date] },
  { text: 'commit', params: [] },
];

test('the same transaction, with what differs as variables and the rest as values', () => {
  expect(pgbenchScript(asked('7', null), asked('8', null), { ':learner': ['7', '8'] })).toEqual({
    text: [
      '\\startpipeline',
      'begin;',
      'set local a = 1;',
      'select * from t where id = :learner::bigint for update;',
      '\\endpipeline',
      'insert into t values (:learner, :value_1, null, null);',
      'commit;',
      '',
    ].join('\n'),
    constants: { value_1: 'a word' },
  });
});

test.each<[string, Statement[], Statement[], string]>([
  ['what differs without a name', asked('7', '1'), asked('7', '2'), 'nothing tells how 1 becomes 2'],
  ['other statements', asked('7', null), asked('8', null).slice(1), 'the two did not ask the same'],
  ['another text', [{ text: 'a', params: [] }], [{ text: 'b', params: [] }], 'the two did not ask the same: a'],
  ['a colon', [{ text: "select 'a:b'", params: [] }], [{ text: "select 'a:b'", params: [] }], "a variable: :b'"],
])('refuses %s', (_, one, other, why) => {
  expect(() => pgbenchScript(one, other, { ':learner': ['7', '8'] })).toThrow(why);
});
