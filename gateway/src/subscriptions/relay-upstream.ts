import { PASSPORT_HEADER } from '@parley/kit/passport';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

export interface UpstreamOptions {
  url: string;
  operation: { query: string; operationName: string | undefined; variables: Record<string, unknown> };
  /** Asked anew at each connection: a passport does not live long. Shown in the header of the upgrade and as a connection parameter. */
  passport(): string | undefined;
  messageLimitBytes: number;
  /** The first of the pauses before another try; each is twice as long as the one before. */
  firstPauseMs: number;
  listener: UpstreamListener;
}

/** Told in order, and after `error`, `complete` or `away` nothing more. */
export interface UpstreamListener {
  next(result: unknown): void;
  error(errors: readonly unknown[]): void;
  complete(): void;
  /** It could not be reached again for too long. */
  away(reason: unknown): void;
}

export interface Upstream {
  close(): void;
}

const KEEP_ALIVE_MS = 15_000;
const ANSWER_MS = 5_000;
const LONGEST_PAUSE_MS = 30_000;
const MOST_TRIES = 10;

/**
 * One graphql-ws subscription on a connection of its own, opened again with growing pauses whenever the connection is lost. Such a
 * subscription cannot be continued: what its server said meanwhile is lost.
 */
export function openUpstream({ firstPauseMs, listener, ...options }: UpstreamOptions): Upstream {
  let present: Connection | null = null;
  let pause: NodeJS.Timeout | undefined;
  let tries = 0;
  let openedAt = 0;
  let over = false;
  const end = (tell: () => void) => {
    over = true;
    tell();
  };

  const open = () => {
    present = connect(options, {
      opened() {
        openedAt = Date.now();
      },
      next(result) {
        tries = 0;
        listener.next(result);
      },
      error: (errors) => end(() => listener.error(errors)),
      complete: () => end(() => listener.complete()),
      lost(reason) {
        present = null;
        // Whoever takes connections only to drop them at once is not asked at that pace.
        if (openedAt > 0 && Date.now() - openedAt > LONGEST_PAUSE_MS) tries = 0;
        openedAt = 0;
        tries += 1;
        if (tries > MOST_TRIES) return end(() => listener.away(reason));
        const longest = Math.min(firstPauseMs * 2 ** (tries - 1), LONGEST_PAUSE_MS);
        pause = setTimeout(open, longest * (0.5 + Math.random() / 2));
      },
    });
  };

  open();
  return {
    close() {
      if (over) return;
      over = true;
      clearTimeout(pause);
      present?.close();
    },
  };
}

interface ConnectionListener extends Omit<UpstreamListener, 'away'> {
  opened(): void;
  lost(reason: unknown): void;
}

type Connection = Upstream;

/** One connection, which is not opened again. After `error`, `complete`, `lost` and `close` nothing more is told. */
function connect(options: Omit<UpstreamOptions, 'firstPauseMs' | 'listener'>, listener: ConnectionListener): Connection {
  let over = false;
  let unanswered: NodeJS.Timeout | undefined;
  const end = (tell: () => void) => {
    if (over) return;
    over = true;
    clearTimeout(unanswered);
    // Rejects where there never was a connection, which is told already.
    client.dispose()?.catch(() => undefined);
    tell();
  };

  class Socket extends WebSocket {
    constructor(address: string, protocols: string) {
      const passport = options.passport();
      super(address, protocols, {
        headers: passport === undefined ? {} : { [PASSPORT_HEADER]: passport },
        maxPayload: options.messageLimitBytes,
        perMessageDeflate: false,
        handshakeTimeout: ANSWER_MS,
      });
    }
  }
  const client: Client & { dispose(): Promise<void> | void } = createClient({
    url: options.url,
    webSocketImpl: Socket,
    connectionParams: () => ({ passport: options.passport() }),
    connectionAckWaitTimeout: ANSWER_MS,
    keepAlive: KEEP_ALIVE_MS,
    retryAttempts: 0,
    on: {
      connected: () => listener.opened(),
      ping(received) {
        if (!received) unanswered = setTimeout(() => client.terminate(), ANSWER_MS);
      },
      pong(received) {
        if (received) clearTimeout(unanswered);
      },
      closed: (event) => end(() => listener.lost(event)),
      error: (error) => end(() => listener.lost(error)),
    },
  });
  const unsubscribe = client.subscribe(options.operation, {
    next(result) {
      if (!over) listener.next(result);
    },
    error: (error) => end(() => (Array.isArray(error) ? listener.error(error) : listener.lost(error))),
    complete: () => end(() => listener.complete()),
  });
  return {
    close() {
      unsubscribe();
      end(() => undefined);
    },
  };
}
