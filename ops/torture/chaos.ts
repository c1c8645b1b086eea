import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from '@parley/kit/process';
import { Redis } from 'ioredis';
import type { ServerProcess } from '../dev/stores/server-process.ts';
import type { Platform } from './platform.ts';
import type { Random } from './random.ts';
import type { Tally } from './tally.ts';

export interface Chaos {
  platform: Platform;
  random: Random;
  tally: Tally;
  /** Only those with this in their name. */
  only: string;
  over: AbortSignal;
  say(sentence: string): void;
}

interface Blow {
  name: string;
  strike(): Promise<unknown>;
}

const HANGS_MS = 2_000;

/** One blow after the other, each as often as the others, in any order, with pauses of any length. Ends with everything running. */
export async function rage({ platform, random, tally, only, over, say }: Chaos): Promise<void> {
  const all = blowsTo(platform, random);
  const blows = all.filter(({ name }) => name.toLowerCase().includes(only.toLowerCase()));
  if (blows.length === 0 && only !== 'none') {
    throw new CannotStart(`No blow is called "${only}". There are: ${all.map(({ name }) => name).join(', ')}, and none.`);
  }
  while (!over.aborted && blows.length > 0) {
    for (const { name, strike } of random.sample(blows, blows.length)) {
      await pause(random.between(500, 3_000), undefined, { signal: over }).catch(() => undefined);
      if (over.aborted) return;
      say(name);
      await strike();
      tally.counts.blows += 1;
    }
  }
}

function blowsTo({ gateways, subgraphs, postgres, redis, reload }: Platform, random: Random): Blow[] {
  const kill = async (server: ServerProcess) => {
    await server.kill9();
    await pause(random.between(0, 1_500));
    await server.restart();
  };
  const hang = async (server: ServerProcess) => {
    server.signal('SIGSTOP');
    await pause(HANGS_MS);
    server.signal('SIGCONT');
  };
  const tell = async (command: (connection: Redis) => Promise<unknown>) => {
    const connection = new Redis(redis.url, { maxRetriesPerRequest: 3 });
    try {
      await command(connection);
    } finally {
      connection.disconnect();
    }
  };
  return [
    ...gateways.map((gateway) => ({ name: `kill -9 ${gateway.name}`, strike: () => kill(gateway) })),
    { name: 'a gateway hangs', strike: () => hang(random.pick(gateways)) },
    ...subgraphs.map((subgraph) => ({ name: `kill -9 ${subgraph.name}`, strike: () => kill(subgraph) })),
    { name: 'kill -9 PostgreSQL', strike: () => kill(postgres) },
    { name: 'kill -9 Redis', strike: () => kill(redis) },
    { name: 'Redis FLUSHALL', strike: () => tell((connection) => connection.flushall()) },
    { name: 'Redis CLIENT KILL TYPE pubsub', strike: () => tell((connection) => connection.client('KILL', 'TYPE', 'pubsub')) },
    { name: 'another supergraph', strike: reload },
  ];
}
