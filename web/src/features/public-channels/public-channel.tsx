'use client';
import { Hash } from 'lucide-react';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { Avatar } from '@/ui/avatar.tsx';
import { Button } from '@/ui/button.tsx';
import { ListRow } from '@/ui/list-row.tsx';
import { useOpenPlace } from '../chat/use-open-place.ts';
import { useJoinChannel } from './use-join-channel.ts';

export const PUBLIC_CHANNEL = graphql(`
  fragment PublicChannel_conversation on Conversation {
    id
    name
    topic
    memberCount
    viewerMember {
      role
    }
  }
`);

/** A channel that anyone may join, and the way in. */
export function PublicChannel({ conversation }: { conversation: FragmentType<typeof PUBLIC_CHANNEL> }) {
  const text = useText();
  const openPlace = useOpenPlace();
  const { isBusy, join } = useJoinChannel();
  const { id, name, topic, memberCount, viewerMember } = readFragment(PUBLIC_CHANNEL, conversation);
  const shownName = name ?? '';
  const members = text('messages.members', { count: memberCount });
  return (
    <ListRow
      start={<Avatar id={id} name={shownName} icon={<Hash />} shape="square" />}
      title={<bdi>{shownName}</bdi>}
      text={topic === null ? members : `${members} · ${topic}`}
      end={
        viewerMember === null ? (
          <Button
            size="small"
            variant="primary"
            isBusy={isBusy}
            aria-label={text('places.joinChannel', { name: shownName })}
            onClick={() => void join(id)}
          >
            {text('places.join')}
          </Button>
        ) : (
          <Button
            size="small"
            aria-label={text('places.openChannel', { name: shownName })}
            onClick={() => openPlace({ conversationId: id })}
          >
            {text('places.open')}
          </Button>
        )
      }
    />
  );
}
