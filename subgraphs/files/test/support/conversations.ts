import { silentLog } from '@parley/kit/log';
import { createPassportReader, passportKey, serviceKey } from '@parley/kit/passport';
import { createSubgraph } from '@parley/kit/subgraph';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';

const KEY = passportKey('a secret that only the test knows, and long', 'messages');

/** Stands where the messages subgraph stands: a real server that answers on which messages a file hangs, and who sees those. */
export interface TestConversations {
  url: string;
  /** The key with which the files subgraph asks. */
  key: string;
  /** The file hangs on a message of this conversation. */
  hang(fileId: string, conversationId: string): void;
  takeDown(fileId: string): void;
  join(conversationId: string, ...userIds: string[]): void;
  leave(conversationId: string, userId: string): void;
  stop(): Promise<void>;
}

interface SeenKey {
  fileId: string;
  userId?: string;
  audience?: string;
}

export async function startConversations(): Promise<TestConversations> {
  const members = new Map<string, Set<string>>();
  const places = new Map<string, Set<string>>();
  const among = (sets: Map<string, Set<string>>, key: string) => sets.get(key) ?? new Set<string>();
  const put = (sets: Map<string, Set<string>>, key: string, value: string) => void sets.set(key, among(sets, key).add(value));
  const sees = ({ fileId, userId, audience }: SeenKey) =>
    [...among(places, fileId)].some((conversationId) =>
      userId === undefined ? audience === `conversation:${conversationId}` : among(members, conversationId).has(userId),
    );
  const subgraph = createSubgraph({
    name: 'messages',
    host: '127.0.0.1',
    port: 0,
    log: silentLog(),
    readPassport: createPassportReader(KEY),
    schema: new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { name: { type: GraphQLString } } }) }),
    createContext: () => ({}),
    checks: {},
    questions: {
      attachmentSeen: async (keys) => (keys as SeenKey[]).map((key) => ({ seen: sees(key) })),
      attached: async (keys) => (keys as SeenKey[]).map(({ fileId }) => ({ hangs: among(places, fileId).size > 0 })),
    },
  });
  return {
    url: await subgraph.start(),
    key: serviceKey(KEY, 'files'),
    hang: (fileId, conversationId) => put(places, fileId, conversationId),
    takeDown: (fileId) => void places.delete(fileId),
    join(conversationId, ...userIds) {
      for (const userId of userIds) put(members, conversationId, userId);
    },
    leave: (conversationId, userId) => void members.get(conversationId)?.delete(userId),
    stop: () => subgraph.stop(),
  };
}
