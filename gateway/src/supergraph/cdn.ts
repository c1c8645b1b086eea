import { request } from 'undici';
import type { SupergraphReceiver, SupergraphSource } from './source.ts';

export interface CdnSourceOptions {
  /** The first that answers is believed; the others are its mirrors. */
  urls: readonly string[];
  /** Sent as X-Hive-CDN-Key. */
  key: string | undefined;
  pollMs: number;
  timeoutMs?: number;
}

const LIMIT_BYTES = 50_000_000;

/** A supergraph on a CDN that speaks the contract of Hive: a key in a header, and ETag with 304 for what has not changed. */
export function createCdnSource({ urls, key, pollMs, timeoutMs = 10_000 }: CdnSourceOptions): SupergraphSource {
  const tags = new Map<string, string>();
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let asking: Promise<void> = Promise.resolve();

  /** Null when nothing has changed at this address. */
  const ask = async (url: string): Promise<string | null> => {
    const tag = tags.get(url);
    const response = await request(url, {
      headers: {
        accept: 'text/plain, application/graphql, */*;q=0.1',
        ...(key === undefined ? {} : { 'x-hive-cdn-key': key }),
        ...(tag === undefined ? {} : { 'if-none-match': tag }),
      },
      signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(timeoutMs)]),
    });
    const { statusCode, headers, body } = response;
    if (statusCode !== 200) await body.dump();
    if (statusCode === 304 && tag !== undefined) return null;
    if (statusCode !== 200) throw new Error(`${new URL(url).host} answered with status ${statusCode}`);
    const sdl = await readBounded(body);
    if (typeof headers['etag'] === 'string') tags.set(url, headers['etag']);
    else tags.delete(url);
    return sdl;
  };

  const askInTurn = async (receiver: SupergraphReceiver) => {
    const failures: unknown[] = [];
    for (const url of urls) {
      try {
        const sdl = await ask(url);
        if (sdl !== null) receiver.brought(sdl);
        return;
      } catch (error) {
        failures.push(error);
      }
    }
    if (!stopping.signal.aborted)
      receiver.failed(failures.length === 1 ? failures[0] : new AggregateError(failures, failures.map(String).join('; ')));
  };

  const schedule = (receiver: SupergraphReceiver) => {
    // Gateways that were started together do not go on asking together.
    timer = setTimeout(
      () => {
        asking = askInTurn(receiver).then(() => {
          if (!stopping.signal.aborted) schedule(receiver);
        });
      },
      pollMs * (0.9 + Math.random() * 0.2),
    );
    timer.unref();
  };

  return {
    name: `cdn ${urls.map((url) => new URL(url).host).join()}`,
    async start(receiver) {
      await askInTurn(receiver);
      schedule(receiver);
    },
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await asking;
    },
  };
}

async function readBounded(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > LIMIT_BYTES) throw new Error(`the supergraph is larger than ${LIMIT_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
