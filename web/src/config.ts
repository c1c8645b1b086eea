import { z } from 'zod';

/** What the web server can be told. Browsers are told what they need of it with each page, so that one build serves everywhere. */
export const webSettings = z.object({
  PUBLIC_URL: z.url().default('http://localhost:3000').describe('Where people reach the web app.'),
  GATEWAY_URL: z.url().default('http://127.0.0.1:4000').describe('Where the web server itself reaches the gateway.'),
  GATEWAY_PUBLIC_URL: z
    .url()
    .optional()
    .describe('Where browsers reach the gateway: at PUBLIC_URL when nothing is said, for something in front that parts the two.'),
});

export interface WebConfig {
  publicUrl: string;
  gateway: { url: string; publicUrl: string };
  /** Whether it runs under `next dev`. */
  isDevelopment: boolean;
  /** Names the build that is served; null under `next dev`, where there is none. */
  build: string | null;
}

let read: WebConfig | undefined;

export function webConfig(): WebConfig {
  read ??= parse(process.env);
  return read;
}

function parse(environment: Readonly<Record<string, string | undefined>>): WebConfig {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { PUBLIC_URL, GATEWAY_URL, GATEWAY_PUBLIC_URL = PUBLIC_URL } = webSettings.parse(given);
  const isDevelopment = environment['NODE_ENV'] === 'development';
  return {
    publicUrl: origin(PUBLIC_URL),
    gateway: { url: origin(GATEWAY_URL), publicUrl: origin(GATEWAY_PUBLIC_URL) },
    isDevelopment,
    // Written in by the build itself (next.config.ts).
    build: isDevelopment ? null : (process.env.BUILD_NAME ?? null),
  };
}

const origin = (url: string) => new URL(url).origin;
