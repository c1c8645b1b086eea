import { createHash } from 'node:crypto';
import { Unavailable } from '@parley/kit/errors';
import type { RedisConnection } from '@parley/kit/redis';

/**
 * Runs Lua in Redis: each run is atomic, goes by the clock of Redis, so that all nodes agree, and touches only the keys that it is given, which share a
 * hash tag, so that it works on a cluster. Rejects with Unavailable while Redis is away.
 */
export type RunScript = (lua: string, keys: readonly string[], args: readonly (string | number)[]) => Promise<string[]>;

export function createRunScript({ client, outage }: Pick<RedisConnection, 'client' | 'outage'>): RunScript {
  const known = new Map<string, Script>();
  const scriptOf = (lua: string): Script => {
    const text = NOW + lua;
    const script = known.get(lua) ?? { text, digest: createHash('sha1').update(text).digest('hex') };
    known.set(lua, script);
    return script;
  };
  return async (lua, keys, args) => {
    const { text, digest } = scriptOf(lua);
    try {
      // Redis knows a script by its digest once it has run there: the whole text travels to each server once.
      const answer = await client.evalsha(digest, keys.length, ...keys, ...args).catch((error: unknown) => {
        if (!(error instanceof Error && error.message.startsWith('NOSCRIPT '))) throw error;
        return client.eval(text, keys.length, ...keys, ...args);
      });
      outage.worked();
      return answer as string[];
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('ERR ')) throw error; // it has answered: the script is wrong
      outage.failed(error);
      throw new Unavailable('Presence');
    }
  };
}

interface Script {
  text: string;
  digest: string;
}

/** Every script begins so: `now` in milliseconds, and `text`, which writes a number down whole. */
const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function text(number) return string.format('%.0f', number) end
`;
