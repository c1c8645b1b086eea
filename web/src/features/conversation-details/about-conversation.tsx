'use client';
import { Hash, Headset, Search, UsersRound } from 'lucide-react';
import type { ConversationDetailsQuery } from '@/graph/gql/graphql.ts';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { Avatar } from '@/ui/avatar.tsx';
import { Badge } from '@/ui/badge.tsx';
import { Button } from '@/ui/button.tsx';
import { useConversationName } from '../conversation/conversation-name.ts';
import { manages } from '../conversation/manages.ts';
import { ConversationForm } from './conversation-form.tsx';
import { OwnPreferences } from './own-preferences.tsx';
import { WaysOut } from './ways-out.tsx';

export type DetailedConversation = NonNullable<ConversationDetailsQuery['conversation']>;

const ICONS = { CHANNEL: <Hash />, GROUP: <UsersRound />, BUSINESS: <Headset /> };

export interface AboutConversationProps {
  conversation: DetailedConversation;
  onSearch: () => void;
  /** The viewer has put it away or left it. */
  onGone: () => void;
}

/** What a conversation is, how the viewer wants it, and for who manages it how it is kept. */
export function AboutConversation({ conversation, onSearch, onGone }: AboutConversationProps) {
  const text = useText();
  const format = useFormat();
  const viewer = useViewer();
  const nameOf = useConversationName();
  const { id, kind, topic, isPublic, createdAt, archivedAt, viewerMember, members } = conversation;
  const other = kind === 'DIRECT' ? members?.edges.find(({ node }) => node.user.id !== viewer.id)?.node.user : undefined;
  const name = nameOf(conversation);
  return (
    <div className="flex flex-col gap-6 p-5">
      <header className="flex flex-col items-center gap-2 text-center">
        <Avatar
          id={other?.id ?? id}
          name={name}
          size="huge"
          icon={kind === 'DIRECT' ? undefined : ICONS[kind]}
          shape={kind === 'CHANNEL' ? 'square' : 'round'}
        />
        <h3 className="text-balance font-semibold text-ink text-title">
          <bdi>{name}</bdi>
        </h3>
        {topic !== null && (
          <p dir="auto" className="whitespace-pre-wrap break-words text-body text-ink-soft">
            {topic}
          </p>
        )}
        <p className="flex flex-wrap items-center justify-center gap-1.5 text-caption text-ink-soft">
          {kind === 'CHANNEL' && <Badge>{text(isPublic ? 'places.public' : 'places.private')}</Badge>}
          {archivedAt !== null && <Badge tone="warning">{text('places.archived')}</Badge>}
          {text('places.since', { day: format.day(createdAt) })}
        </p>
        <Button size="small" icon={<Search />} onClick={onSearch}>
          {text('search.inThisConversation')}
        </Button>
      </header>
      {viewerMember !== null && <OwnPreferences conversationId={id} member={viewerMember} />}
      {kind !== 'DIRECT' && manages(viewerMember?.role) && archivedAt === null && (
        <ConversationForm conversation={conversation} />
      )}
      {viewerMember !== null && <WaysOut conversation={conversation} onGone={onGone} />}
    </div>
  );
}
