import { join } from 'node:path';
import type { NextConfig } from 'next';

export default {
  /** Each build that is served has a folder of its own, so that none is changed under who serves it (ops/dev/web/build.ts). */
  distDir: process.env.WEB_BUILD || '.next',
  /** Another one for each build: what browsers keep of the app is kept by it. */
  env: { BUILD_NAME: Date.now().toString(36) },
  turbopack: {
    root: join(import.meta.dirname, '..'),
    /** What urql reads and writes operations with anyway: browsers need no second one. */
    resolveAlias: { graphql: { browser: '@0no-co/graphql.web' } },
  },
  transpilePackages: ['@parley/schema'],
  poweredByHeader: false,

  reactStrictMode: true,
  agentRules: false,
  /** Types are checked by `npm run check:types`, for the whole project at once. */
  typescript: { ignoreBuildErrors: true },
} satisfies NextConfig;
