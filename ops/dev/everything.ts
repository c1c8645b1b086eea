import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '@parley/kit/config';
import { createLog, type Log } from '@parley/kit/log';
import { CannotStart, type Running, stopInReverse } from '@parley/kit/process';
import pretty from 'pino-pretty';
import { addressesOf } from './addresses.ts';
import { composeChat } from './compose.ts';
import { type DevConfig, devConfig } from './config.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { hasDemoData, loadDemoData } from './demo/demo-data.ts';
import { foreignSubgraphs } from './foreign-subgraphs.ts';
import { startMailbox } from './mailbox/mailbox.ts';
import { type Postgres, startPostgres } from './stores/postgres.ts';
import { requireRedis, startRedis } from './stores/redis.ts';
import { devSubgraphs } from './subgraphs.ts';
import { keepTemporaryFilesIn } from './temporary-files.ts';
import { startWeb } from './web/web.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

/** All of Parley, running in this process on stores of its own. */
export interface Everything extends Running {
  /** Undefined where the web app is not wanted. */
  webUrl: string | undefined;
  gatewayUrl: string;
  mailboxUrl: string | undefined;
  folder: DataFolder;
  demoData: boolean;
}

/** Data folder, stores, mailbox, subgraphs, gateway, demo data, web app, in this order; `say` is told in sentences what happens to the stores, now and later. */
export async function startEverything(environment: Environment, say: (sentence: string) => void): Promise<Everything> {
  const config = devConfig(environment);
  if (config.isPublic && config.smtpUrl === undefined) {
    throw new CannotStart('On a public address or in production there is no development mailbox: set SMTP_URL to a mail server.');
  }
  const started: Running[] = [];
  const keep = <Part extends Running>(part: Part): Part => {
    started.push(part);
    return part;
  };
  try {
    const folder = keep(await openDataFolder(config.dataFolder));
    folder.notes.forEach(say);
    await refuseDemoPeopleInPublic(config, folder);
    const [postgres, redisUrl] = await startStores(config, folder, keep, say);
    await keepTemporaryFilesIn(join(folder.path, 'temporary'));
    const mailbox =
      config.smtpUrl === undefined && !config.isPublic
        ? keep(await startMailbox({ folder: join(folder.path, 'mails'), port: config.mailboxPort }))
        : undefined;
    const addressed = await addressesOf(config, environment);
    const chat = keep(
      await composeChat({
        secrets: folder.secrets,
        databaseUrl: (subgraph) => postgres.url(subgraph),
        redisUrl,
        smtpUrl: config.smtpUrl ?? mailbox?.smtpUrl,
        publicUrl: addressed.publicUrl,
        demoData: mailbox !== undefined,
        filesFolder: join(folder.path, 'files'),
        supergraphFile: join(folder.path, 'supergraph.graphql'),
        foreign: await foreignSubgraphs(PROJECT),
        given: { ...environment, ...addressed.settings },
        log: prettyLog(config.logLevel),
      }),
    );
    const addresses = { gatewayUrl: chat.gateway.url, mailboxUrl: mailbox?.url };
    await writeFile(join(folder.path, 'addresses.json'), `${JSON.stringify(addresses, null, 2)}\n`);
    if (config.demoData && mailbox !== undefined && !(await hasDemoData(folder))) {
      say('Loading demo people.');
      await loadDemoData(folder, { ...addresses, mailboxUrl: mailbox.url }).catch((error: Error) =>
        say(`Not all of them could be loaded (${error.message}): "npm run seed" tries again.`),
      );
    }
    if (addressed.web !== null) {
      const { publicUrl, web } = addressed;
      const gateway = { url: chat.gateway.url, publicUrl: web.gatewayPublicUrl };
      const logFile = join(folder.path, 'web.log');
      keep(await startWeb({ host: config.host, port: web.port, publicUrl, gateway, logFile, keepAlive: true, say }));
    }
    return {
      ...addresses,
      webUrl: addressed.web === null ? undefined : addressed.publicUrl,
      folder,
      demoData: await hasDemoData(folder),
      stop: () => stopInReverse(started),
    };
  } catch (error) {
    await stopInReverse(started);
    throw error;
  }
}

async function startStores(
  config: DevConfig,
  folder: DataFolder,
  keep: <Part extends Running>(part: Part) => Part,
  say: (sentence: string) => void,
): Promise<[postgres: Postgres, redisUrl: string]> {
  const within = (name: string) => join(folder.path, name);
  const common = { keepAlive: true, say };
  const { postgresPassword, redisPassword } = folder.secrets;
  const postgres = keep(await startPostgres({ ...common, folder: within('postgres'), password: postgresPassword }));
  postgres.notes.forEach(say);
  for (const { name, migrate } of devSubgraphs) {
    if (migrate !== undefined) await postgres.ensureDatabase(name);
  }
  if (config.redisUrl !== undefined) {
    await requireRedis(config.redisUrl);
    return [postgres, config.redisUrl];
  }
  const redis = keep(
    await startRedis({
      ...common,
      folder: within('redis'),
      programs: within('programs'),
      password: redisPassword,
      path: config.path,
    }),
  );
  redis.notes.forEach(say);
  return [postgres, redis.url];
}

async function refuseDemoPeopleInPublic(config: DevConfig, folder: DataFolder): Promise<void> {
  if (!config.isPublic || !(await hasDemoData(folder))) return;
  throw new CannotStart(
    `${folder.path} holds demo people: name another data folder with PARLEY_DATA for a public address or production.`,
  );
}

function prettyLog(level: string): (name: string) => Log {
  const destination = pretty({ colorize: process.stdout.isTTY, sync: true, ignore: 'pid,hostname', translateTime: 'HH:MM:ss' });
  return (name) => createLog(name, level, destination);
}
