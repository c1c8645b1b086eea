import { type Ask, createAsk } from '@parley/kit/ask';
import { NotFound, Unavailable } from '@parley/kit/errors';

interface Claim {
  fileId: string;
  userId: string | null;
}

/** What the files subgraph knows of files. While it is away, and where there is none, nothing can be hung on messages. */
export class Files {
  private readonly attachable: Ask<Claim, { attachable: boolean }> | null;

  constructor(files: { url: string; key: string } | null) {
    this.attachable = files === null ? null : createAsk({ asker: 'messages', ...files, question: 'attachable', cacheMs: 0 });
  }

  /** Files of this person that may be used; from now on they are kept for the message that is about to carry them. */
  async requireOwn(userId: string, fileIds: readonly string[]): Promise<void> {
    const claimed = await this.claim(fileIds.map((fileId) => ({ fileId, userId })));
    if (claimed.includes(false)) throw new NotFound('This file');
  }

  /** Of files that hang on a message already and are to hang on another one as well: those that are still there. */
  async stillThere(fileIds: readonly string[]): Promise<string[]> {
    const claimed = await this.claim(fileIds.map((fileId) => ({ fileId, userId: null })));
    return fileIds.filter((_, index) => claimed[index]);
  }

  private async claim(claims: readonly Claim[]): Promise<boolean[]> {
    const { attachable } = this;
    if (claims.length === 0) return [];
    if (attachable === null) throw new Unavailable('The keeping of files');
    const answers = await Promise.all(claims.map((claim) => attachable(claim)));
    return answers.map((answer) => answer.attachable);
  }
}
