import { LRUCache } from 'lru-cache';
import { request } from 'undici';
import { Unavailable } from './errors.ts';
import type { Log } from './log.ts';
import { createServiceSigner, PASSPORT_HEADER, REQUEST_ID_HEADER } from './passport.ts';

export interface AskOptions {
  /** Who asks: the name of this subgraph. */
  asker: string;
  /** Its key for the subgraph that is asked (serviceKey). */
  key: string;
  /** Base URL of the subgraph that is asked. */
  url: string;
  question: string;
  /** An answer may be as old as this; rights may change meanwhile, so a second is the most. Zero asks each time. */
  cacheMs?: number;
  /** From when it is sent to the end of its answer. */
  timeoutMs?: number;
  log?: Log;
}

/** Asks the owner of a fact. Rejects with Unavailable when the owner is away: what is not known is not granted. */
export type Ask<Key, Answer> = (key: Key) => Promise<Answer>;

const BATCH = 1000;
/** So many batches are under way; those behind them wait, lest a crowd that comes back at once buries the owner. */
const AT_ONCE = 8;

/** Questions of one tick travel together. Equal keys (as JSON) are asked once for as long as an answer is kept. */
export function createAsk<Key, Answer>(options: AskOptions): Ask<Key, Answer> {
  const { asker, url, question, cacheMs = 1000, timeoutMs = 2000 } = options;
  const sign = createServiceSigner(options.key, asker);
  const lifeMs = Math.min(cacheMs, 1000);
  const waiting: Waiting<Key, Answer>[] = [];
  let underWay = 0;

  const send = async (batch: readonly Waiting<Key, Answer>[]) => {
    try {
      const requestId = crypto.randomUUID();
      const answer = await request(`${url}/internal/${question}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [PASSPORT_HEADER]: sign(requestId), [REQUEST_ID_HEADER]: requestId },
        body: JSON.stringify({ keys: batch.map(({ key }) => key) }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      const body = (await answer.body.json()) as { answers?: Answer[] };
      if (answer.statusCode !== 200 || body.answers?.length !== batch.length) throw new Unavailable('An answer');
      for (const [index, { resolve }] of batch.entries()) resolve(body.answers[index] as Answer);
    } catch (error) {
      options.log?.warn({ err: error, question }, 'A question to another subgraph was not answered');
      for (const { reject } of batch) reject(new Unavailable('An answer'));
    }
  };

  const flush = () => {
    while (waiting.length > 0 && underWay < AT_ONCE) {
      underWay += 1;
      void send(waiting.splice(0, BATCH)).then(() => {
        underWay -= 1;
        flush();
      });
    }
  };

  const askNow: Ask<Key, Answer> = (key) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ key, resolve, reject });
    });
  // A life of zero would mean for ever to the cache.
  if (lifeMs <= 0) return askNow;

  const known = new LRUCache<string, Promise<Answer>>({ max: 10_000, ttl: lifeMs });
  return (key) => {
    const text = JSON.stringify(key);
    const hit = known.get(text);
    if (hit !== undefined) return hit;
    const answer = askNow(key);
    known.set(text, answer);
    answer.catch(() => {
      if (known.peek(text) === answer) known.delete(text);
    });
    return answer;
  };
}

interface Waiting<Key, Answer> {
  key: Key;
  resolve(answer: Answer): void;
  reject(reason: Error): void;
}
