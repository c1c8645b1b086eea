import { type Ask, createAsk } from '@parley/kit/ask';
import { Forbidden, NotFound } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';

/** Where another subgraph is asked, and with which key. */
export interface Owner {
  url: string;
  key: string;
}

interface Pair {
  a: string;
  b: string;
}

interface Standing {
  /** Those who may hear of the conversation what this member may; null for who is no member. */
  audience: string | null;
  /** The other one of a direct conversation. */
  directWith: string | null;
}

/**
 * Who may know of whom: what the users and the messages subgraph know of two people, asked each time, since rights end at once. While one of
 * them is away whoever asks is told so: what is not known is not granted.
 */
export class Acquaintances {
  private readonly relation: Ask<Pair, { blocked: boolean; contacts: boolean }>;
  private readonly together: Ask<Pair, { together: boolean }>;
  private readonly standing: Ask<{ conversationId: string; userId: string }, Standing>;

  constructor({ users, messages }: { users: Owner; messages: Owner }) {
    const asker = { asker: 'presence', cacheMs: 0 };
    this.relation = createAsk({ ...asker, ...users, question: 'relations' });
    this.together = createAsk({ ...asker, ...messages, question: 'acquainted' });
    this.standing = createAsk({ ...asker, ...messages, question: 'members' });
  }

  /** Oneself, contacts and those in a conversation with one; nobody with a block between the two. In the order of the ids. */
  seenBy(viewerId: string, userIds: readonly string[]): Promise<boolean[]> {
    return Promise.all(userIds.map((userId) => this.sees(viewerId, userId)));
  }

  /** The audience of the conversation for its member; NotFound for who is none, Forbidden in a direct one while either has blocked the other. */
  async requireTalk(viewerId: string, conversationId: string): Promise<string> {
    const { audience, directWith } = await this.standingOf(viewerId, conversationId);
    if (audience === null) throw new NotFound('This conversation');
    if (directWith !== null && (await this.areApart(viewerId, directWith)))
      throw new Forbidden('You cannot write to this person.');
    return audience;
  }

  async isMember(viewerId: string, conversationId: string): Promise<boolean> {
    return (await this.standingOf(viewerId, conversationId)).audience !== null;
  }

  /** Both are in the conversation and neither has blocked the other. */
  async requireReach(viewerId: string, userId: string, conversationId: string): Promise<void> {
    const [mine, theirs] = await Promise.all([
      this.standingOf(viewerId, conversationId),
      this.standingOf(userId, conversationId),
    ]);
    if (mine.audience === null) throw new NotFound('This conversation');
    if (theirs.audience === null) throw new NotFound('This person');
    if (userId !== viewerId && (await this.areApart(viewerId, userId))) throw new Forbidden('You cannot call this person.');
  }

  private async sees(viewerId: string, userId: string): Promise<boolean> {
    if (viewerId === userId) return true;
    if (!isId(userId)) return false;
    const pair = pairOf(viewerId, userId);
    const [{ blocked, contacts }, { together }] = await Promise.all([this.relation(pair), this.together(pair)]);
    return !blocked && (contacts || together);
  }

  private async areApart(one: string, other: string): Promise<boolean> {
    return (await this.relation(pairOf(one, other))).blocked;
  }

  private async standingOf(userId: string, conversationId: string): Promise<Standing> {
    if (!isId(conversationId) || !isId(userId)) return { audience: null, directWith: null };
    return this.standing({ conversationId, userId });
  }
}

/** The same pair whoever asks for whom. */
const pairOf = (one: string, other: string): Pair => (one < other ? { a: one, b: other } : { a: other, b: one });
