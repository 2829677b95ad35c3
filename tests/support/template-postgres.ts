import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '../../src/db/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { adminUrl: string; template: string };
  }
}

/** Migrates one database of the run, from which each test file gets a copy; returns what removes all of them. */
export async function provideTemplate(project: TestProject, adminUrl: string): Promise<() => Promise<void>> {
  const template = `daymark_test_${randomBytes(4).toString('hex')}`;
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const removeAll = async (): Promise<void> => {
    const names = await admin<{ name: string }[]>`
      select datname as name from pg_database where starts_with(datname, ${template})`;
    for (const { name } of names) await admin`drop database ${admin(name)} with (force)`;
    await admin.end({ timeout: 5 });
  };
  try {
    await admin`create database ${admin(template)}`;
    await migrateDatabase(databaseUrl(adminUrl, template));
  } catch (error) {
    await removeAll();
    throw error;
  }
  project.provide('postgres', { adminUrl, template });
  return removeAll;
}

/** The address of another database on the same server. */
export function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}
