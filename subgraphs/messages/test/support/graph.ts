import { randomUUID } from 'node:crypto';
import { createPassportSigner, type Viewer } from '@parley/kit/passport';

export interface Answer<Data> {
  data?: Data | null;
  errors?: readonly { message: string; path?: readonly (string | number)[]; extensions: Record<string, unknown> }[];
}

/** The graph as somebody sees it who comes by the gateway. */
export interface TestGraph {
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it selects, and an expectation about a wrong shape fails
  graph<Data = any>(query: string, variables?: Record<string, unknown>, as?: Viewer | null): Promise<Answer<Data>>;
  /** The same where nothing may go wrong: the data, or a failure that tells the errors. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  ask<Data = any>(query: string, variables?: Record<string, unknown>, as?: Viewer | null): Promise<Data>;
  /** The code of the one error that the operation must end with. */
  refusal(query: string, variables?: Record<string, unknown>, as?: Viewer | null): Promise<string>;
}

export interface Request {
  query: string;
  variables: Record<string, unknown>;
  passport: string;
}

export function createTestGraph(passportKey: string, execute: (request: Request) => Promise<unknown>): TestGraph {
  const sign = createPassportSigner(passportKey);
  const graph: TestGraph['graph'] = async (query, variables = {}, as = null) => {
    const passport = sign({ viewer: as, client: { address: '192.0.2.1', agent: 'Test' }, requestId: randomUUID() });
    return (await execute({ query, variables, passport })) as Answer<never>;
  };
  return {
    graph,
    async ask(query, variables, as) {
      const { data, errors } = await graph(query, variables, as);
      if (errors !== undefined || data == null) throw new Error(`The graph refused: ${JSON.stringify(errors)}`);
      return data as never;
    },
    async refusal(query, variables, as) {
      const { data, errors } = await graph(query, variables, as);
      if (errors?.length !== 1) throw new Error(`The graph did not refuse once: ${JSON.stringify({ data, errors })}`);
      return String(errors[0]?.extensions['code']);
    },
  };
}
