import { silentLog } from '@parley/kit/log';
import { createPassportReader, passportKey, serviceKey } from '@parley/kit/passport';
import type { Running } from '@parley/kit/process';
import { createSubgraph, type Question } from '@parley/kit/subgraph';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import type { PersonAttention } from '../../src/attention/attentions.ts';
import type { Addressees, MessageKey, ReactionAnswer, ShownMessage } from '../../src/conversation/conversations.ts';
import type { LetterContent, LetterKey } from '../../src/letter/account-letters.ts';
import type { Recipient } from '../../src/person/people.ts';

const SECRET = 'a secret that only the test knows, and long';

/** Stands where another subgraph stands: a real server that answers the questions of the notifications subgraph. */
export interface Owner extends Running {
  url: string;
  /** The key with which the notifications subgraph asks. */
  key: string;
}

/** Stand where the users, the messages and the presence subgraph stand. They answer with what the test puts here. */
export interface Owners extends Running {
  users: Owner;
  messages: Owner;
  presence: Owner;
  /** Whoever is not named here has an account, with an address of their own; null is nobody. */
  people: Map<string, Partial<Recipient> | null>;
  /** What stands in letters, by `letter:userId`; of any other there is nothing to send. */
  letters: Map<string, LetterContent>;
  block(one: string, other: string): void;
  /** Whom a message concerns, by `conversationId:number`, and further pages by `conversationId:number:after`. A message that is not here is gone. */
  addressees: Map<string, Addressees>;
  /** By `conversationId:number:actorId`. */
  reactions: Map<string, ReactionAnswer>;
  /** By `conversationId:number:userId`. */
  shown: Map<string, ShownMessage>;
  /** Whoever is not named here is away, and may be disturbed. */
  attention: Map<string, PersonAttention>;
}

async function startOwner(name: string, questions: Record<string, Question>): Promise<Owner> {
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
  return { url: await subgraph.start(), key: serviceKey(key, 'notifications'), stop: () => subgraph.stop() };
}

/** A question that is answered key by key. */
const each =
  <Key, Answer>(answer: (key: Key) => Answer): Question =>
  async (keys) =>
    (keys as Key[]).map(answer);

const pairOf = (one: string, other: string) => [one, other].sort().join();

export async function startOwners(): Promise<Owners> {
  const people: Owners['people'] = new Map();
  const addressees: Owners['addressees'] = new Map();
  const reactions: Owners['reactions'] = new Map();
  const shown: Owners['shown'] = new Map();
  const attention: Owners['attention'] = new Map();
  const letters: Owners['letters'] = new Map();
  const blocked = new Set<string>();

  const users = await startOwner('users', {
    recipients: each((id: string): Recipient | null => {
      const given = people.get(id);
      if (given === null) return null;
      const email = `${id}@mail.example`;
      const usual = {
        id,
        name: `Person ${id.slice(-4)}`,
        email,
        unverifiedEmail: email,
        locale: null,
        timeZone: null,
        suspended: false,
      };
      return { ...usual, ...given };
    }),
    letter: each(({ letter, userId }: LetterKey) => letters.get(`${letter}:${userId}`) ?? null),
    relations: each(({ a, b }: { a: string; b: string }) => ({ blocked: blocked.has(pairOf(a, b)), contacts: false })),
  });
  const messages = await startOwner('messages', {
    addressees: each(({ conversationId, number, after }: MessageKey & { after: string | null }) => {
      const page = after === null ? '' : `:${after}`;
      return addressees.get(`${conversationId}:${number}${page}`) ?? null;
    }),
    reaction: each(
      ({ conversationId, number, actorId }: MessageKey & { actorId: string }) =>
        reactions.get(`${conversationId}:${number}:${actorId}`) ?? null,
    ),
    shown: each(
      ({ conversationId, number, userId }: MessageKey & { userId: string }) =>
        shown.get(`${conversationId}:${number}:${userId}`) ?? null,
    ),
  });
  const presence = await startOwner('presence', {
    attention: each((id: string): PersonAttention => attention.get(id) ?? { chosen: 'ONLINE', isHere: false, showing: [] }),
  });
  return {
    users,
    messages,
    presence,
    people,
    addressees,
    reactions,
    shown,
    attention,
    letters,
    block: (one, other) => void blocked.add(pairOf(one, other)),
    async stop() {
      await Promise.all([users.stop(), messages.stop(), presence.stop()]);
    },
  };
}
