import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { formatPublicError, readPublicError } from '../http/public-errors.ts';

/** A subscription that cannot be: its document, its variables, or who asks. */
export class OperationRefused extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super(errors.map(({ message }) => message).join(' '));
  }
}

/** What a listener may be told of whatever went wrong. */
export function publicErrorsOf(error: unknown): readonly GraphQLFormattedError[] {
  const errors = error instanceof OperationRefused ? error.errors : [error];
  return errors.map((one) => {
    const { message, path, locations } =
      one instanceof GraphQLError ? one : new GraphQLError('', { originalError: one instanceof Error ? one : undefined });
    return formatPublicError({ message, path, locations }, one);
  });
}

/** The code of what went wrong: UNAVAILABLE may be better in a while. */
export function codeOf(error: unknown): string {
  return readPublicError(error instanceof OperationRefused ? error.errors[0] : error).code;
}
