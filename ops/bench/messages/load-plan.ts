import type { Room } from './rooms.ts';

/** What the load is to do. */
export interface Load {
  url: string;
  passportKey: string;
  kind: 'send' | 'history' | 'search' | 'begin';
  connections: number;
  seconds: number;
  /** Ends before the time is over when so many were asked; `begin` asks once for each room. */
  requests?: number;
  rooms: readonly Room[];
}

export interface Seen {
  requests: number;
  failures: number;
  firstFailure: string | null;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  /** Ids that `begin` made, in the order of the rooms. */
  ids: readonly string[];
}
