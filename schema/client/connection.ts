import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import { createClient, MessageType, type SubscribePayload, stringifyMessage } from 'graphql-ws/client';
import { createBackOff, pause } from './back-off.ts';
import { afterClose, retryAfterMsOf } from './close-codes.ts';
import { authorizationOf, type CredentialSource, type Proof, ticketFrom } from './credential.ts';
import { GraphError } from './graph-error.ts';
import { createRenewal } from './renewal.ts';
import { createStream } from './stream.ts';

export interface ConnectionOptions {
  /** Asked at each new connection. */
  url(): string;
  /** Null where the browser's cookie says who one is. */
  credential: CredentialSource | null;
  /** A class like the platform's WebSocket, where there is none or another is wanted. */
  webSocket?: unknown;
  /** How often the connection is tried while nothing comes in. */
  keepAliveMs: number;
  onState(state: ConnectionState): void;
}

export type ConnectionState = { kind: 'connecting' } | { kind: 'connected' } | { kind: 'waiting'; forMs: number; reason: string };

/** One socket for all subscriptions of a client. It is opened when it is needed, and again after it was lost. */
export interface Connection {
  /**
   * One subscription while one connection lasts. Throws ConnectionLost when that has ended, or when more waits than is held for who takes nothing;
   * ConnectionRefused when there is no use in coming again; GraphError when the subscription is refused. An aborted signal ends it.
   */
  subscribe<Data>(payload: () => SubscribePayload, signal: AbortSignal): AsyncGenerator<ExecutionResult<Data>>;
  stop(): void;
}

/** The connection is gone. Another one may be had. */
export class ConnectionLost extends Error {}

/** The gateway wants no connection of this client as it is. */
export class ConnectionRefused extends Error {
  readonly closeCode: number;
  readonly reason: string;

  constructor(closeCode: number, reason: string) {
    super(`The gateway has closed the connection for good (${closeCode} ${reason}).`);
    this.closeCode = closeCode;
    this.reason = reason;
  }
}

/** A connection that has lasted so long has worked: the next one is tried for soon again. */
const LASTED_MS = 5_000;
const ANSWER_WITHIN_MS = 10_000;
const MOST_WAITING = 1_000;
const LINGER_MS = 1_000;
/** What a socket is closed with that nobody has closed. */
const ABNORMAL = 1006;

