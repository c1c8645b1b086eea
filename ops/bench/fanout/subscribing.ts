/** What a process of subscribers is told to do. */
export interface Subscribing {
  url: string;
  subscribers: number;
  /** Of the first of them, where there are several such processes: each subscriber is somebody else. */
  firstIndex: number;
  /** The subscription; null for the bare server, which knows no protocol. */
  operation: { query: string; variables?: Record<string, unknown> } | null;
  /** How many topics each is told the start of, before it counts as subscribed. */
  starts: number;
  /** How many messages each is to be told of while the server gets warm, and how many that count. */
  warmUps: number;
  messages: number;
  /** What access tokens are signed with; null where nobody reads them. */
  signingKey: ({ kid?: string } & object) | null;
  /** Where they connect from, in turn. */
  addresses: readonly string[];
}

export interface Received {
  received: number;
  bytesEach: number;
  p50: number;
  p95: number;
  p99: number;
  closed: number;
  firstClose: string | null;
  firstError: string | null;
}

/** How the text of a message begins: the first ones warm up, those that count say when they were sent, in ms of the machine's own clock. */
export const WARM_UP = 'warm ';
export const SENT_AT = 'at ';

/** The same in all processes of one machine. */
export const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6;
