// Two projects: `unit` starts at once and needs nothing; `server` gets one real Temporal server per run (test/support/global-setup.ts).
import { defineConfig } from 'vitest/config';

/** `.ci/run` counts the tests from this file. */
const report = process.env['TENURE_TEST_REPORT'];

export default defineConfig({
  test: {
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    // A process per file: the native part of the worker is loaded once per process and not made to be unloaded with a thread.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Stopping the server takes a second or more.
    teardownTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/activities/**/*.test.ts', 'test/*.test.ts'],
          exclude: ['**/*.server.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          // Also tests that start servers of their own: the binary may have to be installed first, which no test's time limit allows for.
          include: ['test/!(unit|activities)/**/*.test.ts', 'test/**/*.server.test.ts'],
          globalSetup: ['test/support/global-setup.ts'],
        },
      },
    ],
  },
});
