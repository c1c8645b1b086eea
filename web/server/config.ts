import { z } from 'zod';

/** Where the web server listens. What the pages themselves are told stands in src/config.ts. */
export const webServerSettings = z.object({
  WEB_HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  WEB_BUILD: z.string().default('.next').describe('The folder of the build that is served, within web/.'),
  WEB_PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('Port to listen on.'),
});

export function serverConfig(environment: Readonly<Record<string, string | undefined>>): {
  host: string;
  port: number;
  build: string;
} {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { WEB_HOST: host, WEB_PORT: port, WEB_BUILD: build } = webServerSettings.parse(given);
  return { host, port, build };
}
