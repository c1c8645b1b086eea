import type { GraphQLFormattedError } from 'graphql';

/** Codes that say nothing of what was asked for, only that it cannot be done at this moment. */
const PASSING = new Set(['UNAVAILABLE', 'INTERNAL', 'RATE_LIMITED']);

/** The graph has answered with errors, and with nothing else that could be used. */
export class GraphError extends Error {
  /** The stable code of the first error. */
  readonly code: string;
  readonly errors: readonly GraphQLFormattedError[];

  constructor(errors: readonly GraphQLFormattedError[]) {
    super(errors.map(({ message }) => message).join(' '));
    this.errors = errors;
    this.code = codeOf(errors[0]);
  }

  /** Whether the same may be answered later. */
  get isPassing(): boolean {
    return PASSING.has(this.code);
  }

  /** How long to wait at least, where the answer says so. */
  get retryAfterMs(): number {
    const seconds = this.errors[0]?.extensions?.['retryAfter'];
    return typeof seconds === 'number' ? seconds * 1000 : 0;
  }
}

/** No answer came, or none of the graph's: what was asked for may have been done or not. */
export class NoAnswer extends Error {}

function codeOf(error: GraphQLFormattedError | undefined): string {
  const code = error?.extensions?.['code'];
  return typeof code === 'string' ? code : 'UNKNOWN';
}
