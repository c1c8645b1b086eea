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
  /** What consumers of the stream have set aside, of every group. As durable as `consume`, but nothing is ever set aside from here. */
  consumeDeadLetters(options: ConsumeDeadLettersOptions): Running;
  /** Writes an event once more, at the end of its stream: every group sees it, and who has handled it knows it by its id. */
  appendAgain(stream: string, event: LoggedEvent): Promise<void>;
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
  /** After so many failures an event is set aside among the dead letters of the stream. */
  maxAttempts?: number;
  /** How long an event may lie with a consumer before another one takes it for dead. */
  claimAfterMs?: number;
  /** The pause before the first retry; it doubles up to five minutes. */
  retryAfterMs?: number;
}

export interface ConsumeDeadLettersOptions extends Omit<ConsumeOptions, 'handle' | 'maxAttempts'> {
  /** Must be idempotent by the letter's id. A rejection is tried again with growing pauses, for ever. */
  handle(letter: DeadLetter): Promise<void>;
}

/** An event that a group could not handle, however often it tried. */
export interface DeadLetter {
  /** Of the event, where it lay in the log, and the group: what is buried twice is still one, what was appended again is another. */
  id: string;
  stream: string;
  group: string;
  /** As it lay in the log: what cannot be read is buried too. */
  event: string;
  /** ISO 8601. */
  buriedAt: string;
  attempts: number;
  /** What the last attempt failed with, in one word. Never its message, which may hold anything. */
  errorCode: string;
}
