import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Cluster, type Redis } from 'ioredis';
import type { Running } from '../process.ts';
import { deadLetterOf, type Failure } from './dead-letter.ts';
import type { ConsumeOptions } from './event-log.ts';

export interface RedisConsumerOptions extends Omit<ConsumeOptions, 'handle'> {
  /** Where the entries lie. */
  key: string;
  /** Where those are set aside that fail for good; null: they are tried for ever. */
  deadKey: string | null;
  handle(text: string): Promise<void>;
}

type Entry = [id: string, fields: string[]];
type Pending = [id: string, holder: string, idleMs: number, attempts: number];

const PAGE = 100;
/** So many events of a stream are in hand at once, those aside that are tried again. */
const AT_ONCE = 16;
const LONGEST_PAUSE_MS = 300_000;
const FORGOTTEN_AFTER_MS = 3_600_000;
/** About as many, until whoever gathers them has taken them. */
const DEAD_LETTERS_KEPT = 100_000;

/** One consumer of a group: reads what is new, tries failures again, and takes over what a dead consumer left behind. */
export function startRedisConsumer(client: Redis | Cluster, options: RedisConsumerOptions): Running {
  const { key, deadKey, stream, group, handle, log, maxAttempts = 50, claimAfterMs = 60_000, retryAfterMs = 1000 } = options;
  const name = randomUUID();
  const reader = createReader(client);
  reader.on('error', () => undefined); // the shared client logs the loss of Redis; the loops wait for its return
  const inHand = new Map<string, Promise<void>>();
  const stopped = new AbortController();

  /** Resolves when the event is done, put off or set aside; where that failed, it is found again among those that nobody has finished. */
  const work = ([id, fields]: Entry, attempt: number): Promise<void> => {
    const done = handleOnce(id, fields[1] ?? '', attempt)
      .catch((error: unknown) => log.debug({ err: error, event: id, group }, 'What became of an event could not be told'))
      .finally(() => inHand.delete(id));
    inHand.set(id, done);
    return done;
  };

  const handleOnce = async (id: string, text: string, attempt: number) => {
    try {
      await handle(text);
      await client.xack(key, group, id);
    } catch (error) {
      log.warn({ err: error, event: id, attempt, group }, 'An event could not be handled');
      const failure = { stream, group, entry: id, event: text, attempts: attempt, error };
      if (deadKey !== null && attempt >= maxAttempts) await bury(failure, deadKey);
    }
  };

  const bury = async (failure: Failure, deadKey: string) => {
    const { entry } = failure;
    await client
      .multi()
      .xadd(deadKey, 'MAXLEN', '~', DEAD_LETTERS_KEPT, '*', 'letter', JSON.stringify(deadLetterOf(failure)))
      .xack(key, group, entry)
      .exec();
    log.error({ event: entry, group }, 'An event was set aside after its last attempt');
  };

  /** Not before half of the room is free, so that one event that takes long holds nobody up, and many are read at once. */
  const readNew = async () => {
    while (inHand.size > AT_ONCE / 2) await Promise.race(inHand.values());
    if (reader.status === 'wait') await reader.connect();
    const room = AT_ONCE - inHand.size;
    const read = await reader.xreadgroup('GROUP', group, name, 'COUNT', room, 'BLOCK', 2000, 'STREAMS', key, '>');
    const [stream] = (read ?? []) as [key: string, entries: Entry[]][];
    for (const entry of stream?.[1] ?? []) void work(entry, 1);
  };

  const retry = async ([id, holder, idleMs, attempts]: Pending) => {
    const pause = Math.min(retryAfterMs * 2 ** Math.min(attempts - 1, 20), LONGEST_PAUSE_MS);
    const dueAfterMs = holder === name ? pause : Math.max(pause, claimAfterMs);
    if (stopped.signal.aborted || inHand.has(id) || idleMs < dueAfterMs) return;
    const claimed = (await client.xclaim(key, group, name, dueAfterMs, id)) as Entry[];
    await Promise.all(claimed.map((entry) => work(entry, attempts + 1)));
  };

  const retryDue = async () => {
    let after = '-';
    for (;;) {
      const page = (await client.xpending(key, group, 'IDLE', retryAfterMs, after, '+', PAGE)) as Pending[];
      for (const pending of page) await retry(pending);
      if (page.length < PAGE) break;
      after = `(${page.at(-1)?.[0]}`;
    }
    await sleep(Math.min(retryAfterMs, 1000), undefined, { signal: stopped.signal });
  };

  const repeat = async (step: () => Promise<void>) => {
    while (!stopped.signal.aborted) {
      try {
        await step();
      } catch (error) {
        // A group is gone when Redis was flushed. It begins again at the first event: what was handled before is known by its id.
        if (String(error).includes('NOGROUP')) await createGroup(client, key, group).catch(() => undefined);
        await sleep(250, undefined, { signal: stopped.signal }).catch(() => undefined);
      }
    }
  };

  const loops = createGroup(client, key, group)
    .catch(() => undefined) // Redis is away: the loops meet NOGROUP when it is back
    .then(() => Promise.all([repeat(readNew), repeat(retryDue)]));
  return {
    async stop() {
      stopped.abort();
      reader.disconnect();
      await loops;
      await Promise.all(inHand.values());
      await forget(client, key, group, name).catch(() => undefined); // Redis is away: another consumer forgets this one later
    },
  };
}

/** Its read fails as soon as the connection does. One that waits for the next connection would wait for ever when there comes none: at a stop. */
function createReader(client: Redis | Cluster): Redis | Cluster {
  return client instanceof Cluster ? client.duplicate() : client.duplicate({ maxRetriesPerRequest: 0 });
}

async function createGroup(client: Redis | Cluster, key: string, group: string): Promise<void> {
  try {
    await client.xgroup('CREATE', key, group, '0', 'MKSTREAM');
  } catch (error) {
    if (!String(error).includes('BUSYGROUP')) throw error;
  }
  const consumers = (await client.xinfo('CONSUMERS', key, group)) as unknown[][];
  for (const fields of consumers) {
    const known = Object.fromEntries(pairs(fields));
    if (Number(known.idle) > FORGOTTEN_AFTER_MS) await forget(client, key, group, String(known.name));
  }
}

/** Deleting a consumer would delete what it still holds, so one that holds something stays until another has taken that over. */
async function forget(client: Redis | Cluster, key: string, group: string, consumer: string): Promise<void> {
  const held = (await client.xpending(key, group, '-', '+', 1, consumer)) as unknown[];
  if (held.length === 0) await client.xgroup('DELCONSUMER', key, group, consumer);
}

function* pairs(fields: readonly unknown[]): Generator<[string, unknown]> {
  for (let index = 0; index < fields.length; index += 2) yield [String(fields[index]), fields[index + 1]];
}
