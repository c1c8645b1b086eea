import { type Ask, createAsk } from '@parley/kit/ask';

/** Somebody who has an account, as the users subgraph knows them. */
export interface Recipient {
  id: string;
  name: string;
  /** An address that they have shown to be theirs. */
  email: string | null;
  /** The one that they gave, whether they have shown it to be theirs or not. */
  unverifiedEmail: string | null;
  locale: string | null;
  /** An IANA time zone. */
  timeZone: string | null;
  suspended: boolean;
}

/** What the users subgraph knows of people. While it is away nobody is told of anything: the events wait. */
export class People {
  private readonly known: Ask<string, Recipient | null>;
  private readonly related: Ask<{ a: string; b: string }, { blocked: boolean }>;

  constructor({ url, key }: { url: string; key: string }) {
    const owner = { asker: 'notifications', url, key };
    this.known = createAsk({ ...owner, question: 'recipients' });
    this.related = createAsk({ ...owner, question: 'relations' });
  }

  /** Null for who was erased, or never was. */
  recipient(userId: string): Promise<Recipient | null> {
    return this.known(userId);
  }

  /** Whether either has blocked the other. */
  async isBlocked(one: string, other: string): Promise<boolean> {
    if (one === other) return false;
    const [a, b] = one < other ? [one, other] : [other, one];
    return (await this.related({ a, b })).blocked;
  }
}
