import { readAudience } from '../access/audience.ts';
import { type Sight, sees } from '../access/rights.ts';
import type { MessagesStore } from '../store/store.ts';

/** A file, and who wants to see it. */
export type SeenKey = { fileId: string } & ({ userId: string } | { audience: string });

/** Which files hang on messages, and who sees those: for the subgraph that keeps the files. */
export class AttachmentService {
  constructor(private readonly store: MessagesStore) {}

  /** In the order of the keys: whether the file hangs on any message that the person, or the audience, may read now. */
  async seen(keys: readonly SeenKey[]): Promise<boolean[]> {
    const seen = new Set<string>();
    for (const [onlooker, theirs] of Map.groupBy(keys, onlookerOf)) {
      const [first] = theirs as [SeenKey];
      const fileIds = [...new Set(theirs.map(({ fileId }) => fileId))];
      for (const fileId of await this.seenAmong(fileIds, await this.sightsOf(first))) seen.add(`${onlooker}/${fileId}`);
    }
    return keys.map((key) => seen.has(`${onlookerOf(key)}/${key.fileId}`));
  }

  /** In the order of the ids: whether the file hangs on any message at all. */
  async attached(fileIds: readonly string[]): Promise<boolean[]> {
    const carried = await this.store.messages.carried([...new Set(fileIds)]);
    return fileIds.map((id) => carried.has(id));
  }

  /** The last message that carries it tells enough: what somebody may not see of a conversation is its beginning. */
  private async seenAmong(fileIds: readonly string[], sights: readonly Sight[]): Promise<string[]> {
    if (sights.length === 0) return [];
    const byConversation = new Map(sights.map((sight) => [sight.conversationId, sight]));
    const carriers = await this.store.messages.lastCarrying(fileIds, [...byConversation.keys()]);
    return carriers
      .filter((carrier) => {
        const sight = byConversation.get(carrier.conversationId);
        return sight !== undefined && sees(sight, carrier);
      })
      .map(({ fileId }) => fileId);
  }

  private async sightsOf(key: SeenKey): Promise<Sight[]> {
    if ('userId' in key) return this.store.members.membershipsOf(key.userId);
    const sight = readAudience(key.audience);
    return sight === null ? [] : [sight];
  }
}

const onlookerOf = (key: SeenKey): string => ('userId' in key ? `person:${key.userId}` : key.audience);
