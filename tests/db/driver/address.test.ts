import { describe, expect, test } from 'vitest';
import { type Address, readAddress } from '../../../src/db/driver/address.ts';

const plain: Address = {
  hosts: [{ host: 'db.example', port: 5432 }],
  user: 'ada',
  password: 'pw',
  database: 'daymark',
  encryption: 'allow',
  directTls: false,
  rootCert: undefined,
  cert: undefined,
  key: undefined,
  searchPath: undefined,
  applicationName: undefined,
  connectTimeoutMs: undefined,
  leftOut: [],
};

const base = 'postgres://ada:pw@db.example/daymark';

test.each<[string, Partial<Address>]>([
  [base, {}],
  ['postgresql://ada:pw@db.example:6543/daymark', { hosts: [{ host: 'db.example', port: 6543 }] }],
  ['POSTGRES://ada:pw@db.example/daymark', {}],
  // As hosts print them.
  [`${base}?sslmode=require&channel_binding=require`, { encryption: 'require', leftOut: ['channel_binding'] }],
  [`${base}?schema=public`, { searchPath: '"public"' }],
  [
    `${base}?pgbouncer=true&connection_limit=1&pool_timeout=0`,
    { leftOut: ['pgbouncer', 'connection_limit', 'pool_timeout'] },
  ],
  [`${base}?sslmode=disable&connect_timeout=10`, { encryption: 'disable', connectTimeoutMs: 10_000 }],
  [`${base}?ssl=true`, { encryption: 'require' }],
  [`${base}?sslmode=no-verify`, { encryption: 'require' }],
  [`${base}?sslmode=verify-full&sslrootcert=/etc/ca.pem`, { encryption: 'verify-full', rootCert: '/etc/ca.pem' }],
  [`${base}?sslmode=require&sslrootcert=/etc/ca.pem`, { encryption: 'verify-ca', rootCert: '/etc/ca.pem' }],
  [`${base}?sslrootcert=system`, { encryption: 'verify-full' }],
  [`${base}?sslmode=verify-ca&sslcert=a.pem&sslkey=b.pem`, { encryption: 'verify-ca', cert: 'a.pem', key: 'b.pem' }],
  [`${base}?sslnegotiation=direct&sslmode=require`, { encryption: 'require', directTls: true }],
  [`${base}?options=endpoint%3Dep-cool-1`, { leftOut: ['options'] }],
  [`${base}?options=-c%20search_path%3Dstudy`, { searchPath: 'study' }],
  [`${base}?options=--search_path%3Dstudy%20-c%20geqo%3Doff`, { searchPath: 'study', leftOut: ['options'] }],
  [`${base}?search_path=study,public`, { searchPath: 'study,public' }],
  [`${base}?application_name=bot&target_session_attrs=read-write`, { applicationName: 'bot' }],
  [`${base}?statement_timeout=5000&keepalives=1`, { leftOut: ['statement_timeout', 'keepalives'] }],
  // Several hosts, IPv6, sockets.
  [
    'postgres://ada:pw@a,b:6000,[::1]:7000/daymark',
    {
      hosts: [
        { host: 'a', port: 5432 },
        { host: 'b', port: 6000 },
        { host: '::1', port: 7000 },
      ],
    },
  ],
  ['postgres://ada:pw@/daymark?host=/run/postgresql', { hosts: [{ host: '/run/postgresql', port: 5432 }] }],
  ['postgres://ada:pw@%2Frun%2Fpostgresql:5433/daymark', { hosts: [{ host: '/run/postgresql', port: 5433 }] }],
  [
    'postgres:///daymark?host=a,b&port=1,2&user=ada&password=pw',
    {
      hosts: [
        { host: 'a', port: 1 },
        { host: 'b', port: 2 },
      ],
    },
  ],
  ['postgres:///daymark', { hosts: [{ host: 'localhost', port: 5432 }], user: undefined, password: undefined }],
  ['postgres://ada@db.example', { password: undefined, database: undefined }],
  // Passwords, as they should be written and as they are pasted.
  ['postgres://ada:p%40s%2Fs%3F%23%25@db.example/daymark', { password: 'p@s/s?#%' }],
  ['postgres://ada:p@ss@db.example/daymark', { password: 'p@ss' }],
  ['postgres://ada:p/a?s#s:x@db.example/daymark', { password: 'p/a?s#s:x' }],
  ['postgres://ada:100%@db.example/daymark', { password: '100%' }],
  ['postgres://ada:@db.example/daymark', { password: '' }],
  [`${base}?options=a@b`, { leftOut: ['options'] }],
])('%s', (text, expected) => {
  expect(readAddress(text)).toEqual({ kind: 'address', address: { ...plain, ...expected } });
});

describe('what cannot be followed is named, and no value with it', () => {
  test.each([
    ['mysql://ada:secret@db.example/daymark', 'must look like postgres://'],
    ['ada:secret@db.example', 'must look like postgres://'],
    ['postgres://ada:secret@db.example:port/daymark', 'port'],
    ['postgres://ada:secret@db.example:99999/daymark', 'port'],
    ['postgres://ada:secret@db.example/daymark?sslmode=secret', 'sslmode'],
    ['postgres://ada:secret@db.example/daymark?target_session_attrs=read-only', 'target_session_attrs'],
  ])('%s', (text, named) => {
    const reading = readAddress(text);
    expect(reading).toEqual({ kind: 'problem', problem: expect.stringContaining(named) });
    expect(JSON.stringify(reading)).not.toContain('secret');
  });
});
