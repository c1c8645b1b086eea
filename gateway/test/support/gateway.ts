import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { createGateway, type Gateway, type GatewayOptions } from '../../src/app.ts';
import { gatewayConfig } from '../../src/config.ts';
import type { DependencyState } from '../../src/health/dependency.ts';
import type { SupergraphState } from '../../src/supergraph/follow-supergraph.ts';
import { compose } from './compose.ts';
import type { TestSubgraph } from './subgraph.ts';

export interface GraphAnswer {
  status: number;
  headers: Headers;
  data: Record<string, never> | null | undefined;
  errors: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[] | undefined;
  text: string;
}

export interface DetailedHealth {
  status: string;
  supergraph: SupergraphState;
  subgraphs: Record<string, DependencyState>;
  redis: DependencyState;
  revocations: DependencyState;
}

export interface TestGateway extends AsyncDisposable {
  gateway: Gateway;
  url: string;
  /** Sends one operation, as a program does. */
  graph(query: string, options?: AskOptions): Promise<GraphAnswer>;
  detailed(): Promise<DetailedHealth>;
  /** The lines logged so far. */
  logged(): Record<string, unknown>[];
}

export interface AskOptions {
  operationName?: string;
  variables?: Record<string, unknown>;
  headers?: Record<string, string>;
}

export interface TestGatewayOptions {
  subgraphs?: readonly TestSubgraph[];
  settings?: Record<string, string>;
  local?: GatewayOptions['local'];
}

/** A gateway on a free port, in front of the given subgraphs unless its settings name another supergraph. */
export async function startGateway({ subgraphs = [], settings = {}, local }: TestGatewayOptions): Promise<TestGateway> {
  const folder = await temporaryFolder();
  const path = join(folder.path, 'supergraph.graphql');
  if (subgraphs.length > 0) await writeFile(path, compose(subgraphs));
  const source = settings['SUPERGRAPH_URL'] ?? settings['SUPERGRAPH_PATH'] ?? settings['APOLLO_KEY'];
  const config = gatewayConfig({ GATEWAY_PORT: '0', ...(source === undefined ? { SUPERGRAPH_PATH: path } : {}), ...settings });
  const { log, lines } = rememberingLog();
  let gateway: Gateway;
  try {
    gateway = await createGateway({ config, log, local });
  } catch (error) {
    await folder[Symbol.asyncDispose]();
    throw error;
  }
  return {
    gateway,
    url: gateway.url,
    logged: lines,
    graph: (query, options) => ask(gateway.url, query, options),
    detailed: async () => (await fetch(`${gateway.url}/health/detailed`)).json() as Promise<DetailedHealth>,
    async [Symbol.asyncDispose]() {
      await gateway.stop();
      await folder[Symbol.asyncDispose]();
    },
  };
}

export async function ask(
  url: string,
  query: string,
  { operationName, variables, headers }: AskOptions = {},
): Promise<GraphAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, operationName, variables }),
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text);
  return { status: response.status, headers: response.headers, data, errors, text };
}

export function rememberingLog() {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { log: pino({ level: 'debug' }, stream), lines: () => lines };
}

export async function temporaryFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'parley-gateway-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
