import type { LiveVerb } from '@parley/kit/live/contract';
import type { GraphQLFormattedError } from 'graphql';
import type { FetchStep } from '../execution/steps.ts';
import type { IncomingFiles } from '../uploads/incoming-files.ts';

/** One subgraph, however it is reached. */
export interface DataSource {
  /** Answers, or throws SubgraphAway when the subgraph is away or its answer is none, and UploadRefused for what is wrong with files. */
  ask(request: SubgraphRequest): Promise<SubgraphAnswer>;
  /** The same for a question of the live contract; what the answer holds is still to be checked. */
  askLive(request: LiveRequest): Promise<unknown>;
  stop(): Promise<void>;
}

export interface SubgraphRequest {
  fetch: FetchStep;
  /** JSON, so that a value means the same in-process and over the wire. */
  variables: string;
  /** Those that some of the variables hold. */
  files?: IncomingFiles;
  passport: string | undefined;
  requestId: string;
  signal: AbortSignal;
}

export interface LiveRequest {
  verb: LiveVerb;
  /** JSON. */
  body: string;
  passport: string | undefined;
  requestId: string;
  signal: AbortSignal;
}

export interface SubgraphAnswer {
  data: Record<string, unknown> | null;
  errors: readonly GraphQLFormattedError[];
}

/** Why a subgraph gave nothing, for the log: it may name hosts and is never shown to clients. */
export class SubgraphAway extends Error {}

/** It answered more than is taken. Less of the same may be answered. */
export class AnswerTooLarge extends SubgraphAway {}
