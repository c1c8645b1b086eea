import type { Cache, CacheExchangeOpts, DataFields, Variables } from '@urql/exchange-graphcache';

/** A reaction as a message shows it. */
interface Shown extends DataFields {
  emoji: string;
  count: number;
  viewerReacted: boolean;
  people: readonly DataFields[];
}

/** One's own reactions are there at once, and gone at once: what the graph will say is known, and where it refuses that is taken back. */
export function createOptimisticReactions(viewerId: () => string | null): NonNullable<CacheExchangeOpts['optimistic']> {
  const answer =
    (change: (shown: Shown[], emoji: string, viewer: DataFields | null) => Shown[]) => (given: Variables, cache: Cache) => {
      const { messageId, emoji } = given['input'] as { messageId: string; emoji: string };
      const viewer = person(cache, `User:${viewerId()}`);
      const reactions = change(shownOn(cache, messageId), emoji, viewer);
      return { __typename: 'MessagePayload', message: { __typename: 'Message', id: messageId, reactions } };
    };
  return { addReaction: answer(given), removeReaction: answer(takenBack) };
}

function given(shown: Shown[], emoji: string, viewer: DataFields | null): Shown[] {
  const people = viewer === null ? [] : [viewer];
  const first: Shown = { __typename: 'Reaction', emoji, count: 1, viewerReacted: true, people };
  if (!shown.some((reaction) => reaction.emoji === emoji)) return [...shown, first];
  return shown.map((reaction) =>
    reaction.emoji !== emoji || reaction.viewerReacted
      ? reaction
      : { ...reaction, count: reaction.count + 1, viewerReacted: true, people: [...reaction.people, ...people] },
  );
}

function takenBack(shown: Shown[], emoji: string, viewer: DataFields | null): Shown[] {
  return shown
    .map((reaction) =>
      reaction.emoji !== emoji || !reaction.viewerReacted
        ? reaction
        : {
            ...reaction,
            count: reaction.count - 1,
            viewerReacted: false,
            people: reaction.people.filter(({ id }) => id !== viewer?.['id']),
          },
    )
    .filter(({ count }) => count > 0);
}

function shownOn(cache: Cache, messageId: string): Shown[] {
  return keysOf(cache.resolve(`Message:${messageId}`, 'reactions')).map((key) => ({
    __typename: 'Reaction',
    emoji: String(cache.resolve(key, 'emoji')),
    count: Number(cache.resolve(key, 'count')),
    viewerReacted: cache.resolve(key, 'viewerReacted') === true,
    people: keysOf(cache.resolve(key, 'people'))
      .map((each) => person(cache, each))
      .filter((each) => each !== null),
  }));
}

/** Null for whom the cache cannot name. */
function person(cache: Cache, key: string): DataFields | null {
  const [id, name] = [cache.resolve(key, 'id'), cache.resolve(key, 'name')];
  return typeof id === 'string' && typeof name === 'string' ? { __typename: 'User', id, name } : null;
}

const keysOf = (link: unknown): string[] => (Array.isArray(link) ? link.filter((key) => typeof key === 'string') : []);
