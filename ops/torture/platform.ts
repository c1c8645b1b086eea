import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '@parley/kit/config';
import { silentLog } from '@parley/kit/log';
import { type Running, stopInReverse } from '@parley/kit/process';
import { gatewaySettings, writeSupergraph } from '../dev/compose.ts';
import { startMailbox } from '../dev/mailbox/mailbox.ts';
import { passingSecrets } from '../dev/secrets.ts';
import { freePort } from '../dev/stores/free-port.ts';
import { startPostgres } from '../dev/stores/postgres.ts';
import { type Redis, startRedis } from '../dev/stores/redis.ts';
import { runServer, type ServerProcess } from '../dev/stores/server-process.ts';
import { devSubgraphs } from '../dev/subgraphs.ts';

export interface Server extends ServerProcess {
  name: string;
  url: string;
}

/** All of Parley, each part a process of its own, so that each can be killed alone. */
export interface Platform {
  gateways: readonly Server[];
  subgraphs: readonly Server[];
  postgres: ServerProcess;
  redis: Redis;
  /** Composes a graph that has one subgraph more, or less: the gateways take it up while they serve. */
  reload(): Promise<void>;
  folder: string;
  /** What the processes have logged is kept where somebody will want to read it. */
  stop(options: { keepLogs: boolean }): Promise<void>;
}

const PROJECT = join(import.meta.dirname, '../..');
const GATEWAYS = 2;

/** More than anybody needs, so that nothing is refused for being too much; and tokens that end soon, so that they are renewed under way. */
const SETTINGS: Environment = {
  MESSAGES_PER_MINUTE: '1000000',
  ACCESS_TOKEN_SECONDS: '60',
  // People come from addresses of their own, which the harness gives them.
  TRUST_PROXY: 'true',
  LOG_LEVEL: 'info',
};

/** A subgraph of somebody else: it answers to nobody here, and nothing of it is asked for. */
const STRANGER = {
  name: 'stranger',
  url: 'http://127.0.0.1:1/graphql',
  sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    "A message."
    type Message @key(fields: "id") {
      "Its id."
      id: ID!
      "What a stranger says of it."
      strangerNote: String
    }`,
};

export async function startPlatform(): Promise<Platform> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-torture-'));
  await chmod(folder, 0o711); // PostgreSQL may run as another user
  const started: Running[] = [];
  const keep = <Part extends Running>(part: Part): Part => {
    started.push(part);
    return part;
  };
  const stop: Platform['stop'] = async ({ keepLogs }) => {
    await stopInReverse(started);
    if (!keepLogs) await rm(folder, { recursive: true, force: true });
  };
  try {
    const secrets = passingSecrets();
    const postgres = keep(await startPostgres({ folder: join(folder, 'postgres'), password: secrets.postgresPassword }));
    const redis = keep(
      await startRedis({
        folder: join(folder, 'redis'),
        programs: join(PROJECT, '.data', 'programs'),
        password: secrets.redisPassword,
        path: process.env.PATH ?? '',
      }),
    );
    const mailbox = keep(await startMailbox({ folder: join(folder, 'mails'), port: 0 }));
    const common = { secrets, redisUrl: redis.url, supergraphFile: join(folder, 'supergraph.graphql'), given: SETTINGS };
    const ports = new Map<string, number>();
    for (const { name } of devSubgraphs) ports.set(name, await freePort());
    const urls = new Map([...ports].map(([name, port]) => [name, `http://127.0.0.1:${port}`]));
    const subgraphs: Server[] = [];
    for (const part of devSubgraphs) {
      if (part.migrate !== undefined) await postgres.ensureDatabase(part.name);
      const settings = part.settings({
        ...common,
        databaseUrl: postgres.url(part.name),
        smtpUrl: mailbox.smtpUrl,
        publicUrl: 'http://localhost',
        demoData: false,
        filesFolder: join(folder, 'files'),
        urls,
      });
      const port = ports.get(part.name) ?? 0;
      const environment = { ...settings, ...SETTINGS, [`${part.name.toUpperCase()}_PORT`]: String(port) };
      await part.migrate?.(environment, silentLog());
      const file = join('subgraphs', part.name, 'src/main.ts');
      subgraphs.push(keep(await startServer({ name: part.name, file, environment, port, folder })));
    }
    await writeSupergraph(common, urls);
    const gateways: Server[] = [];
    for (let index = 1; index <= GATEWAYS; index++) {
      const port = await freePort();
      const environment = { ...gatewaySettings(common, urls), ...SETTINGS, GATEWAY_PORT: String(port) };
      const name = `gateway-${index}`;
      gateways.push(keep(await startServer({ name, file: 'gateway/src/main.ts', environment, port, folder })));
    }
    let withStranger = false;
    return {
      gateways,
      subgraphs,
      postgres,
      redis,
      folder,
      stop,
      async reload() {
        withStranger = !withStranger;
        await writeSupergraph({ ...common, foreign: withStranger ? [STRANGER] : [] }, urls);
      },
    };
  } catch (error) {
    await stop({ keepLogs: true });
    throw error;
  }
}

interface ServerToStart {
  name: string;
  file: string;
  environment: Environment;
  port: number;
  folder: string;
}

async function startServer({ name, file, environment, port, folder }: ServerToStart): Promise<Server> {
  const url = `http://127.0.0.1:${port}`;
  const settings = Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const server = await runServer(
    {
      name,
      command: process.execPath,
      args: ['--import', '@oxc-node/core/register', file],
      options: { cwd: PROJECT, env: { PATH: process.env.PATH, HOME: process.env.HOME, ...Object.fromEntries(settings) } },
      logFile: join(folder, `${name}.log`),
      answers: () => answers(`${url}/health/ready`),
      stopSignal: 'SIGTERM',
    },
    {},
  );
  return { ...server, name, url };
}

function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}
