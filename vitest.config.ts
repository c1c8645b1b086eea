import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Their files leave nothing behind in the process (timers, globals), so that it is kept, and with it all that was imported. */
const KEEP_THE_PROCESS = ['subgraphs/users/**/*.test.ts'];
const EVERYTHING = ['{gateway,kit,ops,schema,web}/**/*.test.{ts,tsx}', 'subgraphs/*/**/*.test.ts'];
const NEVER = ['**/node_modules/**', 'ops/bench/peers/**'];

const resolve = {
  // Some packages import graphql's CommonJS build and some its modules; one process must hold only one of the two.
  alias: [
    { find: /^graphql$/, replacement: 'graphql/index.js' },
    { find: /^@\//, replacement: `${join(import.meta.dirname, 'web/src')}/` },
  ],
};
// What is waited for comes at once, but on a machine that is busy with other tests.
const common = { pool: 'forks', testTimeout: 30_000, hookTimeout: 60_000, expect: { poll: { timeout: 10_000 } } } as const;

export default defineConfig({
  resolve,
  test: {
    globalSetup: ['ops/dev/testing/global-setup.ts'],
    // Tests wait for their servers more than they compute: as many at once as there are cores, and two at the least.
    maxWorkers: Math.max(2, availableParallelism()),
    reporters: ['default'],
    projects: [
      { resolve, test: { ...common, name: 'kept', include: KEEP_THE_PROCESS, exclude: NEVER, isolate: false } },
      { resolve, test: { ...common, name: 'alone', include: EVERYTHING, exclude: [...NEVER, ...KEEP_THE_PROCESS] } },
    ],
  },
});
