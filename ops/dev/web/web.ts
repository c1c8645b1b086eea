import { join } from 'node:path';
import { CannotStart } from '@parley/kit/process';
import { isFree } from '../stores/free-port.ts';
import { runServer, type ServerProcess } from '../stores/server-process.ts';
import { buildOfSources, WEB } from './build.ts';

export interface WebOptions {
  /** The address and port that it listens on. */
  host: string;
  port: number;
  /** Where people reach it. */
  publicUrl: string;
  gateway: {
    /** Where the web server itself reaches it. */
    url: string;
    /** Where browsers do. */
    publicUrl: string;
  };
  logFile: string;
  /** Starts it again when it dies. */
  keepAlive?: boolean;
  say(sentence: string): void;
}

/** Serves the web app in a process of its own, as in production. It is built first where that is needed. */
export async function startWeb({ host, port, publicUrl, gateway, logFile, keepAlive, say }: WebOptions): Promise<ServerProcess> {
  if (!(await isFree(port, host)))
    throw new CannotStart(`Port ${port}, which the web app wants, is taken: set WEB_PORT to a free one.`);
  const build = await buildOfSources(say);
  const program = {
    name: 'The web app',
    command: process.execPath,
    args: ['--import', '@oxc-node/core/register', join(WEB, 'server/main.ts')],
    options: {
      cwd: WEB,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production' as const,
        NEXT_TELEMETRY_DISABLED: '1',
        WEB_BUILD: build,
        WEB_HOST: host,
        WEB_PORT: String(port),
        PUBLIC_URL: publicUrl,
        GATEWAY_URL: gateway.url,
        GATEWAY_PUBLIC_URL: gateway.publicUrl,
      },
    },
    logFile,
    answers: () => answers(`http://${host.includes(':') ? `[${host}]` : host}:${port}/health/live`),
    stopSignal: 'SIGTERM' as const,
  };
  return runServer(program, { keepAlive, say });
}

const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
