import { silentLog } from '@parley/kit/log';
import { connectRedis } from '@parley/kit/redis';
import type { Redis } from 'ioredis';
import type { Surroundings } from './surroundings.ts';

/** Where one of the words stands: in rows of tables, by their names, and in keys of Redis. */
export async function tracesOf({ sql, environment }: Surroundings, words: readonly string[]): Promise<string[]> {
  return [...(await tablesWith(sql, words)), ...(await keysWith(environment, words))];
}

async function tablesWith(sql: Surroundings['sql'], words: readonly string[]): Promise<string[]> {
  const tables = await sql<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const patterns = words.map((word) => `%${word}%`);
    const rows = await sql(`select 1 from "${name}" as held where to_jsonb(held)::text ilike any($1) limit 1`, [patterns]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

async function keysWith(
  { REDIS_URL = '', REDIS_PREFIX = '' }: Surroundings['environment'],
  words: readonly string[],
): Promise<string[]> {
  const redis = await connectRedis({ url: REDIS_URL, log: silentLog() });
  try {
    const client = redis.client as Redis;
    const keys = (await client.keys('*')).filter((key) => key.includes(REDIS_PREFIX));
    const found: string[] = [];
    for (const key of keys) {
      const content = `${key} ${JSON.stringify(await contentOf(client, key))}`;
      if (words.some((word) => content.includes(word))) found.push(key);
    }
    return found;
  } finally {
    await redis.stop();
  }
}

async function contentOf(client: Redis, key: string): Promise<unknown> {
  const kind = await client.type(key);
  switch (kind) {
    case 'string':
      return client.get(key);
    case 'hash':
      return client.hgetall(key);
    case 'list':
      return client.lrange(key, 0, -1);
    case 'set':
      return client.smembers(key);
    case 'zset':
      return client.zrange(key, 0, -1);
    case 'stream':
      return client.xrange(key, '-', '+');
    case 'none':
      return null;
    default:
      throw new Error(`Nobody looks into a ${kind}`);
  }
}
