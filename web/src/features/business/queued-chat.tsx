'use client';
import { Headset } from 'lucide-react';
import { useMutation } from 'urql';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { Avatar } from '@/ui/avatar.tsx';
import { Button } from '@/ui/button.tsx';
import { ListRow } from '@/ui/list-row.tsx';
import { useOpenPlace } from '../chat/use-open-place.ts';
import { useTold } from '../conversation-details/use-told.ts';
import { Moment } from '../text/moment.tsx';
import { ASSIGN_BUSINESS_CHAT } from './business-changes.ts';

const CONVERSATION = graphql(`
  fragment QueuedChat_conversation on Conversation {
    id
    name
    lastMessageAt
    assignee {
      id
      name
    }
    viewerMember {
      role
    }
  }
`);

/** A business chat that waits: an agent takes it on, or goes to one that they are in. */
export function QueuedChat({ conversation }: { conversation: FragmentType<typeof CONVERSATION> }) {
  const text = useText();
  const viewer = useViewer();
  const told = useTold();
  const openPlace = useOpenPlace();
  const [{ fetching }, assign] = useMutation(ASSIGN_BUSINESS_CHAT);
  const { id, name, lastMessageAt, assignee, viewerMember } = readFragment(CONVERSATION, conversation);
  const open = () => openPlace({ conversationId: id });
  const take = async () => {
    if (await told(assign({ input: { conversationId: id, agentId: viewer.id } }))) open();
  };
  const by = assignee?.id === viewer.id ? text('ui.you') : (assignee?.name ?? text('places.nobodyAssigned'));
  return (
    <ListRow
      start={<Avatar id={id} name={name ?? ''} icon={<Headset />} />}
      title={<bdi>{name}</bdi>}
      text={<bdi>{by}</bdi>}
      detail={<Moment at={lastMessageAt} />}
      end={
        <span className="flex shrink-0 gap-1.5">
          {assignee?.id !== viewer.id && (
            <Button
              size="small"
              variant={assignee === null ? 'primary' : 'plain'}
              isBusy={fetching}
              aria-label={text('places.takeChat', { name: name ?? '' })}
              onClick={() => void take()}
            >
              {text('places.take')}
            </Button>
          )}
          {viewerMember !== null && (
            <Button size="small" aria-label={text('places.openChannel', { name: name ?? '' })} onClick={open}>
              {text('places.open')}
            </Button>
          )}
        </span>
      }
    />
  );
}
