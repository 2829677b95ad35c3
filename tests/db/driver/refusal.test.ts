import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusalOf } from '../../../src/db/driver/refusal.ts';

const url = 'postgres://ann:geheim@db.example:6000/daymark';
const thrown = (code: string, message: string) =>
  new Error('Failed query', { cause: Object.assign(new Error(message), { code }) });

test.each<[string, string, boolean, string]>([
  ['ECONNREFUSED', 'connect ECONNREFUSED', true, 'cannot be reached: connect ECONNREFUSED. Nothing takes connections'],
  [
    'ENOTFOUND',
    'getaddrinfo',
    true,
    'cannot be reached: getaddrinfo. Is the network up, and db.example:6000 written right',
  ],
  ['ENOENT', "no such file, open '/ca.pem'", false, 'is to be reached with a file that cannot be read'],
  [
    'ENOENT',
    'connect ENOENT /run',
    false,
    'cannot be reached: connect ENOENT /run. The host in DATABASE_URL is the folder',
  ],
  ['CERT_HAS_EXPIRED', 'expired', false, 'shows a certificate that is not trusted (expired). Name the certificate'],
  ['08P01', 'no such database: x', false, 'is behind a pooler that knows none called “daymark”'],
  ['XX000', 'Tenant or user not found', false, 'does not let user “ann” in (Tenant or user not found)'],
  ['XX000', 'bless me', false, 'refuses to work (bless me; SQLSTATE XX000)'],
  ['28P01', 'no', false, 'refuses the password of user “ann”'],
  ['28000', 'no pg_hba.conf entry, no encryption', false, 'takes encrypted connections only'],
  ['28000', 'role "ann" does not exist', false, 'knows no user “ann”'],
  ['42501', 'permission denied for schema "own"', false, 'does not let user “ann” do what is needed'],
  ['42501', 'must be owner of table cohorts', false, 'does not let user “ann” do what is needed'],
  ['42883', 'no such function', false, 'is no Postgres as Daymark needs it'],
  ['53300', 'too many', true, 'has no connection to spare (too many)'],
  ['53100', 'disk full', true, 'has no room left (disk full)'],
  ['55P03', 'locked', true, 'was busy with somebody else'],
  ['57P01', 'shut down', true, 'was stopped in the middle of it (shut down)'],
  ['XX001', 'page', false, 'is damaged (page)'],
])('%s, %s', (code, message, passing, words) => {
  const { reason, ...rest } = refusalOf(thrown(code, message), url);
  expect(rest).toEqual({ passing });
  expect(reason.startsWith(`The database of DATABASE_URL ${words}`), reason).toBe(true);
  expect(reason).not.toMatch(/geheim|\{\w+\}/);
});

test('a right that is missing in a schema is granted there', () => {
  expect(refusalOf(thrown('42501', 'permission denied for schema "own"'), url).reason).toContain(
    'grant usage, create on schema "own" to "ann"; grant create on database "daymark" to "ann";',
  );
});

test('what is nobody’s refusal stays in its own words, and the server of our own is called so', () => {
  expect(refusalOf(new Error('a bug'), url)).toEqual({ reason: 'a bug', passing: false });
  expect(refusalOf(thrown('57P03', 'starting'), '', true).reason).toMatch(/^The embedded database is starting up/);
});

test('every entry is whole: what it is about, what happened, what to do', () => {
  const text = readFileSync(new URL('../../../src/db/driver/refusal.ts', import.meta.url), 'utf8');
  const lines =
    /String\.raw`\n([^`]*)`/
      .exec(text)?.[1]
      ?.split('\n')
      .filter((line) => line !== '') ?? [];
  expect(lines.length).toBeGreaterThan(120);
  const form = (line: string) => (line.startsWith('  ') ? 'text' : 'head');
  expect(lines.map(form)).toEqual(lines.map((_, at) => (at % 3 === 0 ? 'head' : 'text')));
});
