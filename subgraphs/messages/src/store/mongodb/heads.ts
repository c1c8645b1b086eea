import type { Head } from '../rows.ts';
import type { Collections } from './mongo-database.ts';

/**
 * Where conversations stand, by the index of messages. A conversation's document is never above it, and below it only by what is under way or
 * was left behind: so what stands above is few, and one query finds it for all of them.
 */
export async function trueHeads(
  { conversations, messages }: Pick<Collections, 'conversations' | 'messages'>,
  ids: readonly string[],
): Promise<Map<string, Head>> {
  if (ids.length === 0) return new Map();
  const projected = await conversations
    .find({ _id: { $in: [...ids] } }, { projection: { number: 1, revision: 1, counted: 1 } })
    .toArray();
  const heads = new Map<string, Head>(
    projected.map(({ _id, number, revision, counted }) => [_id, { number, revision, counted }]),
  );
  if (heads.size === 0) return heads;
  const above = await messages
    .find(
      { $or: projected.map(({ _id, revision }) => ({ conversationId: _id, revision: { $gt: revision } })) },
      { projection: { conversationId: 1, revision: 1, headNumber: 1, headCounted: 1 } },
    )
    .toArray();
  for (const { conversationId, revision, headNumber, headCounted } of above) {
    const known = heads.get(conversationId);
    if (known !== undefined && known.revision < revision) {
      heads.set(conversationId, { number: headNumber, revision, counted: headCounted });
    }
  }
  return heads;
}
