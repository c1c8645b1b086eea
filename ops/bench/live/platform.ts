import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Running, stopInReverse } from '@parley/kit/process';
import { startRedis } from '../../dev/stores/redis.ts';
import { devSubgraphs } from '../../dev/subgraphs.ts';
import { freePort, type Started, startSource, untilAnswering } from '../processes.ts';

const PROJECT = join(import.meta.dirname, '../../..');

export interface Platform extends Running {
  /** The gateway's. */
  url: string;
  process: Started;
}

/** All of Parley as `npm start` runs it, gateway and subgraphs in one process, on stores of its own in a folder that is removed again. */
export async function startPlatform(): Promise<Platform> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  await chmod(folder, 0o711);
  const opened: Running[] = [{ stop: () => rm(folder, { recursive: true, force: true }) }];
  try {
    const redis = await startRedis({
      folder: join(folder, 'redis'),
      programs: join(PROJECT, '.data', 'programs'),
      password: randomBytes(24).toString('base64url'),
      path: process.env.PATH ?? '',
    });
    opened.push(redis);
    const port = await freePort();
    const parley = startSource(join(PROJECT, 'ops/dev/start.ts'), [], {
      NODE_ENV: 'development',
      PARLEY_DATA: join(folder, 'data'),
      REDIS_URL: redis.url,
      GATEWAY_PORT: `${port}`,
      MAILBOX_PORT: '0',
      ...Object.fromEntries(devSubgraphs.map(({ name }) => [`${name.toUpperCase()}_PORT`, '0'])),
      DEMO_DATA: 'false',
      MESSAGES_PER_MINUTE: '1000000000',
      // People register from addresses of their own, as far as it can tell.
      TRUST_PROXY: 'true',
    });
    opened.push(parley);
    const url = `http://127.0.0.1:${port}`;
    await untilAnswering(`${url}/graphql`, JSON.stringify({ query: '{ __typename }' }), parley);
    return { url, process: parley, stop: () => stopInReverse(opened) };
  } catch (error) {
    await stopInReverse(opened);
    throw error;
  }
}
