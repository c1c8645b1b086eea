import type { Log } from '@parley/kit/log';
import { CannotStart, type Running, stopInReverse } from '@parley/kit/process';
import { connectRedis } from '@parley/kit/redis';
import Fastify, { type FastifyInstance } from 'fastify';
import type { GatewayConfig, SupergraphSourceConfig } from './config.ts';
import { createDataSources } from './data-source/data-sources.ts';
import type { LocalSubgraph } from './data-source/in-process.ts';
import { createCurrentGraph } from './graph/current-graph.ts';
import { createExecutor } from './graph/execute.ts';
import { createIsFromAdministrator } from './health/administrator.ts';
import { createDependency, type Dependency } from './health/dependency.ts';
import { serveHealth } from './health/serve-health.ts';
import { createApolloServer } from './http/apollo-server.ts';
import { addBrowserRules } from './http/browser-rules.ts';
import { drainOnStop } from './http/drain.ts';
import { serveGraphiql } from './http/graphiql.ts';
import { serveGraphql } from './http/graphql-endpoint.ts';
import { answerErrors } from './http/http-errors.ts';
import { answerWithRequestId, requestIdOf } from './http/request-id.ts';
import { createAccessTokens } from './identity/access-token.ts';
import { createIdentify } from './identity/identify.ts';
import { createKeySet } from './identity/key-set.ts';
import { createOpaqueCredentials } from './identity/opaque-credential.ts';
import { createPassports } from './identity/passports.ts';
import { followRevocations } from './identity/revocations.ts';
import { servePassThrough } from './pass-through/pass-through.ts';
import { createRedisStore } from './persisted-queries/redis-store.ts';
import { serveSockets } from './sockets/serve-sockets.ts';
import { isWebSocketUpgrade } from './sockets/upgrade.ts';
import { createSubscriptions } from './subscriptions/create-subscriptions.ts';
import { createDocuments } from './subscriptions/documents.ts';
import { createLiveSubgraphs } from './subscriptions/live-subgraphs.ts';
import { createPrepare } from './subscriptions/prepare.ts';
import { createRelays } from './subscriptions/relay.ts';
import { createCdnSource } from './supergraph/cdn.ts';
import { createFileSource } from './supergraph/file.ts';
import { followSupergraph } from './supergraph/follow-supergraph.ts';
import { createLastGood } from './supergraph/last-good.ts';
import type { SupergraphSource } from './supergraph/source.ts';
import { createUplinkSource } from './supergraph/uplink.ts';

export interface GatewayOptions {
  config: GatewayConfig;
  log: Log;
  /** Subgraphs that run in this process, by name; all others are reached over HTTP. */
  local?: ReadonlyMap<string, LocalSubgraph>;
}

export interface Gateway extends Running {
  url: string;
  app: FastifyInstance;
  /** Asks for revocations at once, as after a log-out in this process. */
  nudge(): Promise<void>;
}

