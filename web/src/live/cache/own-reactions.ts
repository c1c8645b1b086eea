import { gql } from '@urql/core';
import type { DataFields, UpdateResolver } from '@urql/exchange-graphcache';

const SHOWN = gql`
  fragment WorkedOutReactions on Message {
    id
    reactions {
      emoji
      viewerReacted
    }
  }
`;

interface WrittenReaction {
  emoji: string;
  count?: number;
  viewerReacted?: boolean;
  people?: { id: string }[];
}

/**
 * Answers say whether the viewer reacted; live events, the same for all, name the first people of each reaction. Whoever has reacted after many others
 * is not among those: then what was known before counts. It is remembered here for these few, since reactions have no key of their own.
 */
export function keepOwnReactions(viewerId: () => string | null): UpdateResolver<DataFields> {
  const unnamed = new Map<string, string[]>();
  return ({ id, reactions: written }, _, cache) => {
    if (typeof id !== 'string') return;
    const reactions = written as unknown as WrittenReaction[];
    if (reactions.every(({ people }) => people === undefined)) return; // what is written below
    const before = unnamed.get(id) ?? [];
    const isNamed = ({ people = [] }: WrittenReaction) => people.some((person) => person.id === viewerId());
    const isCut = ({ count = 0, people = [] }: WrittenReaction) => count > people.length;
    const isOwn = (reaction: WrittenReaction) =>
      reaction.viewerReacted ?? (isNamed(reaction) || (isCut(reaction) && before.includes(reaction.emoji)));
    const ownUnnamed = reactions.filter((reaction) => isOwn(reaction) && isCut(reaction) && !isNamed(reaction));
    if (ownUnnamed.length > 0) {
      unnamed.set(
        id,
        ownUnnamed.map(({ emoji }) => emoji),
      );
    } else unnamed.delete(id);
    const shown = reactions.map((reaction) => ({
      __typename: 'Reaction',
      emoji: reaction.emoji,
      viewerReacted: isOwn(reaction),
    }));
    cache.writeFragment(SHOWN, { __typename: 'Message', id, reactions: shown });
  };
}
