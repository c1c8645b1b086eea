import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { ResponsePath } from './cursor.ts';

/** An error that a subgraph answered with. Its subgraph is for the log; what clients may see is decided in errors.ts. */
export class SubgraphError extends GraphQLError {
  constructor(
    readonly subgraph: string,
    error: GraphQLFormattedError,
    path: ResponsePath | undefined,
  ) {
    super(error.message, { path, extensions: error.extensions });
  }
}
