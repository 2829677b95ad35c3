import type { TestProject } from 'vitest/node';
import { provideTemplate } from './template-postgres.ts';
import { startThrowaway } from './throwaway-postgres.ts';

/** Runs the project's tests on an embedded server of the run's own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowaway();
  try {
    const removeAll = await provideTemplate(project, server.url);
    return async () => {
      await removeAll();
      await server.stop();
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
