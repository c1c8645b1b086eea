import { type Ask, createAsk } from '@parley/kit/ask';
import { NotFound } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';

interface PersonAnswer {
  exists: boolean;
  suspended: boolean;
}

interface RelationAnswer {
  blocked: boolean;
}

const LONGEST_NAME = 80;

/**
 * What the users subgraph knows of people, asked when it matters. While it is away whoever asks is told so: what is not known is not
 * granted.
 */
export class People {
  private readonly person: Ask<string, PersonAnswer>;
  private readonly relation: Ask<{ a: string; b: string }, RelationAnswer>;
  private readonly name: Ask<string, readonly string[]>;

  constructor({ url, key }: { url: string; key: string }) {
    const owner = { asker: 'messages', url, key };
    this.person = createAsk({ ...owner, question: 'people' });
    this.relation = createAsk({ ...owner, question: 'relations' });
    this.name = createAsk({ ...owner, question: 'named' });
  }

  /**
   * People whom somebody may bring into a conversation. Someone with a block between the two looks like someone who does not exist, so
   * that a block is told to nobody.
   */
  async requireReachable(byUserId: string, userIds: readonly string[]): Promise<void> {
    if (!userIds.every(isId)) throw new NotFound('This person');
    const reachable = await Promise.all(
      userIds.map(async (userId) => {
        const [{ exists, suspended }, mayTalk] = await Promise.all([this.person(userId), this.mayTalk(byUserId, userId)]);
        return exists && !suspended && mayTalk;
      }),
    );
    if (reachable.includes(false)) throw new NotFound('This person');
  }

  /** The ids of people with this name, whatever its case and accents; of very many some. */
  named(name: string): Promise<readonly string[]> {
    return this.name(name.slice(0, LONGEST_NAME));
  }

  /** Whether neither has blocked the other. */
  async mayTalk(one: string, other: string): Promise<boolean> {
    const [a, b] = one < other ? [one, other] : [other, one];
    const { blocked } = await this.relation({ a, b });
    return !blocked;
  }
}
