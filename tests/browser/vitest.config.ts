import { defineConfig } from 'vitest/config';

// Apart from the other tests: these need a browser on the machine.
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    pool: 'forks',
    // Each file has a bot, a database and a browser of its own.
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: process.env['TEST_REPORT'] ? ['default', 'json'] : ['default'],
    ...(process.env['TEST_REPORT'] ? { outputFile: { json: process.env['TEST_REPORT'] } } : {}),
  },
});
