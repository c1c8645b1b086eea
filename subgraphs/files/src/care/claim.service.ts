import type { FileStore } from '../file/file.store.ts';

/** A message is sent within this time, or not at all. */
const CLAIM_MS = 600_000;

export interface Claim {
  /** Whose own it has to be; null for a file that hangs on another message already. */
  userId: string | null;
  fileId: string;
}

/** Files that are about to hang on a message: from then on nobody takes them for unwanted. */
export class ClaimService {
  constructor(private readonly files: FileStore) {}

  /** In the order of the claims: whether the file may be shown, and is the person's own. */
  async claim(claims: readonly Claim[]): Promise<boolean[]> {
    const until = new Date(Date.now() + CLAIM_MS);
    const claimed = new Set<string>();
    for (const [userId, theirs] of Map.groupBy(claims, ({ userId }) => userId)) {
      const ids = await this.files.claim(
        userId,
        theirs.map(({ fileId }) => fileId),
        until,
      );
      for (const id of ids) claimed.add(`${userId}/${id}`);
    }
    return claims.map(({ userId, fileId }) => claimed.has(`${userId}/${fileId}`));
  }
}
