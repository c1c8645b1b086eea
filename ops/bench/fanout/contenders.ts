import { join } from 'node:path';
import { freePort, type Started, startProgram, startSource, untilAnswering } from '../processes.ts';
import type { StartedSurroundings } from './surroundings.ts';

const here = import.meta.dirname;
const peers = join(here, '../peers');

/** The graph as a gateway is given it. */
export interface Ground {
  surroundings: StartedSurroundings;
  supergraph: string;
  /** By the names of the subgraphs. */
  urls: Record<string, string>;
  subgraphs: Started;
}

/** What fans messages out, as a process of its own. */
export interface Contender {
  process: Started;
  /** Where subscribers connect to. */
  url: string;
  /** Whether it is given operations; the bare server is given bytes to send. */
  speaksGraphql: boolean;
  readsTokens: boolean;
}

export type StartContender = (ground: Ground) => Promise<Contender>;

export const startBare: StartContender = async () => {
  const process = startSource(join(here, 'bare.ts'));
  return { process, url: `ws://127.0.0.1:${await process.firstLine()}`, speaksGraphql: false, readsTokens: false };
};

/** Limits for each person and address are wide: all subscribers come from one machine. `flags` are Node's. */
export const startOurs =
  (flags: readonly string[] = []): StartContender =>
  async ({ surroundings, supergraph, urls }) => {
    const port = await freePort();
    const source = join(here, '../../../gateway/src/main.ts');
    const gateway = startProgram(process.execPath, [...flags, '--import', '@oxc-node/core/register', source], {
      SUPERGRAPH_PATH: supergraph,
      GATEWAY_PORT: `${port}`,
      PASSPORT_SECRET: surroundings.secret,
      REDIS_URL: surroundings.redisUrl,
      JWKS_URL: new URL('/keys', urls.users).href,
      LOG_LEVEL: 'warn',
    });
    return listening(gateway, port, true);
  };

export const startHive: StartContender = async ({ supergraph }) => {
  const port = await freePort();
  const program = join(peers, 'node_modules/.bin/hive-gateway');
  const config = join(here, 'hive.config.ts');
  const where = ['--host', '127.0.0.1', '--port', `${port}`, '--config-path', config];
  const hive = startProgram(process.execPath, [program, 'supergraph', supergraph, ...where], { LOG_LEVEL: 'warn' });
  return listening(hive, port, false);
};

async function listening(process: Started, port: number, readsTokens: boolean): Promise<Contender> {
  await untilAnswering(`http://127.0.0.1:${port}/graphql`, JSON.stringify({ query: '{ __typename }' }), process);
  return { process, url: `ws://127.0.0.1:${port}/graphql`, speaksGraphql: true, readsTokens };
}
