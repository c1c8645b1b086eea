import type { ApolloServerPlugin } from '@apollo/server';
import type { Log } from '@parley/kit/log';
import { toPublicError } from '@parley/kit/public-error';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { SubgraphError } from '../execution/subgraph-error.ts';
import type { GatewayContext } from './context.ts';

const INTERNAL = { code: 'INTERNAL', message: 'Something went wrong on our side.' };
const STABLE_CODE = /^[A-Z][A-Z0-9_]{1,60}$/;
/** Codes by which a subgraph tells of faults that are not the client's: its own, or that it and the supergraph do not fit. */
const OWN_FAULTS = new Set([
  'INTERNAL',
  'INTERNAL_SERVER_ERROR',
  'DOWNSTREAM_SERVICE_ERROR',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
]);
/** Codes that only the gateway and Apollo Server give here, to refuse a request, in words and with details meant for clients. */
const REFUSALS = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'UNAUTHENTICATED',
]);
const PRIVATE_DETAILS = new Set(['code', 'stacktrace', 'exception', 'serviceName', 'service', 'debug', 'http']);

/** What a client may know of an error: a stable code with its details, or INTERNAL. For Apollo Server's formatError. */
export function formatPublicError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { message, code, details } = readPublicError(error);
  const { locations, path } = formatted;
  return {
    message,
    ...(locations !== undefined && !(error instanceof SubgraphError) ? { locations } : {}),
    ...(path !== undefined ? { path } : {}),
    extensions: { code, ...details },
  };
}

export function readPublicError(error: unknown): {
  message: string;
  code: string;
  details: Record<string, unknown>;
  known: boolean;
} {
  if (error instanceof GraphQLError) {
    const code = String(error.extensions['code']);
    const known = error instanceof SubgraphError ? isStable(code) : REFUSALS.has(code);
    if (known) return { message: error.message, code, details: publicDetails(error.extensions), known };
    if (error instanceof SubgraphError) return { ...INTERNAL, details: {}, known };
  }
  const read = toPublicError(error);
  return { ...read, details: publicDetails(read.details) };
}

/** Whether an error that a subgraph answered with is its own fault, or speaks of something that is away: asking again may help. */
export function isOwnFault({ extensions }: GraphQLFormattedError): boolean {
  const code = String(extensions?.['code']);
  return code === 'UNAVAILABLE' || !isStable(code);
}

function isStable(code: string): boolean {
  return STABLE_CODE.test(code) && !OWN_FAULTS.has(code);
}

function publicDetails(extensions: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(extensions).filter(([name]) => !PRIVATE_DETAILS.has(name)));
}

/** Logs what clients are not told, and gives them the request's id to ask about it. */
export function nameRequestInErrors(log: Log): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue: { requestId } }) {
          for (const error of errors) {
            if (readPublicError(error).known) continue;
            const subgraph = error instanceof SubgraphError ? error.subgraph : undefined;
            log.error({ err: error, subgraph, path: error.path, requestId }, 'a request met an unexpected error');
          }
        },
        async willSendResponse({ response, contextValue: { requestId } }) {
          if (response.body.kind !== 'single' || response.body.singleResult.errors === undefined) return;
          response.body.singleResult.errors = response.body.singleResult.errors.map((error) =>
            error.extensions?.['code'] === INTERNAL.code ? { ...error, extensions: { ...error.extensions, requestId } } : error,
          );
        },
      };
    },
  };
}
