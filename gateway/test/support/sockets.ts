import type { AddressInfo } from 'node:net';
import { stopInReverse } from '@parley/kit/process';
import Fastify from 'fastify';
import { type Client, type ClientOptions, createClient, type ExecutionResult } from 'graphql-ws';
import WebSocket from 'ws';
import { gatewayConfig } from '../../src/config.ts';
import { createDataSources } from '../../src/data-source/data-sources.ts';
import { createCurrentGraph } from '../../src/graph/current-graph.ts';
import { createExecutor } from '../../src/graph/execute.ts';
import { createApolloServer } from '../../src/http/apollo-server.ts';
import { addBrowserRules } from '../../src/http/browser-rules.ts';
import { serveGraphql } from '../../src/http/graphql-endpoint.ts';
import { createAccessTokens } from '../../src/identity/access-token.ts';
import { createIdentify } from '../../src/identity/identify.ts';
import { createKeySet } from '../../src/identity/key-set.ts';
import { createOpaqueCredentials } from '../../src/identity/opaque-credential.ts';
import { createPassports } from '../../src/identity/passports.ts';
import { followRevocations } from '../../src/identity/revocations.ts';
import { type Sockets, serveSockets } from '../../src/sockets/serve-sockets.ts';
import { createDocuments } from '../../src/subscriptions/documents.ts';
import { type Accounts, startAccounts } from './accounts.ts';
import { type Broadcast, createBroadcast } from './broadcast.ts';
import { compose } from './compose.ts';
import { rememberingLog } from './gateway.ts';
import { startReaders } from './library.ts';
import { enterSocket, openSocket, type RawClient, type RawOptions, socketUrl } from './raw-client.ts';

export const OWN_PAGE = 'https://app.example';

export interface TestSockets extends AsyncDisposable {
  url: string;
  accounts: Accounts;
  broadcast: Broadcast;
  sockets: Sockets;
  /** Asks for revocations at once. */
  nudge(): Promise<void>;
  logged(): Record<string, unknown>[];
  /** A raw client of the protocol, that has sent nothing yet. */
  raw(options?: RawOptions): Promise<RawClient>;
  /** A raw client that has been let in. */
  enter(params?: Record<string, unknown>, options?: RawOptions): Promise<RawClient>;
  client(options?: Partial<ClientOptions>): Client & Disposable;
}

/** The sockets of a gateway on parts of its own, with subscriptions that say what the test says. */
export async function startSockets(settings: Record<string, string> = {}): Promise<TestSockets> {
  const readers = await startReaders({ passports: true });
  const accounts = await startAccounts();
  const config = gatewayConfig({
    SUPERGRAPH_PATH: 'none',
    CORS_ORIGINS: OWN_PAGE,
    SOCKET_DRAIN_SECONDS: '0.2',
    ...accounts.settings,
    ...settings,
  });
  const { identity, http } = config;
  const { log, lines } = rememberingLog();
  const sources = createDataSources({ ...config.subgraphs, local: new Map(), timeoutMs: http.requestTimeoutMs, log });
  const graph = createCurrentGraph();
  graph.listen((next) => sources.serve(next));
  graph.replace(compose([readers]));
  const passports = createPassports(config.passportSecret);
  const asked = { passports, subgraph: identity.accountsSubgraph, log };
  const { url: accountsUrl } = accounts;
  const revocations = await followRevocations({ ...asked, url: `${accountsUrl}/revocations`, tokenLifeMs: 900_000 });
  const keys = createKeySet({ url: `${accountsUrl}/keys`, log });
  const identify = createIdentify({
    tokens: createAccessTokens({ ...identity, keys, longestLifeMs: null }),
    opaque: createOpaqueCredentials({ ...asked, url: `${accountsUrl}/introspect`, lifeMs: 1 }),
    opaquePrefix: identity.opaquePrefix,
    accessCookie: identity.accessCookie,
    revocations,
  });
  const executor = createExecutor(graph, sources);
  const server = createApolloServer({ ...config.operations, graph, executor, persistedQueries: null, log });
  await server.start();
  const app = Fastify({ trustProxy: http.trustProxy });
  await addBrowserRules(app, http);
  const timeoutMs = http.requestTimeoutMs;
  serveGraphql(app, { server, identify, passports, timeoutMs, uploads: config.uploads });
  const broadcast = createBroadcast();
  const sockets = serveSockets(app, {
    server,
    graph,
    documents: createDocuments(config.operations),
    subscriptions: broadcast,
    identify,
    passports,
    revocations,
    secret: config.passportSecret,
    accessCookie: identity.accessCookie,
    corsOrigins: http.corsOrigins,
    trustProxy: http.trustProxy,
    limits: config.sockets,
    timeoutMs,
    log,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;

  return {
    url,
    accounts,
    broadcast,
    sockets,
    nudge: () => revocations.nudge(),
    logged: lines,
    raw: (options) => openSocket(url, options),
    enter: (params, options) => enterSocket(url, params, options),
    client(options) {
      const client = createClient({ url: socketUrl(url), webSocketImpl: WebSocket, lazy: true, retryAttempts: 0, ...options });
      return Object.assign(client, { [Symbol.dispose]: () => void client.dispose() });
    },
    async [Symbol.asyncDispose]() {
      const closing = { stop: async () => void (await app.close()) };
      await stopInReverse([sources, revocations, server, closing, sockets]);
      await accounts[Symbol.asyncDispose]();
      await readers[Symbol.asyncDispose]();
    },
  };
}

/** What one operation is answered with by a client of graphql-ws. */
export async function once(client: Client, query: string, variables?: Record<string, unknown>): Promise<ExecutionResult> {
  const results = client.iterate({ query, variables });
  const { value } = await results.next();
  await results.return?.();
  return value as ExecutionResult;
}
