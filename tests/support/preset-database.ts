import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject, onTestFinished } from 'vitest';
import { databaseUrl } from './template-postgres.ts';

export type Preset = {
  url: string;
  name: string;
  /** A role that may log in and owns nothing, with its own address. */
  guest: string;
  guestUrl: string;
  /** Runs something as the server's administrator, in this database. */
  asAdmin(statement: string): Promise<postgres.RowList<postgres.Row[]>>;
};

/** An empty database of a test's own, made and preset as the test wants it; `created` goes behind `create database`. */
export async function presetDatabase(presets: readonly string[] = [], created = ''): Promise<Preset> {
  const server = inject('postgres');
  if (server === undefined) throw new Error('This folder has no database');
  const name = `${server.template}_${randomBytes(4).toString('hex')}`;
  const guest = `guest_${randomBytes(4).toString('hex')}`;
  const run = async (url: string, statement: string) => {
    const admin = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} });
    try {
      return await admin.unsafe(statement);
    } finally {
      await admin.end({ timeout: 5 });
    }
  };
  await run(server.adminUrl, `create database ${name} ${created}`);
  await run(server.adminUrl, `create role ${guest} login password 'pw'`);
  onTestFinished(async () => {
    await run(server.adminUrl, `drop database if exists ${name} with (force)`);
    await run(server.adminUrl, `drop role if exists ${guest}`);
  });
  for (const preset of presets) await run(server.adminUrl, `alter database ${name} set ${preset}`);
  const url = databaseUrl(server.adminUrl, name);
  const guestUrl = Object.assign(new URL(url), { username: guest, password: 'pw' }).href;
  return { url, name, guest, guestUrl, asAdmin: (statement) => run(url, statement) };
}
