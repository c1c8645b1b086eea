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

export interface RedisPair extends RedisCluster {
  /** Gives a slot to the other of the two nodes. */
  move(slot: number): Promise<void>;
}

interface ClusterNode extends AsyncDisposable {
  url: string;
  port: number;
  busPort: number;
  /** A command of the node itself, whatever it holds. */
  call(name: string, ...rest: string[]): Promise<string>;
}

/** A Redis Cluster of one node that holds all slots: small, and with all the rules of a large one. */
export async function startRedisCluster(): Promise<RedisCluster> {
  const node = await startNode();
  await node.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
  await vi.waitFor(() => requireWhole(node, 1), { timeout: 10_000 });
  return { url: `${node.url},${node.url}`, [Symbol.asyncDispose]: () => node[Symbol.asyncDispose]() };
}

/** A Redis Cluster of two nodes, each with half of the slots. */
export async function startRedisPair(): Promise<RedisPair> {
  const [one, two] = await Promise.all([startNode(), startNode()]);
  await one.call('CLUSTER', 'ADDSLOTSRANGE', '0', '8191');
  await two.call('CLUSTER', 'ADDSLOTSRANGE', '8192', '16383');
  await two.call('CLUSTER', 'SET-CONFIG-EPOCH', '2');
  await one.call('CLUSTER', 'MEET', '127.0.0.1', String(two.port), String(two.busPort));
  await vi.waitFor(() => Promise.all([requireWhole(one, 2), requireWhole(two, 2)]), { timeout: 20_000 });
  return {
    url: `${one.url},${two.url}`,
    async move(slot) {
      const [from, to] = slot < 8192 ? [one, two] : [two, one];
      const id = await to.call('CLUSTER', 'MYID');
      for (const node of [to, from]) await node.call('CLUSTER', 'SETSLOT', String(slot), 'NODE', id);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([one[Symbol.asyncDispose](), two[Symbol.asyncDispose]()]);
    },
  };
}

async function startNode(): Promise<ClusterNode> {
  const folder = await makeRunFolder();
  const { command, env } = await findRedisProgram(await testPrograms(folder), process.env.PATH ?? '');
  const [port, busPort] = [await freePort(), await freePort()];
  const bus = ['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1', '--cluster-port', String(busPort)];
  const place = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--dir', folder];
  const server = spawn(command, [...place, ...bus], { env, stdio: 'ignore' });
  const exited = once(server, 'exit');
  const url = `redis://127.0.0.1:${port}`;
  const admin = new Redis(url);
  admin.on('error', () => undefined); // until it listens
  await vi.waitFor(() => admin.ping(), { timeout: 10_000 });
  return {
    url,
    port,
    busPort,
    call: async (name, ...rest) => String(await admin.call(name, ...rest)),
    async [Symbol.asyncDispose]() {
      admin.disconnect();
      server.kill('SIGTERM');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Throws until the node knows so many nodes, which hold all slots between them. */
async function requireWhole(node: ClusterNode, nodes: number): Promise<void> {
  const info = await node.call('CLUSTER', 'INFO');
  if (!info.includes('cluster_state:ok') || !info.includes('cluster_slots_ok:16384')) throw new Error('not yet');
  if (!info.includes(`cluster_size:${nodes}`)) throw new Error('not yet');
}