export function createConnection({ url, credential, webSocket, keepAliveMs, onState }: ConnectionOptions): Connection {
  const streams = new Set<(error: Error) => void>();
  const stopped = new AbortController();
  const backOff = createBackOff({ firstMs: 250, longestMs: 15_000 });
  let shown: string | null = null;
  let socket: Pick<WebSocket, 'send'> | null = null;
  let socketIsOurs = false;
  let connectedAt: number | null = null;
  let refusals = 0;
  let due: { pauseMs: number; reason: string } | null = null;
  let opening: Promise<void> | null = null;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const client = createClient({
    url: () => `${url().replace(/^http/, 'ws')}/graphql`,
    connectionParams: () => authorizationOf(shown),
    webSocketImpl: webSocket,
    keepAlive: keepAliveMs,
    connectionAckWaitTimeout: ANSWER_WITHIN_MS,
    lazyCloseTimeout: LINGER_MS,
    // What is asked for again depends on what has come meanwhile, so whoever follows asks by itself.
    retryAttempts: 0,
  });
  client.on('connecting', () => {
    socketIsOurs = true;
    onState({ kind: 'connecting' });
  });
  client.on('connected', (connected, payload) => {
    socket = connected as WebSocket;
    connectedAt = Date.now();
    refusals = 0;
    renewBefore(payload);
    onState({ kind: 'connected' });
  });
  client.on('pong', (_received, payload) => renewBefore(payload));
  client.on('ping', (received) => {
    if (!received) silence = setTimeout(() => client.terminate(), ANSWER_WITHIN_MS);
  });
  client.on('message', () => clearTimeout(silence));
  client.on('error', () => lose(ABNORMAL, 'It could not be opened.'));
  client.on('closed', (event) => {
    const { code, reason } = event as { code: number; reason: string };
    lose(code, reason);
  });

  const renewal = createRenewal({
    prove,
    show: (payload) => socket?.send(stringifyMessage({ type: MessageType.Ping, payload })),
  });

  async function prove(): Promise<Proof | null> {
    if (credential === null) return ticketFrom(url());
    const renewed = await credential();
    if (renewed === shown) return null;
    shown = renewed;
    return authorizationOf(renewed) ?? null;
  }

  function renewBefore(payload: Record<string, unknown> | undefined): void {
    const end = payload?.['expiresAt'];
    if (end === null || typeof end === 'string') renewal.expires(end);
  }

  function lose(code: number, reason: string): void {
    if (!socketIsOurs) return;
    socketIsOurs = false;
    socket = null;
    renewal.stop();
    clearTimeout(silence);
    if (connectedAt !== null && Date.now() - connectedAt > LASTED_MS) backOff.succeeded();
    const after = afterClose(code);
    if (after === 'renewed' && connectedAt === null) refusals += 1;
    connectedAt = null;
    // One that nobody needed any more is no loss.
    if (streams.size > 0) due = { pauseMs: backOff.nextMs(retryAfterMsOf(reason)), reason: `${code} ${reason}`.trim() };
    const error = after === 'never' || refusals > 1 ? new ConnectionRefused(code, reason) : new ConnectionLost(reason);
    // At once, before graphql-ws comes to it: after some codes it would ask by itself again, for what was asked for first.
    for (const end of [...streams]) end(error);
  }

  /** For all who want to subscribe at this moment: the pause that is due, then a credential. */
  function ready(): Promise<void> {
    if (connectedAt !== null) return Promise.resolve();
    opening ??= prepare().finally(() => {
      opening = null;
    });
    return opening;
  }

  async function prepare(): Promise<void> {
    for (;;) {
      if (due !== null) {
        const { pauseMs, reason } = due;
        due = null;
        onState({ kind: 'waiting', forMs: pauseMs, reason });
        await pause(pauseMs, stopped.signal);
      }
      try {
        if (credential !== null) shown = await credential();
        return;
      } catch (error) {
        due = { pauseMs: backOff.nextMs(), reason: `There is no credential: ${error instanceof Error ? error.message : error}` };
      }
    }
  }

  return {
    async *subscribe<Data>(payload: () => SubscribePayload, signal: AbortSignal) {
      const stream = createStream<ExecutionResult<Data>>();
      const onAbort = () => stream.end();
      signal.addEventListener('abort', onAbort);
      let over = false;
      let unsubscribe = (): void => undefined;
      const begin = async () => {
        await ready();
        if (over) return;
        streams.add(stream.end);
        unsubscribe = client.subscribe<Data>(payload(), {
          next({ data, errors, ...rest }) {
            // Without data at all it is no result: the subscription has not begun.
            if (data === undefined) return stream.end(errorOf(errors));
            if (stream.push({ data, errors, ...rest } as ExecutionResult<Data>) < MOST_WAITING) return;
            stream.end(new ConnectionLost('More waits than is held.'));
            unsubscribe();
          },
          error: (error) => stream.end(errorOf(error)),
          complete: () => stream.end(),
        });
      };
      begin().catch(stream.end);
      try {
        yield* stream;
      } finally {
        over = true;
        streams.delete(stream.end);
        signal.removeEventListener('abort', onAbort);
        unsubscribe();
      }
    },
    stop() {
      stopped.abort(new ConnectionLost('The client has stopped.'));
      for (const end of [...streams]) end(new ConnectionLost('The client has stopped.'));
      renewal.stop();
      clearTimeout(silence);
      // Rejects where a connection is being tried for that fails: nobody waits for it any more.
      Promise.resolve(client.dispose()).catch(() => undefined);
    },
  };
}

function errorOf(error: unknown): Error {
  return Array.isArray(error) ? new GraphError(error as GraphQLFormattedError[]) : new ConnectionLost('The connection is gone.');
}
