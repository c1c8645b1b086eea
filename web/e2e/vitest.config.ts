import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const PROJECT = join(import.meta.dirname, '..', '..');

/** The web app in a real browser, against the whole of Parley. What is waited for comes at once, but on a machine that is busy. */
export default defineConfig({
  root: PROJECT,
  // As in the configuration of the other tests: one process must hold only one copy of it.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['web/e2e/**/*.e2e.ts'],
    globalSetup: ['ops/dev/testing/global-setup.ts', 'ops/dev/testing/browser-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Browsers, the whole of Parley and pictures that are packed without hardware share a few cores: what fails is tried once more, and said.
    retry: 1,
    testTimeout: 90_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
