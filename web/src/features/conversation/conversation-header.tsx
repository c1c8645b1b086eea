'use client';
import { ArrowLeft, Hash, Headset, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { ChatLink } from '@/features/chat/chat-link.tsx';
import { Moment } from '@/features/text/moment.tsx';
import type { ConversationHeadQuery } from '@/graph/gql/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { useWatchPresence } from '@/live/use-watch.ts';
import { useViewer } from '@/session/viewer.tsx';
import { Avatar } from '@/ui/avatar.tsx';
import { useConversationName } from './conversation-name.ts';
import { presenceOf, usePresenceLabel } from './presence-of.ts';

const ICONS = { CHANNEL: <Hash />, GROUP: <UsersRound />, BUSINESS: <Headset /> };

type Head = NonNullable<ConversationHeadQuery['conversation']>;

export interface ConversationHeaderProps {
  conversation: Head;
  /** Buttons at its end: calls, search, members. */
  actions?: ReactNode;
}

/** Which conversation it is, and how the other one is present. */
export function ConversationHeader({ conversation, actions }: ConversationHeaderProps) {
  const text = useText();
  const viewer = useViewer();
  const nameOf = useConversationName();
  const presenceLabel = usePresenceLabel();
  const { id, kind, members, topic, memberCount } = conversation;
  const other = kind === 'DIRECT' ? members?.edges.find(({ node }) => node.user.id !== viewer.id)?.node.user : undefined;
  useWatchPresence(other === undefined ? [] : [other.id]);
  const presence = presenceOf(other?.presence);
  const name = nameOf(conversation);
  return (
    <header className="flex shrink-0 items-center gap-3 border-line border-b bg-surface px-4 py-2">
      <ChatLink
        to={{}}
        aria-label={text('chat.backToList')}
        className="-ms-2 inline-flex size-control items-center justify-center rounded-control hover:bg-hover md:hidden"
      >
        <ArrowLeft aria-hidden className="size-5" />
      </ChatLink>
      <Avatar
        id={other?.id ?? id}
        name={name}
        icon={kind === 'DIRECT' ? undefined : ICONS[kind]}
        shape={kind === 'CHANNEL' ? 'square' : 'round'}
        presence={presence}
      />
      <div className="min-w-0 flex-1">
        <h2 className="truncate font-semibold text-body text-ink">
          <bdi>{name}</bdi>
        </h2>
        <p className="truncate text-caption text-ink-soft">
          {kind !== 'DIRECT' && (topic ?? text('messages.members', { count: memberCount }))}
          {kind === 'DIRECT' && presence !== 'offline' && presenceLabel(presence)}
          {presence === 'offline' &&
            (other?.presence?.lastSeenAt == null ? (
              text('messages.absent')
            ) : (
              <>
                {text('messages.lastSeen')} <Moment at={other.presence.lastSeenAt} form="relative" />
              </>
            ))}
        </p>
      </div>
      {actions}
    </header>
  );
}
