import { writeAudience } from '../access/audience.ts';
import type { MemberKey, MessagesStore, Pair } from '../store/store.ts';

/** How somebody stands to a conversation. */
export interface Standing {
  /** Those who may hear of it what this member may (access/audience.ts); null for who is no member. */
  audience: string | null;
  /** The other one of a direct conversation; null for all others, and for who is no member. */
  directWith: string | null;
}

/** Who is in which conversation, and with whom: for other subgraphs. */
export class StandingService {
  constructor(private readonly store: MessagesStore) {}

  /** In the order of the keys. */
  async standings(keys: readonly MemberKey[]): Promise<Standing[]> {
    const members = await this.store.members.byKeys(keys);
    const byKey = new Map(members.map((member) => [textOf(member), member]));
    const partners = await this.partnersIn([...new Set(members.map(({ conversationId }) => conversationId))]);
    return keys.map((key) => {
      const member = byKey.get(textOf(key));
      if (member === undefined) return { audience: null, directWith: null };
      const directWith = partners.get(key.conversationId)?.find((userId) => userId !== key.userId) ?? null;
      return { audience: writeAudience(member), directWith };
    });
  }

  /** In the order of the pairs: whether the two are in a conversation together now. */
  async together(pairs: readonly Pair[]): Promise<{ together: boolean }[]> {
    const found = new Set((await this.store.members.together(pairs)).map(({ a, b }) => `${a}/${b}`));
    return pairs.map(({ a, b }) => ({ together: found.has(`${a}/${b}`) }));
  }

  /** The two people of each of these conversations that is a direct one. */
  private async partnersIn(conversationIds: readonly string[]): Promise<Map<string, string[]>> {
    const conversations = await this.store.conversations.byIds(conversationIds);
    const direct = conversations.filter(({ kind }) => kind === 'DIRECT').map(({ id }) => id);
    const pairs = direct.length === 0 ? [] : await this.store.members.pagesOf(direct, null, { limit: 2, after: null });
    const byConversation = Map.groupBy(pairs, ({ conversationId }) => conversationId);
    return new Map([...byConversation].map(([id, members]) => [id, members.map(({ userId }) => userId)]));
  }
}

const textOf = ({ conversationId, userId }: MemberKey) => `${conversationId}/${userId}`;
