import type { ConnectionState as SocketState } from '@parley/schema/client';

/** What people are told of the connection. */
export type ConnectionState =
  /** The page has just begun. */
  | { kind: 'connecting' }
  /** What happened meanwhile is coming in. */
  | { kind: 'catching-up' }
  /** All that happens is shown at once. */
  | { kind: 'live' }
  /** Nothing comes in; what is sent waits. */
  | { kind: 'offline' };

export interface ConnectionStore {
  subscribe(listener: () => void): () => void;
  getSnapshot(): ConnectionState;
  /** What the socket is doing. */
  socket(state: SocketState): void;
  /** Something came in. */
  heard(): void;
  start(): void;
  stop(): void;
}

/** What was missed comes without a pause, and nothing says that it is over: so long a silence does. */
const SILENCE_MS = 600;
/** A connection that is back so soon was hardly away. */
const HARDLY_AWAY_MS = 1_500;

const CONNECTING: ConnectionState = { kind: 'connecting' };
const CATCHING_UP: ConnectionState = { kind: 'catching-up' };
const LIVE: ConnectionState = { kind: 'live' };
const OFFLINE: ConnectionState = { kind: 'offline' };

/** How the page is connected, for whoever shows it. */
export function createConnectionStore(): ConnectionStore {
  const listeners = new Set<() => void>();
  let state = CONNECTING;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function become(next: ConnectionState): void {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  }

  function after(ms: number, next: ConnectionState): void {
    clearTimeout(timer);
    timer = setTimeout(() => become(next), ms);
  }

  const onOffline = () => after(0, OFFLINE);

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => state,
    socket({ kind }) {
      if (kind === 'connected') {
        if (state === OFFLINE) become(CATCHING_UP);
        return after(SILENCE_MS, LIVE);
      }
      if (kind === 'waiting' && state !== OFFLINE) after(HARDLY_AWAY_MS, OFFLINE);
    },
    heard() {
      if (state === CATCHING_UP) after(SILENCE_MS, LIVE);
    },
    start: () => addEventListener('offline', onOffline),
    stop() {
      removeEventListener('offline', onOffline);
      clearTimeout(timer);
    },
  };
}
