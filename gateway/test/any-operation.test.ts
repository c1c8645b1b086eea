import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import * as fc from 'fast-check';
import { type ExecutionResult, parse, validate } from 'graphql';
import { expect, test, vi } from 'vitest';
import { createCurrentGraph } from '../src/graph/current-graph.ts';
import { compose } from './support/compose.ts';
import { startGateway } from './support/gateway.ts';
import { createMuseum } from './support/museum.ts';
import { generateOperation } from './support/operation.ts';
import { placesOf } from './support/places.ts';

const RUNS = 250;

test(`any operation: the data is what ApolloGateway gives, and no error of it is missing (${RUNS} of them)`, async () => {
  vi.stubEnv('APOLLO_TELEMETRY_DISABLED', 'true');
  const museum = createMuseum();
  const locals = new Map(museum.subgraphs.map(({ name, local }) => [name, local]));
  const sdl = compose(museum.subgraphs);
  const { schema } = createCurrentGraph().replace(sdl);
  const stock = new ApolloServer({
    gateway: new ApolloGateway({
      supergraphSdl: sdl,
      buildService: ({ name }) => ({
        process: async ({ request: { query = '', variables = {}, operationName } }) =>
          withoutInterfaceName(
            await locals.get(name)?.execute({ query, variables, operationName, passport: '', requestId: '' }),
          ) as never,
      }),
      logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    }),
    introspection: true,
  });
  await stock.start();
  const none = museum.subgraphs.map((subgraph) => ({ ...subgraph, requests: [] }));
  await using gateway = await startGateway({ subgraphs: none as never, local: locals });
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.info(`operations generated from the seed ${seed}`);

  const property = fc.asyncProperty(fc.gen(), async (generate) => {
    const { query, variables } = generateOperation(generate, schema);
    fc.pre(validate(schema, parse(query)).length === 0);
    museum.reset();
    const { body } = await stock.executeOperation({ query, variables });
    if (body.kind !== 'single') throw new Error('ApolloGateway answered in parts');
    const expected = body.singleResult;
    museum.reset();
    const ours = await gateway.graph(query, { variables });
    expect(ours.data ?? null, query).toEqual(JSON.parse(JSON.stringify(expected.data ?? null)));
    expect(placesOf(ours.errors), query).toEqual(expect.arrayContaining(placesOf(expected.errors)));
  });
  await fc.assert(property, { numRuns: RUNS, seed });
  await stock.stop();
}, 300_000);

/** ApolloGateway would let the interface's name, which a subgraph with an interface object gives, take the place of the type that it knows. */
function withoutInterfaceName(answer: ExecutionResult | undefined): ExecutionResult | undefined {
  const entities = answer?.data?.['_entities'];
  for (const entity of Array.isArray(entities) ? entities : []) if (entity?.__typename === 'Being') delete entity.__typename;
  return answer;
}
