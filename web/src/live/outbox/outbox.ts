import { createBackOff, pause } from '@parley/schema/client/back-off';
import type { OneTab } from './one-tab.ts';
import type { Unsent, UnsentFile, UnsentStore } from './unsent.ts';

/** What became of an attempt to send. */
export type Attempt =
  | { outcome: 'sent' }
  /** It will never be taken as it is. */
  | { outcome: 'refused'; code: string }
  /** Nobody answered, or not now: it is tried again, after so long at least. */
  | { outcome: 'later'; afterMs?: number };

export interface OutboxOptions {
  store: UnsentStore;
  /** Sends its files first. Under one clientId it is said once, however often this is done. */
  send(unsent: Unsent, signal: AbortSignal): Promise<Attempt>;
  oneTab: OneTab;
  /** On which the tabs tell one another that what waits has changed. */
  channelName: string;
}

export type Written = Pick<Unsent, 'conversationId' | 'body'> &
  Partial<Pick<Unsent, 'replyTo' | 'quote'>> & { files?: readonly UnsentFile[] };

/** Messages that were written and not acknowledged yet: they are sent when that can be, once, in the order of each conversation. */
export interface Outbox {
  subscribe(listener: () => void): () => void;
  getSnapshot(): readonly Unsent[];
  /** Resolves when it is kept. Throws OutboxFull. */
  add(written: Written): Promise<Unsent>;
  /** Tries again what was refused. */
  retry(clientId: string): Promise<void>;
  discard(clientId: string): Promise<void>;
  /** The connection is back: what waits for its next attempt waits no longer. */
  wake(): void;
  /** It can be started again after it was stopped. */
  start(): Promise<void>;
  stop(): void;
}

export function createOutbox({ store, send, oneTab, channelName }: OutboxOptions): Outbox {
  const listeners = new Set<() => void>();
  let stopped = new AbortController();
  let channel: BroadcastChannel | null = null;
  let waiting: readonly Unsent[] = [];
  let woken = new AbortController();
  let turn: 'none' | 'wanted' | 'ours' = 'none';
  const underWay = new Map<string, Promise<void>>();

  /** What is shown is what is kept: every change is read again. */
  async function refresh(): Promise<void> {
    waiting = await store.all();
    for (const listener of listeners) listener();
  }

  async function changed(): Promise<void> {
    await refresh();
    channel?.postMessage('changed');
  }

  /** Whoever has the turn sends what is there by then, and what comes meanwhile, of this tab as of others. */
  function sendAll(): void {
    if (turn === 'ours') sendDue();
    if (turn !== 'none' || stopped.signal.aborted) return;
    turn = 'wanted';
    oneTab(takeTurn, stopped.signal)
      .catch((error: unknown) => {
        if (!stopped.signal.aborted) reportError(error);
      })
      .finally(() => {
        turn = 'none';
      });
  }

  async function takeTurn(): Promise<void> {
    turn = 'ours';
    await refresh();
    sendDue();
    while (underWay.size > 0) await Promise.all(underWay.values());
  }

  function sendDue(): void {
    for (const { conversationId } of waiting.filter(isDue)) {
      if (underWay.has(conversationId)) continue;
      const sending = sendInOrder(conversationId).finally(() => underWay.delete(conversationId));
      underWay.set(conversationId, sending);
    }
  }

  async function sendInOrder(conversationId: string): Promise<void> {
    const backOff = createBackOff({ firstMs: 500, longestMs: 20_000 });
    while (!stopped.signal.aborted) {
      const next = waiting.find((unsent) => unsent.conversationId === conversationId && isDue(unsent));
      if (next === undefined) return;
      const attempt = await send(next, stopped.signal);
      if (attempt.outcome === 'later') {
        const early = AbortSignal.any([woken.signal, stopped.signal]);
        await pause(backOff.nextMs(attempt.afterMs), early).catch(() => undefined); // woken: tried again at once
        continue;
      }
      backOff.succeeded();
      if (attempt.outcome === 'sent') await store.remove(next.clientId);
      else await store.change(next.clientId, (unsent) => ({ ...unsent, failure: attempt.code }));
      await changed();
    }
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => waiting,
    async add({ conversationId, body, replyTo = null, quote = null, files = [] }) {
      const unsent: Unsent = {
        clientId: crypto.randomUUID(),
        conversationId,
        writtenAt: new Date().toISOString(),
        body,
        replyTo,
        quote,
        files,
        failure: null,
      };
      await store.add(unsent);
      await changed();
      sendAll();
      return unsent;
    },
    async retry(clientId) {
      // What was refused may have been its files, which are forgotten after a day: they are sent again.
      const sentAgain = (file: UnsentFile) => ({ ...file, fileId: null, isUploaded: false });
      await store.change(clientId, (unsent) => ({ ...unsent, failure: null, files: unsent.files.map(sentAgain) }));
      await changed();
      sendAll();
    },
    async discard(clientId) {
      await store.remove(clientId);
      await changed();
    },
    wake() {
      woken.abort();
      woken = new AbortController();
      sendAll();
    },
    async start() {
      stopped = new AbortController();
      channel = new BroadcastChannel(channelName);
      channel.onmessage = () => void refresh().then(sendAll);
      await refresh();
      sendAll();
    },
    stop() {
      stopped.abort();
      channel?.close();
      store.stop();
    },
  };
}

const isDue = ({ failure }: Unsent) => failure === null;
