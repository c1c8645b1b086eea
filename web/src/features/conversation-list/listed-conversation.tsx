'use client';
import { BellOff, Hash, Headset, Pin, UsersRound } from 'lucide-react';
import { memo } from 'react';
import { ChatLink } from '@/features/chat/chat-link.tsx';
import { useConversationName } from '@/features/conversation/conversation-name.ts';
import { presenceOf, usePresenceLabel } from '@/features/conversation/presence-of.ts';
import { pictureOf } from '@/features/message-list/picture-of.ts';
import { Moment } from '@/features/text/moment.tsx';
import { type FragmentType, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { Avatar } from '@/ui/avatar.tsx';
import { Counter } from '@/ui/badge.tsx';
import { LIST_ROW_CLASS, ListRowContent } from '@/ui/list-row.tsx';
import { useLastLine } from './last-line.ts';
import { LISTED_CONVERSATION } from './listed-conversation.ts';

const ICONS = { CHANNEL: <Hash />, GROUP: <UsersRound />, BUSINESS: <Headset /> };

export interface ListedConversationProps {
  conversation: FragmentType<typeof LISTED_CONVERSATION>;
  isOpen: boolean;
}

export const ListedConversation = memo(function ListedConversation({ conversation, isOpen }: ListedConversationProps) {
  const text = useText();
  const viewer = useViewer();
  const nameOf = useConversationName();
  const lineOf = useLastLine();
  const presenceLabel = usePresenceLabel();
  const shown = readFragment(LISTED_CONVERSATION, conversation);
  const { id, kind, viewerMember, members, lastMessageAt } = shown;
  const name = nameOf(shown);
  const other = kind === 'DIRECT' ? members?.edges.find(({ node }) => node.user.id !== viewer.id)?.node.user : undefined;
  const unread = viewerMember?.unread ?? 0;
  const isMuted = viewerMember?.mutedUntil != null && Date.parse(viewerMember.mutedUntil) > Date.now();
  const presence = presenceOf(other?.presence);
  return (
    <ChatLink to={{ conversationId: id }} aria-current={isOpen ? true : undefined} className={LIST_ROW_CLASS}>
      <ListRowContent
        start={
          <Avatar
            id={other?.id ?? id}
            name={name}
            picture={pictureOf(other?.avatar ?? null)}
            icon={kind === 'DIRECT' ? undefined : ICONS[kind]}
            shape={kind === 'CHANNEL' ? 'square' : 'round'}
            presence={presence}
            presenceLabel={presenceLabel(presence)}
          />
        }
        title={<bdi>{name}</bdi>}
        detail={<Moment at={lastMessageAt} />}
        text={<bdi>{lineOf(shown)}</bdi>}
        isStrong={unread > 0 && !isMuted}
        mark={
          <span className="flex items-center gap-1.5 text-ink-faint [&_svg]:size-3.5">
            {isMuted && <BellOff role="img" aria-label={text('messages.muted')} />}
            {viewerMember?.pinned === true && <Pin role="img" aria-label={text('messages.keptAtTop')} />}
            {unread > 0 && (
              <Counter count={unread} label={text('chat.unread', { count: unread })} tone={isMuted ? 'quiet' : 'accent'} />
            )}
          </span>
        }
      />
    </ChatLink>
  );
});
