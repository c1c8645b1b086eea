'use client';
import { type FragmentType, readFragment } from '@/graph/graphql.ts';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import { ChatLink } from '../chat/chat-link.tsx';
import { useConversationName } from '../conversation/conversation-name.ts';
import { LISTED_CONVERSATION } from './listed-conversation.ts';

export interface ListedConversationProps {
  conversation: FragmentType<typeof LISTED_CONVERSATION>;
  isOpen: boolean;
}

export function ListedConversation({ conversation, isOpen }: ListedConversationProps) {
  const text = useText();
  const format = useFormat();
  const shown = readFragment(LISTED_CONVERSATION, conversation);
  const nameOf = useConversationName();
  const unread = shown.viewerMember?.unread ?? 0;
  const last = shown.lastMessage;
  return (
    <ChatLink
      to={{ conversationId: shown.id }}
      aria-current={isOpen ? 'page' : undefined}
      className={`flex flex-col rounded-control px-3 py-row ${isOpen ? 'bg-pressed' : 'hover:bg-hover'}`}
    >
      <span className="flex items-baseline gap-2">
        <span className={`min-w-0 flex-1 truncate text-body text-ink ${unread > 0 ? 'font-semibold' : 'font-medium'}`}>
          {nameOf(shown)}
        </span>
        <time dateTime={shown.lastMessageAt} className="text-caption text-ink-faint">
          {format.short(shown.lastMessageAt)}
        </time>
      </span>
      <span className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-ink-soft text-label">
          {last === null ? '' : last.deletedAt === null ? last.body : text('chat.deleted')}
        </span>
        {unread > 0 && (
          <span className="rounded-full bg-accent px-1.5 text-caption text-on-accent">
            <span aria-hidden>{format.number(unread)}</span>
            <span className="sr-only">{text('chat.unread', { count: unread })}</span>
          </span>
        )}
      </span>
    </ChatLink>
  );
}
