import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Environment } from '@parley/kit/config';
import { silentLog } from '@parley/kit/log';
import { type Running, stopInReverse } from '@parley/kit/process';
import { gatewaySettings, writeSupergraph } from '../../dev/compose.ts';
import { passingSecrets } from '../../dev/secrets.ts';
import { startPostgres } from '../../dev/stores/postgres.ts';
import { startRedis } from '../../dev/stores/redis.ts';
import { devSubgraphs } from '../../dev/subgraphs.ts';
import { freePort, type Started, startSource, untilAnswering } from '../processes.ts';

const PROJECT = join(import.meta.dirname, '../../..');

export interface Platform extends Running {
  /** The gateway's. */
  url: string;
  /** By name. */
  processes: ReadonlyMap<string, Started>;
  databaseUrl(subgraph: string): string;
  /** Starts a subgraph again that was stopped, and waits until it is ready. */
  startAgain(subgraph: string): Promise<void>;
}

/** All of Parley, each part a process of its own, so that the memory of each can be told. */
export async function startPlatform(): Promise<Platform> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  await chmod(folder, 0o711); // PostgreSQL may run as another user
  const opened: Running[] = [{ stop: () => rm(folder, { recursive: true, force: true }) }];
  const keep = <Part extends Running>(part: Part): Part => {
    opened.push(part);
    return part;
  };
  try {
    const secrets = passingSecrets();
    const postgres = keep(await startPostgres({ folder: join(folder, 'postgres'), password: secrets.postgresPassword }));
    const programs = join(PROJECT, '.data', 'programs');
    const redis = keep(
      await startRedis({
        folder: join(folder, 'redis'),
        programs,
        password: secrets.redisPassword,
        path: process.env.PATH ?? '',
      }),
    );
    // People register from addresses of their own, as far as it can tell.
    const given = { TRUST_PROXY: 'true', MESSAGES_PER_MINUTE: '1000000000', LOG_LEVEL: 'warn' };
    const common = { secrets, redisUrl: redis.url, supergraphFile: join(folder, 'supergraph.graphql'), given };
    const ports = new Map<string, number>();
    for (const { name } of devSubgraphs) ports.set(name, await freePort());
    const urls = new Map([...ports].map(([name, port]) => [name, `http://127.0.0.1:${port}`]));
    await writeSupergraph(common, urls);

    const processes = new Map<string, Started>();
    const starts = new Map<string, () => void>();
    const start = (name: string, file: string, environment: Environment) => {
      const set = Object.entries({ ...environment, ...given }).filter((one): one is [string, string] => one[1] !== undefined);
      const launch = () => void processes.set(name, keep(startSource(join(PROJECT, file), [], Object.fromEntries(set))));
      starts.set(name, launch);
      launch();
    };
    for (const part of devSubgraphs) {
      if (part.migrate !== undefined) await postgres.ensureDatabase(part.name);
      const settings = part.settings({
        ...common,
        databaseUrl: postgres.url(part.name),
        smtpUrl: 'smtp://127.0.0.1:1',
        publicUrl: 'http://localhost',
        demoData: false,
        filesFolder: join(folder, 'files'),
        urls,
      });
      const environment = { ...settings, [`${part.name.toUpperCase()}_PORT`]: `${ports.get(part.name)}` };
      await part.migrate?.(environment, silentLog());
      start(part.name, `subgraphs/${part.name}/src/main.ts`, environment);
    }
    const port = await freePort();
    start('gateway', 'gateway/src/main.ts', { ...gatewaySettings(common, urls), GATEWAY_PORT: `${port}` });
    const url = `http://127.0.0.1:${port}`;
    for (const [name, subgraphUrl] of urls) await untilReady(subgraphUrl, processes.get(name) as Started);
    await untilAnswering(`${url}/graphql`, '{"query":"{ __typename }"}', processes.get('gateway') as Started);
    return {
      url,
      processes,
      databaseUrl: (subgraph) => postgres.url(subgraph),
      async startAgain(subgraph) {
        starts.get(subgraph)?.();
        await untilReady(String(urls.get(subgraph)), processes.get(subgraph) as Started);
      },
      stop: () => stopInReverse(opened),
    };
  } catch (error) {
    await stopInReverse(opened);
    throw error;
  }
}

async function untilReady(url: string, process: Started): Promise<void> {
  const limit = AbortSignal.timeout(60_000);
  while (
    !(await fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    await wait(100, undefined, { signal: limit }).catch(() => {
      throw new Error(`Nothing is ready at ${url}:\n${process.output()}`);
    });
  }
}
