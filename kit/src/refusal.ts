import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { Unauthenticated } from './errors.ts';
import type { Log } from './log.ts';
import { InvalidPassport } from './passport.ts';
import { toPublicError } from './public-error.ts';

export interface Refusal {
  status: number;
  body: { errors: [GraphQLFormattedError & { extensions: { code: string } }] };
}

const STATUS: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};

/** What a request gets that could not be executed at all. */
export function refusal(error: unknown, log: Log, requestId: string): Refusal {
  const { known, message, code, details } = toPublicError(asChatError(error));
  const status = (error as { statusCode?: number }).statusCode ?? STATUS[code] ?? 500;
  if (!known && status >= 500) log.error({ err: error, requestId }, 'A request failed');
  const told = !known && status < 500 ? { message: (error as Error).message, code: 'BAD_REQUEST' } : { message, code };
  return { status, body: { errors: [{ message: told.message, extensions: { code: told.code, ...details } }] } };
}

/** A passport that is none is an outcome that whoever asks foresees; every other error stays as it is. */
export function asChatError(error: unknown): unknown {
  return error instanceof InvalidPassport ? new Unauthenticated(`The passport was refused: ${error.message}.`) : error;
}

/** A field's error, as it is told outside. What nobody foresaw is logged. */
export function asSeenOutside(error: GraphQLError, log: Log): GraphQLFormattedError {
  const { known, message, code, details } = toPublicError(error);
  if (!known) log.error({ err: error.originalError ?? error, path: error.path }, 'A field failed');
  return { message, path: error.path, extensions: { code, ...details } };
}
