import type { HeadsAnswer, LiveEvent, Opened, Replay, Replayed } from '@parley/kit/live/contract';
import type { Client, NamedAudience, Viewer } from '@parley/kit/passport';
import type { Graph } from '../graph/graph.ts';

/** A subscription as a client asks for it. */
export interface SubscriptionRequest {
  query: string;
  operationName: string | undefined;
  variables: Record<string, unknown>;
}

/** Who asks, and from where. */
export interface Subscriber {
  viewer: Viewer | null;
  client: Client;
}

/** A valid subscription of one graph that its viewer may ask for, planned, with its variables. */
export interface LiveOperation {
  graph: Graph;
  /** The subgraph of the root field: it is asked for topics, and resolves events first. */
  subgraph: string;
  field: string;
  /** What the root field is given, positions included. */
  arguments: Record<string, unknown>;
  /** Whether the subgraph follows the live contract for this field; else it is an ordinary graphql-ws subscription, and relayed. */
  live: boolean;
  /** Whether all that is selected is the same for a whole audience. */
  shared: boolean;
  /** Equal for operations that ask for the same: the document's meaning and the variables, without positions. */
  key: string;
}

/** For whom an event is resolved: a viewer, or an audience and no viewer. */
export type ResolvedFor = { viewer: Viewer | null; client: Client } | { audience: NamedAudience };

/** What live subscriptions ask of subgraphs. Questions of one turn to one subgraph travel together. */
export interface LiveSubgraphs {
  /** Rejects with a GraphQLError that refuses, and with Unavailable when the subgraph is away. */
  open(operation: LiveOperation, subscriber: Subscriber): Promise<Opened>;
  /**
   * The bytes to send for each event: the JSON of `{data, errors}`, made once for all who get it; null for an event that says nothing. Rejects with
   * Unavailable when the subgraph of the root field is away, or fails at any of the events by a fault of its own; `tolerant` gives nulls and errors for
   * those, lest an event that always fails holds up all others. Other subgraphs may be away or slow: then the answer has nulls and errors.
   */
  resolve(
    operation: LiveOperation,
    resolvedFor: ResolvedFor,
    events: readonly LiveEvent[],
    options?: { tolerant?: boolean },
  ): Promise<readonly (Buffer | null)[]>;
  /** Rejects with Unavailable when the subgraph is away. */
  replay(subgraph: string, replay: Replay): Promise<Replayed>;
  heads(subgraph: string, since: string | null): Promise<HeadsAnswer>;
}
