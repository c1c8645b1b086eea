/**
 * The live contract: what the gateway asks a subgraph whose subscriptions carry `@live`. Each question is a POST of JSON to
 * `<the subgraph's GraphQL endpoint>/live/<open|resolve|replay|heads>` with a passport of the gateway's that names nobody. docs/realtime.md
 * says it for those who write a subgraph in another language.
 */
export interface LiveQuestions {
  open: { asks: OpenRequest; answers: OpenAnswer };
  resolve: { asks: ResolveRequest; answers: ResolveAnswer };
  replay: { asks: ReplayRequest; answers: ReplayAnswer };
  heads: { asks: HeadsRequest; answers: HeadsAnswer };
}

export type LiveVerb = keyof LiveQuestions;

/**
 * Where somebody stands in a durable topic: has everything up to `number`, and of that all changes up to `revision`, in one epoch of the
 * store. A topic of things that never change may leave `number` at 0. Clients see it only as the text that the subgraph makes of it.
 */
export interface Place {
  epoch: string;
  number: number;
  revision: number;
}

/** An error as GraphQL tells it, with a code in its extensions. */
export interface LiveError {
  message: string;
  extensions: { code: string } & Record<string, unknown>;
}

/** May these viewers listen, and to what? Also asked again of those who listen already: rights may have changed. */
export interface OpenRequest {
  openings: Opening[];
}

export interface Opening {
  /** Names the viewer who wants to listen. */
  passport: string;
  /** The root field of the subscription, and its arguments, those with `@position` among them. */
  field: string;
  arguments: Record<string, unknown>;
}

export interface OpenAnswer {
  /** In the order of the openings. An error refuses one of them. */
  answers: (Opened | { error: LiveError })[];
}

export interface Opened {
  topics: OpenedTopic[];
  /** What the client's positions speak of and the viewer may not hear, or not any more: `ended` is told of each at the start. */
  ended?: EndedTopic[];
  /** Topics that carry no events for this subscription: a message on one of them means that it is to be opened again. */
  wakeUps?: string[];
}

export interface EndedTopic {
  topic: string;
  payload: unknown;
  /** The client's position. */
  place: Place;
}

export interface OpenedTopic {
  /** The name that its envelopes are published under. */
  topic: string;
  /**
   * Names those to whom all that is shared of this topic is the same; whoever may hear different parts of it has another audience. Null where
   * everything depends on who asks.
   */
  audience: string | null;
  /** What `started`, `reset` and `ended` are resolved on. */
  payload: unknown;
  /** Where the topic stands, from the database. Null for an ephemeral topic: it has no history, and `started` tells what is now. */
  head: Place | null;
  /** What the client's position says of this topic; null where it says nothing: then it begins at the head and is told `started`. */
  from: Place | null;
}

/** What the selection is on each of these events. */
export interface ResolveRequest {
  resolutions: Resolution[];
}

export interface Resolution {
  /** Names the viewer; or, where all that is selected is shared, the audience and no viewer. */
  passport: string;
  query: string;
  operationName?: string;
  /** Without those of positions. */
  variables: Record<string, unknown>;
  events: LiveEvent[];
}

export interface LiveEvent {
  /**
   * `started`: the subscription begins here. `event`: something has happened. `reset`: what came before cannot be continued, load it afresh;
   * from here it goes on. `ended`: the viewer hears no more of this topic.
   */
  kind: 'started' | 'event' | 'reset' | 'ended';
  topic: string;
  /** The envelope's, the replay's, or for all but `event` that of the opened topic. */
  payload: unknown;
  /** Where whoever has been told of it stands; null on ephemeral topics. */
  place: Place | null;
}

export interface ResolveAnswer {
  /** In the order of the resolutions. An error fails all events of one. */
  answers: ({ results: LiveResult[] } | { error: LiveError })[];
}

/** In the order of the events: what a GraphQL server answers, or null where the event says nothing to this field. */
export type LiveResult = { data: Record<string, unknown> | null; errors?: object[] } | null;

/** What has happened in these topics since? */
export interface ReplayRequest {
  replays: Replay[];
}

export interface Replay {
  topic: string;
  from: Place;
  /** At most so many events. */
  limit: number;
  /** Ids of those who listen; the answer says who of them may not any more. */
  viewers: string[];
}

export interface ReplayAnswer {
  /** In the order of the replays. */
  answers: (Replayed | { error: LiveError })[];
}

export interface Replayed {
  /** Those of the viewers who may not hear this topic any more. Nothing of the answer is for them. */
  lost: string[];
  /** True when `from` cannot be continued: another epoch, above the head, or too long ago. Then there are no events. */
  reset: boolean;
  /** First what is new, by number, as it is now; then what has changed of the rest, by revision. */
  events: ReplayedEvent[];
  /** True when there is more after the last of these events. */
  more: boolean;
  /** Where whoever has been told of all these events stands: the last event's place where there is more, else the head read before them or above it. */
  until: Place;
}

export interface ReplayedEvent {
  payload: unknown;
  place: Place;
}

/** Which topics have moved? Asked every few seconds: messages of Redis may be lost in silence. */
export interface HeadsRequest {
  /** `asOf` of an earlier answer; null at first, which asks for the last half minute. */
  since: string | null;
}

export interface HeadsAnswer {
  epoch: string;
  /** The database's time, by which the next question is asked. Answers overlap, so that nothing falls between two of them. */
  asOf: string;
  /** Of the topics that have moved since: where they stand. */
  heads: { topic: string; number: number; revision: number }[];
  /** False when there were too many to list, or `since` is too long ago: whoever asks has to replay everything. */
  complete: boolean;
}
