import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { vi } from 'vitest';
import { freePort } from '../stores/free-port.ts';
import { findRedisProgram } from '../stores/redis-program.ts';
import { testPrograms } from './programs.ts';
import { makeRunFolder } from './run-folder.ts';

export interface RedisCluster extends AsyncDisposable {
  /** As the setting names a cluster. */
  url: string;
}

/** A Redis Cluster of one node that holds all slots: small, and with all the rules of a large one. */
export async function startRedisCluster(): Promise<RedisCluster> {
  const folder = await makeRunFolder();
  const { command, env } = await findRedisProgram(await testPrograms(folder), process.env.PATH ?? '');
  const port = await freePort();
  const bus = ['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1', '--cluster-port', String(await freePort())];
  const place = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--dir', folder];
  const server = spawn(command, [...place, ...bus], { env, stdio: 'ignore' });
  const exited = once(server, 'exit');
  const node = `redis://127.0.0.1:${port}`;
  const admin = new Redis(node);
  admin.on('error', () => undefined); // until it listens
  await vi.waitFor(() => admin.ping(), { timeout: 10_000 });
  await admin.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
  await vi.waitFor(
    async () => {
      if (!String(await admin.call('CLUSTER', 'INFO')).includes('cluster_state:ok')) throw new Error('not yet');
    },
    { timeout: 10_000 },
  );
  admin.disconnect();
  return {
    url: `${node},${node}`,
    async [Symbol.asyncDispose]() {
      server.kill('SIGTERM');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
