// Two projects: `unit` starts at once and needs nothing; `server` gets one real Temporal server per run (test/support/global-setup.ts).
import { defineConfig } from 'vitest/config';

const withoutServer = ['test/unit/**/*.test.ts', 'test/activities/**/*.test.ts', 'test/*.test.ts'];

export default defineConfig({
  test: {
    // A process per file: the native part of the worker is loaded once per process and not made to be unloaded with a thread.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Stopping the server takes a second or more.
    teardownTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'unit', include: withoutServer } },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['test/**/*.test.ts'],
          exclude: withoutServer,
          globalSetup: ['test/support/global-setup.ts'],
        },
      },
    ],
  },
});
