import type { RunScript } from '../script.ts';

/** What is to be looked at, and when: kept by all nodes together. */
export interface DueList {
  /** The earlier time counts where the id is listed already. In milliseconds by the clock of Redis. */
  add(id: string, at: number): Promise<void>;
  /** What is due, for this node alone. Whoever takes it says when it is done; else it comes again after the lease. */
  take(): Promise<string[]>;
  done(id: string): Promise<void>;
}

export interface DueListOptions {
  run: RunScript;
  prefix: string;
  /** What it is a list of. */
  noun: string;
  /** How long a node may take over what it has taken, before it counts as dead. */
  leaseMs?: number;
}

const SHARDS = 4;
const AT_ONCE = 200;
/** Longer than anything is away: whatever is listed comes due within minutes. */
const KEEP_MS = 86_400_000;

const ADD = `
redis.call('ZADD', KEYS[1], 'LT', ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return {}
`;

/** What is taken is listed apart, so that an id which is added meanwhile is not forgotten when the earlier one is done. */
const TAKE = `
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now - tonumber(ARGV[2]), 'LIMIT', 0, ARGV[1])) do
  redis.call('ZREM', KEYS[2], id)
  redis.call('ZADD', KEYS[1], 'LT', text(now), id)
end
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[1])
for _, id in ipairs(due) do
  redis.call('ZREM', KEYS[1], id)
  redis.call('ZADD', KEYS[2], text(now), id)
end
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, ARGV[3]) end
return due
`;

const DONE = `redis.call('ZREM', KEYS[1], ARGV[1]) return {}`;

/** Sorted sets by time, a few of them, so that on a cluster the work lies on several nodes. */
export function createDueList({ run, prefix, noun, leaseMs = 10_000 }: DueListOptions): DueList {
  const keysOf = (shard: number) => {
    const due = `${prefix}:due:{${noun}:${shard}}`;
    return { due, taken: `${due}:taken` };
  };
  const keysFor = (id: string) => keysOf(Number.parseInt(id.slice(-2), 16) % SHARDS);
  return {
    async add(id, at) {
      await run(ADD, [keysFor(id).due], [id, at, KEEP_MS]);
    },
    async take() {
      const shards = Array.from({ length: SHARDS }, (_, shard) => keysOf(shard));
      return (await Promise.all(shards.map(({ due, taken }) => run(TAKE, [due, taken], [AT_ONCE, leaseMs, KEEP_MS])))).flat();
    },
    async done(id) {
      await run(DONE, [keysFor(id).taken], [id]);
    },
  };
}
