import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { slowestFiles } from './tests/support/slowest-files.ts';

// These need no server, so a run of them alone starts none.
const pure = [
  'tests/*.test.ts',
  ...[
    'authors',
    'bench',
    'core',
    'curriculum',
    'discord',
    'fuzz',
    'hostile',
    'log',
    'messages',
    'pictures',
    'playground/discord',
    'playground/page',
    'playground/terminal/script',
    'playground/terminal/show',
    'playground/text',
    'process',
  ].map((folder) => `tests/${folder}/**/*.test.ts`),
];
// What depends on the engine is tested on every engine there is.
const onEveryServer = ['tests/db/**/*.test.ts', 'tests/commands/**/*.test.ts', 'tests/jobs/**/*.test.ts'];
// These bring the embedded server up themselves.
const aboutEmbedded = ['tests/db/embedded/*.test.ts'];
const elsewhere = ['**/node_modules/**', 'tests/browser/**'];

export default defineConfig({
  test: {
    pool: 'forks',
    // Loading the bot anew for each file would take longer than most files take. So modules live as long as the worker:
    // what one of tests/support opens is closed where it is opened, never by a hook of the module.
    isolate: false,
    // One more than there are processors, as some tests wait for a process or a clock.
    maxWorkers: availableParallelism() + 1,
    globalSetup: 'tests/support/build.ts',
    setupFiles: ['tests/support/fixed-seed.ts'],
    expect: { poll: { interval: 10, timeout: 10_000 } },
    testTimeout: 20_000,
    hookTimeout: 30_000,
    teardownTimeout: 20_000,
    reporters: ['default', slowestFiles, ...(process.env['TEST_REPORT'] ? ['json'] : [])],
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
