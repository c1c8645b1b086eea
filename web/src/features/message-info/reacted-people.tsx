'use client';
import { SmilePlus } from 'lucide-react';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { ListRow } from '@/ui/list-row.tsx';
import { PersonAvatar } from '../people/person-avatar.tsx';

const MESSAGE = graphql(`
  fragment ReactedPeople_message on Message {
    reactions {
      emoji
      count
      viewerReacted
      people(first: 100) {
        id
        name
        ...PersonAvatar_user
      }
    }
  }
`);

/** Who has reacted to a message, by reaction. */
export function ReactedPeople({ message }: { message: FragmentType<typeof MESSAGE> }) {
  const text = useText();
  const format = useFormat();
  const { reactions } = readFragment(MESSAGE, message);
  if (reactions.length === 0) return <EmptyState icon={<SmilePlus />} title={text('thread.noReactions')} />;
  return reactions.map(({ emoji, count, people }) => (
    <section key={emoji} aria-label={emoji} className="pb-3">
      <h3 className="flex items-baseline gap-2 px-3 text-title">
        <span>{emoji}</span>
        <span className="text-ink-soft text-label tabular-nums">{format.number(count)}</span>
      </h3>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <ListRow start={<PersonAvatar user={person} size="small" />} title={<bdi>{person.name}</bdi>} />
          </li>
        ))}
      </ul>
      {count > people.length && (
        <p className="px-3 text-ink-soft text-label">{text('messages.andMore', { count: count - people.length })}</p>
      )}
    </section>
  ));
}
