import { rename, writeFile } from 'node:fs/promises';
import { createGateway, type Gateway } from '@parley/gateway/app';
import { gatewayConfig } from '@parley/gateway/config';
import type { LocalSubgraph } from '@parley/gateway/data-source/in-process';
import type { Environment } from '@parley/kit/config';
import type { Log } from '@parley/kit/log';
import { CannotStart, type Running, stopInReverse } from '@parley/kit/process';
import { topicName } from '@parley/kit/topics';
import { compose } from '../schema/compose.ts';
import type { SubgraphSource } from '../schema/composition-rules.ts';
import type { Secrets } from './secrets.ts';
import { freePort } from './stores/free-port.ts';
import { devSubgraphs } from './subgraphs.ts';

export interface ComposeOptions {
  secrets: Secrets;
  databaseUrl(subgraph: string): string;
  redisUrl: string;
  smtpUrl: string | undefined;
  publicUrl: string;
  /** Where files' contents lie, unless the operator names another store. */
  filesFolder: string;
  /** Whether demo people may be made, one of whom becomes ADMIN. */
  demoData: boolean;
  /** Where the composed graph is written, for the gateway to read and to watch. */
  supergraphFile: string;
  /** Subgraphs of others, which run elsewhere. */
  foreign?: readonly SubgraphSource[];
  /** The operator's own settings, which go before ours. */
  given: Environment;
  log(name: string): Log;
}

export interface Chat extends Running {
  gateway: Gateway;
  /** Base URLs, by the subgraphs' names. */
  urls: ReadonlyMap<string, string>;
  /** Composes ours with these subgraphs of others, in place of those before. The gateway takes it up by itself. */
  recompose(foreign: readonly SubgraphSource[]): Promise<void>;
}

/** Gateway and subgraphs in one process, each with the settings that it would have alone. Migrates and composes first. */
export async function composeChat(options: ComposeOptions): Promise<Chat> {
  const { log } = options;
  const given = await withPortsBeforehand(options.given);
  const secrets = { ...options.secrets, passportSecret: given.PASSPORT_SECRET || options.secrets.passportSecret };
  const started: Running[] = [];
  const local = new Map<string, LocalSubgraph>();
  const urls = urlsBeforehand(given);
  try {
    for (const part of devSubgraphs) {
      const made = part.settings({ ...options, secrets, urls, databaseUrl: options.databaseUrl(part.name) });
      const environment = { ...made, ...withoutEmpty(given) };
      const partLog = log(part.name);
      await part.migrate?.(environment, partLog);
      const running = await part.create(environment, partLog);
      started.push(running);
      urls.set(part.name, await running.start());
      local.set(part.name, running.subgraph);
    }
    await writeSupergraph(options, urls);
    const environment = { ...gatewaySettings({ ...options, given, secrets }, urls), ...withoutEmpty(given) };
    const gateway = await createGateway({ config: gatewayConfig(environment), log: log('gateway'), local });
    started.push(gateway);
    const recompose = (foreign: readonly SubgraphSource[]) => writeSupergraph({ ...options, foreign }, urls);
    return { gateway, urls, recompose, stop: () => stopInReverse(started) };
  } catch (error) {
    await stopInReverse(started);
    throw error;
  }
}

/** Whoever is asked before it stands gets its port now. */
async function withPortsBeforehand(given: Environment): Promise<Environment> {
  const ports: Record<string, string> = {};
  for (const { name, portBeforehand } of devSubgraphs) {
    if (portBeforehand !== undefined) ports[`${name.toUpperCase()}_PORT`] = String(portBeforehand(given) || (await freePort()));
  }
  return { ...given, ...ports };
}

function urlsBeforehand(given: Environment): Map<string, string> {
  const known = devSubgraphs.filter(({ portBeforehand }) => portBeforehand !== undefined);
  return new Map(
    known.map(({ name }) => {
      const setting = name.toUpperCase();
      return [name, `http://${given[`${setting}_HOST`] || '127.0.0.1'}:${given[`${setting}_PORT`]}`];
    }),
  );
}

/** Other sources of a supergraph stay possible: whoever names one does not get ours as well. */
export function gatewaySettings(
  { secrets, redisUrl, supergraphFile, given }: Pick<ComposeOptions, 'secrets' | 'redisUrl' | 'supergraphFile' | 'given'>,
  urls: ReadonlyMap<string, string>,
): Environment {
  const users = urls.get('users');
  const hasOwnSource = given.SUPERGRAPH_URL || given.APOLLO_KEY;
  return {
    SUPERGRAPH_PATH: hasOwnSource ? undefined : supergraphFile,
    PASSPORT_SECRET: secrets.passportSecret,
    JWKS_URL: `${users}/.well-known/jwks.json`,
    TOKEN_ISSUER: 'parley',
    TOKEN_AUDIENCE: 'parley',
    ACCESS_COOKIE: 'parley_access',
    REVOCATIONS_URL: `${users}/identity/revocations`,
    REVOCATIONS_TOPIC: topicName(given.REDIS_PREFIX || 'parley', 'users/revocations'),
    INTROSPECTION_URL: `${users}/identity/introspect`,
    PASS_THROUGH: '/auth=users,/hooks=users,/.well-known/jwks.json=users,/files=files,/unsubscribe=notifications',
    REDIS_URL: redisUrl,
  };
}

export async function writeSupergraph(
  { supergraphFile: file, foreign = [] }: Pick<ComposeOptions, 'supergraphFile' | 'foreign'>,
  urls: ReadonlyMap<string, string>,
): Promise<void> {
  const ours = devSubgraphs.map(({ name, typeDefs }) => ({ name, url: `${urls.get(name)}/graphql`, sdl: typeDefs() }));
  const composed = compose([...ours, ...foreign]);
  if (composed.supergraphSdl === undefined) {
    const problems = composed.problems.map(({ where, message }) => `  ${where}: ${message}`);
    throw new CannotStart(`The subgraphs do not compose:\n${problems.join('\n')}`);
  }
  await writeFile(`${file}.new`, composed.supergraphSdl);
  await rename(`${file}.new`, file);
}

const withoutEmpty = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
