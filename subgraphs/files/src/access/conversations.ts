import { type Ask, createAsk } from '@parley/kit/ask';

/** Whoever wants to see: a person, or an audience that the messages subgraph has named. */
export type Onlooker = { userId: string } | { audience: string };

/**
 * What the messages subgraph knows of files: on which messages they hang, and who sees those. While it is away whoever asks is told so: what is
 * not known is not granted.
 */
export class Conversations {
  private readonly seen: Ask<{ fileId: string } & Onlooker, { seen: boolean }>;
  private readonly hangs: Ask<{ fileId: string }, { hangs: boolean }>;

  /** Not even for a second is an answer kept: a message that was sent just now shows its files, and one that is gone does not. */
  constructor({ url, key }: { url: string; key: string }) {
    const owner = { asker: 'files', url, key };
    this.seen = createAsk({ ...owner, question: 'attachmentSeen', cacheMs: 0 });
    this.hangs = createAsk({ ...owner, question: 'attached', cacheMs: 0 });
  }

  /** Whether the file hangs on any message that whoever looks may see. */
  async sees(onlooker: Onlooker, fileId: string): Promise<boolean> {
    const { seen } = await this.seen({ fileId, ...onlooker });
    return seen;
  }

  /** Whether the file hangs on any message at all, by now. */
  async has(fileId: string): Promise<boolean> {
    const { hangs } = await this.hangs({ fileId });
    return hangs;
  }
}
