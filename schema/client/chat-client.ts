import type { ExecutionResult } from 'graphql';
import { type ConnectionState, createConnection } from './connection.ts';
import type { CredentialSource } from './credential.ts';
import { follow } from './follow.ts';
import { type Ask, type AskOptions, createAsk } from './http.ts';
import type { Operation, Variables } from './operation.ts';
import { inboxProgress, noProgress, type Positions, type Progress, singleProgress } from './positions.ts';
import { type MessageToSend, type SentMessage, sendMessage } from './send-message.ts';

export { ConnectionRefused, type ConnectionState } from './connection.ts';
export type { CredentialSource } from './credential.ts';
export { GraphError, NoAnswer } from './graph-error.ts';
export type { Ask, AskOptions } from './http.ts';
export type { Operation } from './operation.ts';
export type { Positions } from './positions.ts';
export type { MessageToSend, SentMessage } from './send-message.ts';

export interface ChatClientOptions {
  /** The gateway, such as https://chat.example; a function is asked at each request and each connection. */
  url: string | (() => string);
  /** Without one the client asks as nobody, or as whom the browser's cookie names. */
  credential?: CredentialSource | null;
  /** A class like the platform's WebSocket, where there is none or another is wanted. */
  webSocket?: unknown;
  /** Instead of the platform's. */
  fetch?: typeof fetch;
  /** How long a query or mutation waits for its answer. */
  timeoutMs?: number;
  /** How often a silent connection is tried. */
  keepAliveMs?: number;
  onState?(state: ConnectionState): void;
}

/** What comes of a subscription, one after the other: `for await (const { data } of ...)`. It can be gone through once. */
export type Results<Data> = AsyncIterableIterator<ExecutionResult<Data>>;

/** Parley's graph, for programs: in a browser as in Node. */
export interface ChatClient {
  /** A query or mutation. Throws GraphError when the answer has errors, NoAnswer when there is none. */
  ask: Ask;
  /** Says it exactly once: again under the same clientId until it is acknowledged. */
  sendMessage(message: MessageToSend, options?: AskOptions): Promise<SentMessage>;
  /**
   * A subscription with one position, such as messageAdded: the operation declares `$after: String`, gives it to the field, and selects kind and
   * position. `position` has what was done with: a result is when the next one is taken.
   */
  follow<Data, Given extends Variables = Variables>(
    operation: Operation<Data, Given>,
    variables: Given,
    options?: FollowOptions & { position?: string | null },
  ): Results<Data> & { readonly position: string | null };
  /**
   * All conversations of the viewer: the operation declares `$positions: [ConversationPositionInput!]`, gives it to inbox, and selects kind,
   * conversationId and position. `positions` has what was done with.
   */
  followInbox<Data, Given extends Variables = Variables>(
    operation: Operation<Data, Given>,
    variables: Given,
    options?: FollowOptions & { positions?: Positions },
  ): Results<Data> & { readonly positions: Positions };
  /** A subscription without positions, such as typing: after a drop it is told what is now. */
  listen<Data, Given extends Variables = Variables>(
    operation: Operation<Data, Given>,
    variables: Given,
    options?: FollowOptions,
  ): Results<Data>;
  /** Ends all subscriptions, and the connection. */
  stop(): void;
}

export interface FollowOptions {
  /** Ends the subscription. */
  signal?: AbortSignal;
}

export function createChatClient(options: ChatClientOptions): ChatClient {
  const { credential = null, webSocket, timeoutMs = 15_000, keepAliveMs = 15_000, onState = () => undefined } = options;
  const given = options.url;
  const url = () => (typeof given === 'function' ? given() : given).replace(/\/+$/, '');
  const ask = createAsk({ url, credential: credential ?? (() => null), timeoutMs, fetch: options.fetch ?? fetch });
  const connection = createConnection({ url, credential, webSocket, keepAliveMs, onState });
  const stopped = new AbortController();

  function followed<Data, Given extends Variables>(
    operation: Operation<Data, Given>,
    variables: Given,
    progress: Progress,
    { signal }: FollowOptions,
  ): Results<Data> {
    const ends = signal === undefined ? stopped.signal : AbortSignal.any([stopped.signal, signal]);
    return follow({ connection, operation, variables, progress, signal: ends });
  }

  return {
    ask,
    sendMessage: (message, { signal } = {}) => sendMessage(ask, message, { signal }),
    follow(operation, variables, { position = null, ...rest } = {}) {
      const progress = singleProgress(position);
      const results = followed(operation, variables, progress, rest);
      return Object.defineProperty(results, 'position', { get: () => progress.position }) as typeof results & typeof progress;
    },
    followInbox(operation, variables, { positions = {}, ...rest } = {}) {
      const progress = inboxProgress(positions);
      const results = followed(operation, variables, progress, rest);
      return Object.defineProperty(results, 'positions', { get: () => progress.positions }) as typeof results & typeof progress;
    },
    listen: (operation, variables, rest = {}) => followed(operation, variables, noProgress, rest),
    stop() {
      stopped.abort();
      connection.stop();
    },
  };
}
