import { GraphQLError } from 'graphql';
import { ChatError } from './errors.ts';

/** Codes that graphql-js and Apollo give to faults of the request itself: their messages speak of the request only. */
const REQUEST_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
]);

export interface PublicError {
  message: string;
  code: string;
  details: Record<string, unknown>;
}

/**
 * What the outside may know of an error: a ChatError and a fault of the request say themselves, everything else is INTERNAL.
 * `known` is false for the latter, so that the caller logs it with the request id.
 */
export function toPublicError(error: unknown): PublicError & { known: boolean } {
  const reason = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (reason instanceof ChatError) return { message: reason.message, code: reason.code, details: reason.details(), known: true };
  if (reason instanceof GraphQLError) {
    const { code, ...details } = reason.extensions as { code?: unknown };
    if (code === undefined) return { message: reason.message, code: 'BAD_USER_INPUT', details: {}, known: true };
    if (REQUEST_CODES.has(String(code))) return { message: reason.message, code: String(code), details, known: true };
  }
  return { message: 'Something went wrong on our side.', code: 'INTERNAL', details: {}, known: false };
}
