import type { TestProject } from 'vitest/node';
import { provideTemplate } from './template-postgres.ts';

/** Runs the project's tests on the server at TEST_DATABASE_URL, whose user must be allowed to create databases. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is not set');
  return provideTemplate(project, url);
}
