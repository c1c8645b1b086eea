import { createBackOff, pause } from '@parley/schema/client/back-off';
import type { Said } from './call-signal.ts';

export interface OutgoingSignal {
  callId: string;
  conversationId: string;
  toUserId: string;
  /** Null for all devices of the person. */
  toDeviceId: string | null;
  deviceId: string;
  said: Said;
}

export type Attempt =
  | { outcome: 'sent' }
  | { outcome: 'refused' }
  /** Nobody answered, or not now: it is tried again, after so long at least. */
  | { outcome: 'later'; afterMs?: number };

export interface SignalQueueOptions {
  send(signal: OutgoingSignal): Promise<Attempt>;
  /** The person cannot be reached by the viewer, now or later. */
  onRefused(signal: OutgoingSignal): void;
}

export interface SignalQueue {
  add(signal: OutgoingSignal): void;
  /** What was added is tried once and no more. */
  stop(): void;
}

/** What has waited so long is about something that is over, or will be said again. */
const STALE_AFTER_MS = 20_000;

/** Sends signals to each person in the order in which they were added; what is not taken is tried again for a while. */
export function createSignalQueue({ send, onRefused }: SignalQueueOptions): SignalQueue {
  const stopped = new AbortController();
  const byPerson = new Map<string, Promise<void>>();

  async function deliver(signal: OutgoingSignal, staleAt: number): Promise<void> {
    const backOff = createBackOff({ firstMs: 250, longestMs: 4_000 });
    while (Date.now() < staleAt) {
      const attempt = await send(signal);
      if (attempt.outcome === 'refused') onRefused(signal);
      if (attempt.outcome !== 'later' || stopped.signal.aborted) return;
      await pause(backOff.nextMs(attempt.afterMs), stopped.signal).catch(() => undefined); // stopped: once more, at once
    }
  }

  return {
    add(signal) {
      const { toUserId } = signal;
      const staleAt = Date.now() + STALE_AFTER_MS;
      const sent = (byPerson.get(toUserId) ?? Promise.resolve()).then(() => deliver(signal, staleAt));
      byPerson.set(toUserId, sent);
      void sent.finally(() => {
        if (byPerson.get(toUserId) === sent) byPerson.delete(toUserId);
      });
    },
    stop: () => stopped.abort(),
  };
}