/** Builds the gateway and starts it. Nothing else wires its parts. */
export async function createGateway({ config, log, local = new Map() }: GatewayOptions): Promise<Gateway> {
  const { identity, http } = config;
  const started: Running[] = [];
  try {
    const sources = createDataSources({ ...config.subgraphs, local, timeoutMs: http.requestTimeoutMs, log });
    started.push(sources);
    const graph = createCurrentGraph();
    graph.listen((next) => sources.serve(next));
    const supergraph = await followSupergraph({
      source: createSource(config.supergraph.source, log),
      lastGood: config.supergraph.cachePath === undefined ? null : createLastGood(config.supergraph.cachePath),
      graph,
      log,
    });
    started.push(supergraph);

    const redisState = createDependency();
    const redis =
      config.redisUrl === undefined ? null : await connectRedis({ ...forRedis(redisState), url: config.redisUrl, log });
    if (redis !== null) started.push(redis);
    const passports = createPassports(config.passportSecret);
    const asked = { passports, subgraph: identity.accountsSubgraph, log };
    const revocations =
      identity.revocationsUrl === undefined
        ? null
        : await followRevocations({ ...asked, url: identity.revocationsUrl, tokenLifeMs: identity.tokenLifeMs });
    if (revocations !== null) started.push(revocations);
    if (revocations !== null && redis !== null && identity.revocationsTopic !== undefined) {
      redis.listen(identity.revocationsTopic, () => void revocations.nudge());
    }
    const keys = identity.jwksUrl === undefined ? null : createKeySet({ url: identity.jwksUrl, log });
    await keys?.refresh();
    const identify = createIdentify({
      tokens:
        keys === null
          ? null
          : createAccessTokens({ ...identity, keys, longestLifeMs: revocations === null ? null : identity.tokenLifeMs }),
      opaque:
        identity.introspectionUrl === undefined ? null : createOpaqueCredentials({ ...asked, url: identity.introspectionUrl }),
      opaquePrefix: identity.opaquePrefix,
      accessCookie: identity.accessCookie,
      revocations,
    });

    const server = createApolloServer({
      ...config.operations,
      graph,
      executor: createExecutor(graph, sources),
      persistedQueries: redis === null ? null : createRedisStore(redis.client, log),
      log,
    });
    await server.start();
    started.push(server);

    const documents = createDocuments(config.operations);
    const completing = { ...config.live, sources, passports, log };
    const relays = createRelays({
      ...completing,
      wsUrls: config.subgraphs.wsUrls,
      messageLimitBytes: config.subgraphs.responseLimitBytes,
    });
    started.push(relays);
    const subscriptions = createSubscriptions({
      graph,
      prepare: createPrepare(documents),
      subgraphs: createLiveSubgraphs(completing),
      relays,
      redis,
      log,
    });
    started.push(subscriptions);

    const app = Fastify({
      bodyLimit: http.bodyLimitBytes,
      trustProxy: http.trustProxy,
      genReqId: requestIdOf,
      forceCloseConnections: 'idle',
      http: { shouldUpgradeCallback: isWebSocketUpgrade },
    });
    answerWithRequestId(app);
    answerErrors(app, log);
    await addBrowserRules(app, http);
    const drain = drainOnStop(app, config.drain);
    serveHealth(app, {
      ready: () => !drain.draining && (revocations === null || revocations.ready),
      detailed: () => ({
        supergraph: supergraph.state(),
        subgraphs: sources.health(),
        ...(revocations === null ? {} : { revocations: revocations.dependency.state() }),
        ...(redis === null ? {} : { redis: redisState.state() }),
        sockets: sockets.state(),
        subscriptions: subscriptions.stats(),
      }),
      isFromAdministrator: createIsFromAdministrator(identify),
    });
    started.push(
      await servePassThrough(app, {
        table: config.passThrough,
        urlOf: sources.urlOf,
        identify,
        passports,
        accessCookie: identity.accessCookie,
        headersTimeoutMs: http.requestTimeoutMs,
        pauseMs: 4 * http.requestTimeoutMs,
        log,
      }),
    );
    if (http.graphiql) serveGraphiql(app);
    const answering = { server, identify, passports, timeoutMs: http.requestTimeoutMs };
    serveGraphql(app, { ...answering, uploads: config.uploads });
    const sockets = serveSockets(app, {
      ...answering,
      graph,
      documents,
      subscriptions,
      revocations,
      secret: config.passportSecret,
      accessCookie: identity.accessCookie,
      corsOrigins: http.corsOrigins,
      trustProxy: http.trustProxy,
      limits: config.sockets,
      log,
    });
    drain.along(sockets);
    const url = await listen(app, config.listen);
    started.push(drain);
    return { url, app, nudge: async () => revocations?.nudge(), stop: () => stopInReverse(started) };
  } catch (error) {
    await stopInReverse(started);
    throw error;
  }
}

/** Nothing that the gateway serves depends on Redis, so a command is not waited for long. */
function forRedis(state: Dependency) {
  return { commandTimeoutMs: 1_000, onError: state.failed, onReady: state.succeeded };
}

function createSource(source: SupergraphSourceConfig, log: Log): SupergraphSource {
  switch (source.kind) {
    case 'file':
      return createFileSource(source);
    case 'cdn':
      return createCdnSource(source);
    case 'uplink':
      return createUplinkSource({ ...source, log });
  }
}

async function listen(app: FastifyInstance, { host, port }: { host: string; port: number }): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new CannotStart(`Port ${port} of ${host} is taken; the gateway needs it. GATEWAY_PORT sets another one.`);
  }
}
