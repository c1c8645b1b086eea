import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '@parley/kit/config';
import { silentLog } from '@parley/kit/log';
import { type Running, stopInReverse } from '@parley/kit/process';
import { gatewaySettings, writeSupergraph } from '../dev/compose.ts';
import { type Mailbox, startMailbox } from '../dev/mailbox/mailbox.ts';
import { passingSecrets, type Secrets } from '../dev/secrets.ts';
import { freePort } from '../dev/stores/free-port.ts';
import { type Postgres, startPostgres } from '../dev/stores/postgres.ts';
import { type Redis, startRedis } from '../dev/stores/redis.ts';
import { runServer, type ServerProcess } from '../dev/stores/server-process.ts';
import { type DevSubgraph, devSubgraphs } from '../dev/subgraphs.ts';

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
    const subgraphs: ServerToStart[] = [];
    for (const part of devSubgraphs) {
      const port = ports.get(part.name) as number;
      subgraphs.push(await prepareSubgraph(part, { ...common, postgres, mailbox, urls, folder, port }));
    }
    const runningSubgraphs = await startTogether(subgraphs, started);
    await writeSupergraph(common, urls);
    const gateways: ServerToStart[] = [];
    for (let index = 1; index <= GATEWAYS; index++) {
      const port = await freePort();
      const environment = { ...gatewaySettings(common, urls), ...SETTINGS, GATEWAY_PORT: String(port) };
      gateways.push({ name: `gateway-${index}`, file: 'gateway/src/main.ts', environment, port, folder });
    }
    const runningGateways = await startTogether(gateways, started);
    let withStranger = false;
    return {
      gateways: runningGateways,
      subgraphs: runningSubgraphs,
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

interface Surroundings {
  secrets: Secrets;
  redisUrl: string;
  postgres: Postgres;
  mailbox: Mailbox;
  /** Where each subgraph will be: some ask each other. */
  urls: ReadonlyMap<string, string>;
  folder: string;
  port: number;
}

async function prepareSubgraph(part: DevSubgraph, surroundings: Surroundings): Promise<ServerToStart> {
  const { postgres, mailbox, folder, port } = surroundings;
  if (part.migrate !== undefined) await postgres.ensureDatabase(part.name);
  const settings = part.settings({
    ...surroundings,
    databaseUrl: postgres.url(part.name),
    smtpUrl: mailbox.smtpUrl,
    publicUrl: 'http://localhost',
    demoData: false,
    filesFolder: join(folder, 'files'),
  });
  const environment = { ...settings, ...SETTINGS, [`${part.name.toUpperCase()}_PORT`]: String(port) };
  await part.migrate?.(environment, silentLog());
  return { name: part.name, file: join('subgraphs', part.name, 'src/main.ts'), environment, port, folder };
}

/** All at once; where one fails, the others are there to be stopped. */
async function startTogether(servers: readonly ServerToStart[], started: Running[]): Promise<Server[]> {
  const starting = await Promise.allSettled(servers.map(startServer));
  const running = starting.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  started.push(...running);
  const failed = starting.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return running;
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
