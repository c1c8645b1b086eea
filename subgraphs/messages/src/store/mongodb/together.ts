import type { MemberKey, Pair } from '../store.ts';
import type { Collections } from './mongo-database.ts';

/**
 * Those of the pairs who are in one conversation together. Mostly one person is asked about with many others: only of whoever stands in more
 * pairs all conversations are read, of everybody else those that are among them.
 */
export async function together(members: Collections['members'], pairs: readonly Pair[]): Promise<Pair[]> {
  const times = new Map<string, number>();
  for (const userId of pairs.flatMap(({ a, b }) => [a, b])) times.set(userId, (times.get(userId) ?? 0) + 1);
  const sides = pairs.map((pair) => {
    const [hub, other] = (times.get(pair.a) ?? 0) >= (times.get(pair.b) ?? 0) ? [pair.a, pair.b] : [pair.b, pair.a];
    return { pair, hub, other };
  });
  const present = (filter: { userId: { $in: string[] }; conversationId?: { $in: string[] } }) =>
    members
      .find({ ...filter, leftAt: null })
      .project<MemberKey>({ _id: 0, conversationId: 1, userId: 1 })
      .toArray();
  const ofHubs = await present({ userId: { $in: [...new Set(sides.map(({ hub }) => hub))] } });
  const conversationIds = [...new Set(ofHubs.map(({ conversationId }) => conversationId))];
  const ofOthers = await present({
    userId: { $in: [...new Set(sides.map(({ other }) => other))] },
    conversationId: { $in: conversationIds },
  });
  const [hubs, others] = [conversationsByPerson(ofHubs), conversationsByPerson(ofOthers)];
  return sides
    .filter(({ hub, other }) => [...(hubs.get(hub) ?? [])].some((conversationId) => others.get(other)?.has(conversationId)))
    .map(({ pair }) => pair);
}

function conversationsByPerson(keys: readonly MemberKey[]): Map<string, ReadonlySet<string>> {
  const byPerson = Map.groupBy(keys, ({ userId }) => userId);
  return new Map([...byPerson].map(([userId, own]) => [userId, new Set(own.map(({ conversationId }) => conversationId))]));
}
