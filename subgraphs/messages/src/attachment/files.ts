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
    await this.require(fileIds.map((fileId) => ({ fileId, userId })));
  }

  /** Files that hang on a message already, and are to hang on another one as well. */
  async requireKept(fileIds: readonly string[]): Promise<void> {
    await this.require(fileIds.map((fileId) => ({ fileId, userId: null })));
  }

  private async require(claims: readonly Claim[]): Promise<void> {
    const { attachable } = this;
    if (claims.length === 0) return;
    if (attachable === null) throw new Unavailable('The keeping of files');
    const answers = await Promise.all(claims.map((claim) => attachable(claim)));
    if (answers.some((answer) => !answer.attachable)) throw new NotFound('This file');
  }
}
