import type { LoggedEvent } from '@parley/schema/events';
import type { Log } from '../log.ts';
import type { Running } from '../process.ts';

/**
 * Where events lie for consumers that must miss none: at least once, in no promised order. Each subgraph writes one stream, under its
 * own name. A log may lose what it holds (a flushed or restarted server); `remembers` lets the writer notice and write it again.
 */
export interface EventLog {
  append(stream: string, entries: readonly NumberedEvent[]): Promise<void>;
  /** Whether the stream still knows that it was once given an event with this outbox number or a higher one. */
  remembers(stream: string, number: number): Promise<boolean>;
  consume(options: ConsumeOptions): Running;
}

/** An event with the number that its outbox gave it. */
export interface NumberedEvent {
  number: number;
  event: LoggedEvent;
}

export interface ConsumeOptions {
  stream: string;
  /** Consumers of one group share the work; each group sees every event. */
  group: string;
  /** Must be idempotent by the event's id and end within `claimAfterMs`. A rejection is tried again with growing pauses. */
  handle(event: LoggedEvent): Promise<void>;
  log: Log;
  /** After so many failures an event is set aside in the stream of dead letters. */
  maxAttempts?: number;
  /** How long an event may lie with a consumer before another one takes it for dead. */
  claimAfterMs?: number;
  /** The pause before the first retry; it doubles up to five minutes. */
  retryAfterMs?: number;
}
