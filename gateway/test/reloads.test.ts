import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { GraphQLSchema } from 'graphql';
import { expect, test } from 'vitest';
import { createDataSources } from '../src/data-source/data-sources.ts';
import { createCurrentGraph } from '../src/graph/current-graph.ts';
import { createExecutor } from '../src/graph/execute.ts';
import { createApolloServer } from '../src/http/apollo-server.ts';
import { createPassports } from '../src/identity/passports.ts';
import { compose } from './support/compose.ts';
import { rememberingLog } from './support/gateway.ts';
import { startReaders } from './support/library.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const RELOADS = 200;

test('200 reloads leave no old schema behind and memory flat, and no request that ran meanwhile fails', async () => {
  await using readers = await startReaders();
  const { log } = rememberingLog();
  log.level = 'silent';
  const graph = createCurrentGraph();
  const sources = createDataSources({
    local: new Map(),
    urls: new Map(),
    connections: 4,
    responseLimitBytes: 1_000_000,
    timeoutMs: 5_000,
    log,
  });
  graph.listen((next) => sources.serve(next));
  const sdl = compose([readers]);
  graph.replace(sdl);
  const executor = createExecutor(graph, sources);
  const server = createApolloServer({ graph, executor, introspection: true, tokenLimit: 1_000, persistedQueries: null, log });
  await server.start();
  const signal = new AbortController().signal;
  const run = async () => {
    const contextValue = {
      requestId: 'r',
      viewer: null,
      client: { address: '', agent: '' },
      passports: createPassports(undefined).forRequest(null, null, 'r'),
      signal,
    };
    const { body } = await server.executeOperation({ query: '{ readers { id name friends { name } } }' }, { contextValue });
    return body.kind === 'single' ? body.singleResult.errors : 'no answer';
  };

  const old: WeakRef<GraphQLSchema>[] = [];
  const heapAfter: number[] = [];
  const reload = async (round: number) => {
    if (graph.graph !== null) old.push(new WeakRef(graph.graph.schema));
    const running = run();
    graph.replace(`${sdl}\n# ${round}\n`);
    expect(await running).toBeUndefined();
    expect(await run()).toBeUndefined();
  };
  for (let round = 0; round < RELOADS; round += 1) {
    await reload(round);
    if (round === 49 || round === RELOADS - 1) {
      await settle();
      heapAfter.push(process.memoryUsage().heapUsed);
    }
  }
  const alive = old.filter((schema) => schema.deref() !== undefined).length;
  expect(alive).toBeLessThanOrEqual(2);
  // 150 more schemas of this size, kept, would be far above this.
  const [early = 0, late = 0] = heapAfter;
  expect((late - early) / 1_048_576).toBeLessThan(10);
  await server.stop();
  await sources.stop();
}, 120_000);

/** Weak references hold on until the present turn is over, so collecting takes a few turns. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
  }
}
