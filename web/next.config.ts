import { join } from 'node:path';
import type { NextConfig } from 'next';

export default {
  turbopack: { root: join(import.meta.dirname, '..') },
  transpilePackages: ['@parley/schema'],
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  /** Types are checked by `npm run check:types`, for the whole project at once. */
  typescript: { ignoreBuildErrors: true },
} satisfies NextConfig;
