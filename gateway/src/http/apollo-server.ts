import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Log } from '@parley/kit/log';
import { enforceAccess } from '../access/enforce-access.ts';
import { asApolloGateway, type CurrentGraph, type Executor } from '../graph/current-graph.ts';
import type { PersistedQueryStore } from '../persisted-queries/redis-store.ts';
import type { GatewayContext } from './context.ts';
import { documentRules } from './document-rules.ts';
import { formatPublicError, nameRequestInErrors } from './public-errors.ts';

export interface ApolloServerSettings {
  graph: CurrentGraph;
  executor: Executor;
  introspection: boolean;
  /** A document of more tokens is not parsed. */
  tokenLimit: number;
  /** Where persisted queries are kept; null is in memory, bounded. */
  persistedQueries: PersistedQueryStore | null;
  log: Log;
}

/** Apollo Server as the gateway uses it: what it would report to Apollo or count for each request is off. */
export function createApolloServer({
  graph,
  executor,
  introspection,
  tokenLimit,
  persistedQueries,
  log,
}: ApolloServerSettings): ApolloServer<GatewayContext> {
  return new ApolloServer<GatewayContext>({
    gateway: asApolloGateway(graph, executor),
    apollo: {},
    introspection,
    parseOptions: { maxTokens: tokenLimit },
    validationRules: [...documentRules],
    persistedQueries: persistedQueries === null ? {} : { cache: persistedQueries },
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: formatPublicError,
    logger: {
      debug: (message) => log.debug(message),
      info: (message) => log.debug(message),
      warn: (message) => log.warn(message),
      error: (message) => log.error(message),
    },
    plugins: [
      enforceAccess(graph),
      nameRequestInErrors(log),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}
