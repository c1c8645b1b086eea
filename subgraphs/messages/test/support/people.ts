import { silentLog } from '@parley/kit/log';
import { createPassportReader, passportKey, serviceKey } from '@parley/kit/passport';
import { createSubgraph } from '@parley/kit/subgraph';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';

const KEY = passportKey('a secret that only the test knows, and long', 'users');

/** Stands where the users subgraph stands: a real server that answers the questions of the messages subgraph. */
export interface TestPeople {
  url: string;
  /** The key with which the messages subgraph asks. */
  key: string;
  /** Neither of two people talks to the other directly from now on. */
  block(one: string, other: string): void;
  unblock(one: string, other: string): void;
  suspend(userId: string): void;
  forget(userId: string): void;
  call(userId: string, name: string): void;
  stop(): Promise<void>;
}

/** Whoever is asked about exists, unless the test says otherwise. */
export async function startPeople(): Promise<TestPeople> {
  const blocked = new Set<string>();
  const suspended = new Set<string>();
  const gone = new Set<string>();
  const names = new Map<string, string>();
  const pairOf = (one: string, other: string) => [one, other].sort().join();
  const subgraph = createSubgraph({
    name: 'users',
    host: '127.0.0.1',
    port: 0,
    log: silentLog(),
    readPassport: createPassportReader(KEY),
    schema: new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { name: { type: GraphQLString } } }) }),
    createContext: () => ({}),
    checks: {},
    questions: {
      people: async (keys) => (keys as string[]).map((id) => ({ id, exists: !gone.has(id), suspended: suspended.has(id) })),
      relations: async (keys) =>
        (keys as { a: string; b: string }[]).map(({ a, b }) => ({ blocked: blocked.has(pairOf(a, b)), contacts: false })),
      named: async (keys) =>
        (keys as string[]).map((wanted) =>
          [...names].filter(([, name]) => name.toLowerCase() === wanted.toLowerCase()).map(([userId]) => userId),
        ),
    },
  });
  return {
    url: await subgraph.start(),
    key: serviceKey(KEY, 'messages'),
    block: (one, other) => void blocked.add(pairOf(one, other)),
    unblock: (one, other) => void blocked.delete(pairOf(one, other)),
    suspend: (userId) => void suspended.add(userId),
    forget: (userId) => void gone.add(userId),
    call: (userId, name) => void names.set(userId, name),
    stop: () => subgraph.stop(),
  };
}
