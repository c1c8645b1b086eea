'use client';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { ListRow } from '@/ui/list-row.tsx';
import { PersonAvatar } from '../people/person-avatar.tsx';
import { Moment } from '../text/moment.tsx';

const MESSAGE = graphql(`
  fragment Readers_message on Message {
    receipts {
      deliveredCount
      readCount
      people {
        deliveredAt
        readAt
        user {
          id
          name
          ...PersonAvatar_user
        }
      }
    }
  }
`);

/** Who has read a message and who has received it, by name where not too many are in the conversation. */
export function Readers({ message }: { message: FragmentType<typeof MESSAGE> }) {
  const text = useText();
  const { readCount, deliveredCount, people } = readFragment(MESSAGE, message).receipts;
  const readers = people?.filter(({ readAt }) => readAt !== null) ?? [];
  const receivers = people?.filter(({ readAt }) => readAt === null) ?? [];
  return (
    <div className="flex flex-col gap-3">
      <p className="px-3 text-body text-ink-soft">
        {text('thread.readBy', { count: readCount })} · {text('thread.deliveredTo', { count: deliveredCount })}
      </p>
      {people === null && <p className="px-3 text-ink-soft text-label">{text('thread.countedOnly')}</p>}
      {[
        { name: text('messages.statusRead'), receipts: readers },
        { name: text('messages.statusDelivered'), receipts: receivers },
      ].map(
        ({ name, receipts }) =>
          receipts.length > 0 && (
            <section key={name} aria-label={name}>
              <h3 className="px-3 font-medium text-caption text-ink-soft">{name}</h3>
              <ul>
                {receipts.map(({ user, readAt, deliveredAt }) => {
                  const at = readAt ?? deliveredAt;
                  return (
                    <li key={user.id}>
                      <ListRow
                        start={<PersonAvatar user={user} size="small" />}
                        title={<bdi>{user.name}</bdi>}
                        detail={at === null ? undefined : <Moment at={at} form="full" />}
                      />
                    </li>
                  );
                })}
              </ul>
            </section>
          ),
      )}
    </div>
  );
}
