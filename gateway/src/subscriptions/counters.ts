/** What has happened since the start, for tests, the benchmark and the health report. */
export interface Counters {
  /** Events that were resolved: one for each event and group. */
  executions: number;
  /** Results that were handed to listeners. */
  deliveries: number;
  /** Pages of replay that subgraphs were asked for. */
  replays: number;
  openings: number;
}

export function createCounters(): Counters {
  return { executions: 0, deliveries: 0, replays: 0, openings: 0 };
}
