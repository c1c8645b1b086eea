import { buildSubgraphSchema } from '@apollo/subgraph';
import { createPassportReader, PASSPORT_HEADER, type Passport, passportKey, REQUEST_ID_HEADER } from '@parley/kit/passport';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { type ExecutionResult, execute, type GraphQLFieldResolver, parse } from 'graphql';
import type { LocalSubgraph } from '../../src/data-source/in-process.ts';

export const SECRET = 'a secret that only the tests of the gateway use';

export interface SubgraphContext {
  /** Null where the gateway shows none. */
  passport: Passport | null;
  requestId: string;
}

export type Resolvers = Record<string, Record<string, GraphQLFieldResolver<never, SubgraphContext, never> | unknown>>;

export interface TestSubgraph extends AsyncDisposable {
  name: string;
  typeDefs: string;
  url: string;
  /** The requests that came over HTTP, oldest first. */
  requests: { headers: FastifyRequest['headers']; body: { query: string; variables: Record<string, unknown> } }[];
  app: FastifyInstance;
  local: LocalSubgraph;
}

export interface TestSubgraphOptions {
  name: string;
  typeDefs: string;
  resolvers: Resolvers;
  /** Refuses a request without a valid passport, as the project's own subgraphs do. */
  passports?: boolean | { audiencesBy: string[] };
  routes?(app: FastifyInstance): void;
}

/** A real subgraph on a port of its own. */
export async function startSubgraph({
  name,
  typeDefs,
  resolvers,
  passports = false,
  routes,
}: TestSubgraphOptions): Promise<TestSubgraph> {
  const schema = buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers: resolvers as never }]);
  const read = createPassportReader(passportKey(SECRET, name), typeof passports === 'object' ? passports : {});
  const requests: TestSubgraph['requests'] = [];
  const run = async (
    query: string,
    variables: Record<string, unknown>,
    contextValue: SubgraphContext,
  ): Promise<ExecutionResult> => execute({ schema, document: parse(query), variableValues: variables, contextValue });

  const app = Fastify({ forceCloseConnections: true });
  app.post<{ Body: { query: string; variables: Record<string, unknown> } }>('/graphql', async (request, reply) => {
    requests.push({ headers: request.headers, body: request.body });
    const shown = request.headers[PASSPORT_HEADER];
    let passport: Passport | null = null;
    try {
      passport = passports !== false ? read(typeof shown === 'string' ? shown : undefined) : null;
    } catch {
      return reply.code(401).send({ errors: [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }] });
    }
    return run(request.body.query, request.body.variables, { passport, requestId: String(request.headers[REQUEST_ID_HEADER]) });
  });
  routes?.(app);
  const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
  return {
    name,
    typeDefs,
    url,
    requests,
    app,
    local: {
      execute: async ({ query, variables, passport, requestId }) =>
        run(query, variables, { passport: passports !== false ? read(passport) : null, requestId }),
    },
    [Symbol.asyncDispose]: () => app.close(),
  };
}
