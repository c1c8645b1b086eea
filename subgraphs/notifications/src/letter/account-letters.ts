import { type Ask, createAsk } from '@parley/kit/ask';
import type { LetterName } from '../delivery/delivery.ts';

export interface LetterKey {
  letter: LetterName;
  eventId: string;
  userId: string;
  /** ISO 8601. */
  at: string;
}

/** Where a letter goes, and what it asks to open: whoever has that may set a password, so it is kept nowhere. */
export interface LetterContent {
  to: string;
  url: string;
}

/** What the users subgraph says into letters about accounts. It says the same each time that it is asked for the same event. */
export class AccountLetters {
  private readonly asked: Ask<LetterKey, LetterContent | null>;

  constructor({ url, key }: { url: string; key: string }) {
    this.asked = createAsk({ asker: 'notifications', url, key, question: 'letter', cacheMs: 0, timeoutMs: 5000 });
  }

  /** Null where there is nothing to send any more: the address is confirmed, the link was used or called off, the person is gone. */
  content(key: LetterKey): Promise<LetterContent | null> {
    return this.asked(key);
  }
}
