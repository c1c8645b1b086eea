import { silentLog } from '@parley/kit/log';
import { createPassportReader, passportKey, serviceKey } from '@parley/kit/passport';
import { createSubgraph } from '@parley/kit/subgraph';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';

const KEY = passportKey('a secret that only the test knows, and long', 'files');

/** Stands where the files subgraph stands: a real server that answers whether files may hang on messages. */
export interface TestFiles {
  url: string;
  /** The key with which the messages subgraph asks. */
  key: string;
  /** The person has uploaded this file. */
  add(ownerId: string, fileId: string): void;
  remove(fileId: string): void;
  stop(): Promise<void>;
}

export async function startFiles(): Promise<TestFiles> {
  const owners = new Map<string, string>();
  const subgraph = createSubgraph({
    name: 'files',
    host: '127.0.0.1',
    port: 0,
    log: silentLog(),
    readPassport: createPassportReader(KEY),
    schema: new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { name: { type: GraphQLString } } }) }),
    createContext: () => ({}),
    checks: {},
    questions: {
      attachable: async (keys) =>
        (keys as { fileId: string; userId: string | null }[]).map(({ fileId, userId }) => ({
          attachable: owners.has(fileId) && (userId === null || owners.get(fileId) === userId),
        })),
    },
  });
  return {
    url: await subgraph.start(),
    key: serviceKey(KEY, 'messages'),
    add: (ownerId, fileId) => void owners.set(fileId, ownerId),
    remove: (fileId) => void owners.delete(fileId),
    stop: () => subgraph.stop(),
  };
}
