import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../src/db/client.ts';
import { refusalOf } from '../../../src/db/driver/refusal.ts';
import { testDatabase } from '../../support/database.ts';
import { openssl, startTlsFront, type TlsFront } from '../../support/tls-front.ts';

const { url } = await testDatabase({ empty: true });

async function outcomeAt(address: string): Promise<string> {
  const { db, close } = openDatabase(address, { max: 1, connectTimeoutMs: 2_000 });
  try {
    const rows = await db.execute<{ n: number }>(sql`select 7 as n`);
    return `works ${rows[0]?.n}`;
  } catch (error) {
    return refusalOf(error, address).reason;
  } finally {
    await close();
  }
}

describe('a server without encryption', () => {
  test.each([
    ['', /^works 7$/],
    ['?sslmode=disable', /^works 7$/],
    ['?sslmode=allow', /^works 7$/],
    ['?sslmode=prefer', /^works 7$/],
    ['?sslmode=require', /cannot be reached encrypted, as sslmode in DATABASE_URL asks/],
    ['?sslmode=verify-full', /cannot be reached encrypted/],
  ])('%s', async (query, outcome) => {
    expect(await outcomeAt(`${url}${query}`)).toMatch(outcome);
  });
});

describe.skipIf(!openssl)('a server that takes encrypted connections only', () => {
  let front: TlsFront;
  beforeAll(async () => {
    front = await startTlsFront(url);
  });
  afterAll(() => front.close());

  const trusted = () => `&sslrootcert=${encodeURIComponent(front.rootCert)}`;
  const other = () => `&sslrootcert=${encodeURIComponent(front.otherCert)}`;

  test.each<[string, () => string, RegExp]>([
    ['', () => '', /^works 7$/],
    ['?sslmode=disable', () => '', /takes encrypted connections only.*sslmode=require/],
    ['?sslmode=prefer', () => '', /^works 7$/],
    ['?sslmode=require', () => '', /^works 7$/],
    ['?sslmode=require', () => trusted(), /^works 7$/],
    ['?sslmode=require', () => other(), /shows a certificate that is not trusted.*sslrootcert/],
    ['?sslmode=verify-ca', () => '', /shows a certificate that is not trusted/],
    ['?sslmode=verify-ca', () => trusted(), /^works 7$/],
    ['?sslmode=verify-full', () => trusted(), /^works 7$/],
    ['?sslmode=verify-full', () => '&sslrootcert=/nowhere/ca.pem', /a file that cannot be read.*sslrootcert/],
  ])('%s with %s', async (query, more, outcome) => {
    expect(await outcomeAt(`${front.url}${query}${more()}`)).toMatch(outcome);
  });

  test('verify-full looks at the name, verify-ca does not', async () => {
    const byNumber = front.url.replace('localhost', '127.0.0.1');
    expect(await outcomeAt(`${byNumber}?sslmode=verify-ca${trusted()}`)).toBe('works 7');
    expect(await outcomeAt(`${byNumber}?sslmode=verify-full${trusted()}`)).toMatch(/certificate that is not trusted/);
  });

  test('several hosts: the first that answers is taken', async () => {
    const { port } = new URL(front.url);
    const many = front.url.replace(`localhost:${port}`, `127.0.0.1:9,localhost:${port}`);
    expect(await outcomeAt(`${many}?sslmode=require`)).toBe('works 7');
  });
});
