import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Some packages import graphql's CommonJS build and some its modules; one process must hold only one of the two.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['{gateway,kit,ops,schema}/**/*.test.ts', 'subgraphs/*/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'ops/bench/peers/**'],
    globalSetup: ['ops/dev/testing/global-setup.ts'],
    pool: 'forks',
    reporters: ['default'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
