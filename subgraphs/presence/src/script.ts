import { Unavailable } from '@parley/kit/errors';
import type { Log } from '@parley/kit/log';
import type { Cluster, Redis } from 'ioredis';

/**
 * Runs Lua in Redis: each run is atomic, goes by the clock of Redis, so that all nodes agree, and touches only the keys that it is given, which share a
 * hash tag, so that it works on a cluster. Rejects with Unavailable while Redis is away.
 */
export type RunScript = (lua: string, keys: readonly string[], args: readonly (string | number)[]) => Promise<string[]>;

export function createRunScript(client: Redis | Cluster, log: Log): RunScript {
  return async (lua, keys, args) => {
    try {
      return (await client.eval(NOW + lua, keys.length, ...keys, ...args)) as string[];
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('ERR ')) throw error; // it has answered: the script is wrong
      log.warn({ err: error }, 'Redis did not answer');
      throw new Unavailable('Presence');
    }
  };
}

/** Every script begins so: `now` in milliseconds, and `text`, which writes a number down whole. */
const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function text(number) return string.format('%.0f', number) end
`;
