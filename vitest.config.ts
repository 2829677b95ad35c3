import { defineConfig } from 'vitest/config';

// Pure rules need no server, so a run of these folders alone starts none.
const pure = ['core', 'curriculum', 'messages', 'hostile'].map((folder) => `tests/${folder}/**/*.test.ts`);
// What depends on the engine is tested on every engine there is.
const onEveryServer = ['tests/db/**/*.test.ts', 'tests/commands/**/*.test.ts', 'tests/jobs/**/*.test.ts'];
// These bring the embedded server up themselves.
const aboutEmbedded = ['tests/db/embedded/*.test.ts'];
const elsewhere = ['**/node_modules/**', 'tests/bench/**', 'tests/browser/**'];

export default defineConfig({
  test: {
    pool: 'forks',
    setupFiles: ['tests/support/fixed-seed.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    teardownTimeout: 20_000,
    reporters: process.env['TEST_REPORT'] ? ['default', 'json'] : ['default'],
    ...(process.env['TEST_REPORT'] ? { outputFile: { json: process.env['TEST_REPORT'] } } : {}),
    projects: [
      { extends: true, test: { name: 'pure', include: pure, exclude: elsewhere } },
      {
        extends: true,
        test: {
          name: 'embedded',
          include: ['tests/**/*.test.ts'],
          exclude: [...elsewhere, ...pure],
          globalSetup: 'tests/support/embedded-postgres.ts',
        },
      },
      ...(process.env['TEST_DATABASE_URL']
        ? [
            {
              extends: true as const,
              test: {
                name: 'server',
                include: onEveryServer,
                exclude: [...elsewhere, ...aboutEmbedded],
                globalSetup: 'tests/support/server-postgres.ts',
              },
            },
          ]
        : []),
    ],
  },
});
