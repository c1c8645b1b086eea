import { silentLog } from '@parley/kit/log';
import { createPassportReader, passportKey, serviceKey } from '@parley/kit/passport';
import { createSubgraph, type Question, type Subgraph } from '@parley/kit/subgraph';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';

const SECRET = 'a secret that only the test knows, and long';

/** Stands where another subgraph stands: a real server that answers the questions of the presence subgraph. */
export interface Owner {
  url: string;
  /** The key with which the presence subgraph asks. */
  key: string;
  stop(): Promise<void>;
}

async function startOwner(name: string, questions: Record<string, Question>): Promise<Owner & { subgraph: Subgraph }> {
  const key = passportKey(SECRET, name);
  const subgraph = createSubgraph({
    name,
    host: '127.0.0.1',
    port: 0,
    log: silentLog(),
    readPassport: createPassportReader(key),
    schema: new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { name: { type: GraphQLString } } }) }),
    createContext: () => ({}),
    checks: {},
    questions,
  });
  return { subgraph, url: await subgraph.start(), key: serviceKey(key, 'presence'), stop: () => subgraph.stop() };
}

/** Stand where the users and the messages subgraph stand. */
export interface Owners {
  users: Owner;
  messages: Owner;
  befriend(one: string, other: string): void;
  block(one: string, other: string): void;
  unblock(one: string, other: string): void;
  /** Who is in a conversation from now on. */
  seat(conversationId: string, ...userIds: string[]): void;
  seatDirect(conversationId: string, one: string, other: string): void;
  /** How many times they have been asked. */
  asked(): number;
  stop(): Promise<void>;
}

const pairOf = (one: string, other: string) => [one, other].sort().join();

export async function startOwners(): Promise<Owners> {
  const [contacts, blocked] = [new Set<string>(), new Set<string>()];
  const rooms = new Map<string, { members: string[]; direct: boolean }>();
  let asked = 0;
  const counting = (questions: Record<string, Question>): Record<string, Question> =>
    Object.fromEntries(
      Object.entries(questions).map(([name, question]) => [
        name,
        async (keys, asker) => {
          asked++;
          return question(keys, asker);
        },
      ]),
    );
  const users = await startOwner(
    'users',
    counting({
      relations: async (keys) =>
        (keys as { a: string; b: string }[]).map(({ a, b }) => ({
          blocked: blocked.has(pairOf(a, b)),
          contacts: contacts.has(pairOf(a, b)),
        })),
    }),
  );
  const messages = await startOwner(
    'messages',
    counting({
      acquainted: async (keys) =>
        (keys as { a: string; b: string }[]).map(({ a, b }) => ({
          together: [...rooms.values()].some(({ members }) => members.includes(a) && members.includes(b)),
        })),
      members: async (keys) =>
        (keys as { conversationId: string; userId: string }[]).map(({ conversationId, userId }) => {
          const room = rooms.get(conversationId);
          if (room === undefined || !room.members.includes(userId)) return { audience: null, directWith: null };
          const other = room.members.find((member) => member !== userId) ?? null;
          return { audience: `conversation:${conversationId}`, directWith: room.direct ? other : null };
        }),
    }),
  );
  return {
    asked: () => asked,
    users,
    messages,
    befriend: (one, other) => void contacts.add(pairOf(one, other)),
    block: (one, other) => void blocked.add(pairOf(one, other)),
    unblock: (one, other) => void blocked.delete(pairOf(one, other)),
    seat: (conversationId, ...members) => void rooms.set(conversationId, { members, direct: false }),
    seatDirect: (conversationId, ...members) => void rooms.set(conversationId, { members, direct: true }),
    async stop() {
      await users.stop();
      await messages.stop();
    },
  };
}
