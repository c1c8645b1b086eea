import { type Ask, createAsk } from '@parley/kit/ask';
import { Unavailable } from '@parley/kit/errors';

/** What somebody attends to now. */
export interface PersonAttention {
  chosen: 'ONLINE' | 'AWAY' | 'DND' | 'INVISIBLE';
  /** They use a device at this moment. */
  isHere: boolean;
  /** The conversations that such devices show. */
  showing: readonly string[];
}

/** Of whom nothing is known it is not known either whether they may be disturbed: they are told where that disturbs nobody. */
const UNKNOWN: PersonAttention = { chosen: 'DND', isHere: false, showing: [] };

/** What the presence subgraph knows of people's attention. While it is away they are told nevertheless, without being disturbed. */
export class Attentions {
  private readonly paid: Ask<string, PersonAttention>;

  constructor({ url, key }: { url: string; key: string }) {
    this.paid = createAsk({ asker: 'notifications', url, key, question: 'attention', cacheMs: 0, timeoutMs: 1000 });
  }

  async of(userId: string): Promise<PersonAttention> {
    return (await this.known(userId)) ?? UNKNOWN;
  }

  /** Null while nobody knows. */
  async known(userId: string): Promise<PersonAttention | null> {
    try {
      return await this.paid(userId);
    } catch (error) {
      if (error instanceof Unavailable) return null;
      throw error;
    }
  }
}
