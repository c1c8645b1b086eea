/** Durations and bounds of live subscriptions. Tests shorten the waits; what is promised does not hang on any of them. */
export interface LiveLimits {
  /** How long a topic is still heard after its last listener has left, since many come back at once. */
  holdTopicMs: number;
  /** How long Redis may take to acknowledge a topic before its listeners start without it; what they miss is then found by its heads. */
  acknowledgedWithinMs: number;
  /** How long an envelope that is missing may still come by itself. */
  lateEnvelopeMs: number;
  /** How often subgraphs are asked which topics have moved. */
  headsEveryMs: number;
  /** How often rights are asked for again where only ephemeral topics are listened to, and where wake-ups are waited for. */
  ephemeralOpenedAgainMs: number;
  wakeUpsOpenedAgainMs: number;
  /** How often it is looked who is due for that. */
  dueEveryMs: number;
  /** Over how long a time all subscriptions are opened again after Redis was away. */
  reopenSpreadMs: number;
  /** Wake-ups of so short a time count as one. */
  wakeUpPauseMs: number;
  /** The first and the longest pause before a subgraph that is away is asked again. */
  retryFirstMs: number;
  retryMostMs: number;
  /** Events in one answer of replay, and in one question of resolve. */
  page: number;
  /** Of one subgraph, at one time. */
  replaysAtOnce: number;
  openingsAtOnce: number;
  /** What is kept of each durable topic, for those who are catching up; whoever is further behind asks its subgraph. */
  logEvents: number;
  logBytes: number;
  /** Envelopes of one topic that wait for an earlier one, or ephemeral events that wait to be resolved; in bytes they are no more than the log. */
  waitingEvents: number;
  envelopeBytes: number;
}

export const LIVE_LIMITS: LiveLimits = {
  holdTopicMs: 10_000,
  acknowledgedWithinMs: 3_000,
  lateEnvelopeMs: 150,
  headsEveryMs: 2_000,
  ephemeralOpenedAgainMs: 60_000,
  wakeUpsOpenedAgainMs: 300_000,
  dueEveryMs: 5_000,
  reopenSpreadMs: 1_000,
  wakeUpPauseMs: 50,
  retryFirstMs: 100,
  retryMostMs: 5_000,
  page: 200,
  replaysAtOnce: 200,
  openingsAtOnce: 1_000,
  logEvents: 500,
  logBytes: 1_000_000,
  waitingEvents: 1_000,
  envelopeBytes: 1_000_000,
};
