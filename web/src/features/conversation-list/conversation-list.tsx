'use client';
import { Archive, ArchiveRestore, MessagesSquare, SquarePen } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useConversationName } from '@/features/conversation/conversation-name.ts';
import { readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { useWatchPresence } from '@/live/use-watch.ts';
import { useViewer } from '@/session/viewer.tsx';
import { Button } from '@/ui/button.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { FormError } from '@/ui/form-error.tsx';
import { IconButton } from '@/ui/icon-button.tsx';
import { SearchField } from '@/ui/search-field.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';
import './conversation-list.query.ts';
import type { ListedNode } from './conversation-pages.ts';
import { LISTED_CONVERSATION } from './listed-conversation.ts';
import { ListedConversation } from './listed-conversation.tsx';
import { moveAmongLinks } from './move-among-links.ts';
import { sortedConversations } from './sorted-conversations.ts';
import { useConversationPages } from './use-conversation-pages.ts';
import { useFollowInbox } from './use-follow-inbox.ts';

export interface ConversationListProps {
  /** Whether the query of the whole screen, which brings the list, is under way. */
  isWaiting: boolean;
  openId: string | null;
  /** Begins a conversation; without it there is no button for it. */
  onBegin?: () => void;
}

/** The conversations of the viewer, those first in which something was said last. */
export function ConversationList({ isWaiting, openId, onBegin }: ConversationListProps) {
  const text = useText();
  const viewer = useViewer();
  const nameOf = useConversationName();
  const [search, setSearch] = useState('');
  const [isArchive, setIsArchive] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const { nodes, hasMore, error, loadMore } = useConversationPages(isArchive, isWaiting);
  useFollowInbox(isArchive ? undefined : nodes, openId);

  const wanted = useDeferredValue(search).trim().toLocaleLowerCase();
  const conversations = useMemo(() => {
    const masked = new Map((nodes ?? []).map((node) => [node.id, node]));
    const shown = sortedConversations(
      [...masked.values()].map((node) => readFragment(LISTED_CONVERSATION, node)),
      isArchive,
    );
    return shown
      .filter((conversation) => wanted === '' || nameOf(conversation).toLocaleLowerCase().includes(wanted))
      .map((conversation) => ({ conversation, masked: masked.get(conversation.id) as ListedNode }));
  }, [nodes, isArchive, wanted, nameOf]);

  const partners = conversations.flatMap(({ conversation: { kind, members } }) =>
    kind === 'DIRECT' ? (members?.edges ?? []).map(({ node }) => node.user.id).filter((id) => id !== viewer.id) : [],
  );
  useWatchPresence(partners);

  return (
    <>
      <header className="flex items-center gap-1 px-4 pt-3 pb-2">
        <h1 className="min-w-0 flex-1 truncate font-semibold text-ink text-title">
          {text(isArchive ? 'messages.archive' : 'chat.conversations')}
        </h1>
        <IconButton
          label={text(isArchive ? 'messages.leaveArchive' : 'messages.openArchive')}
          aria-pressed={isArchive}
          icon={isArchive ? <ArchiveRestore /> : <Archive />}
          onClick={() => setIsArchive(!isArchive)}
        />
        {onBegin !== undefined && <IconButton label={text('messages.begin')} icon={<SquarePen />} onClick={onBegin} />}
      </header>
      <div className="px-3 pb-2">
        <SearchField
          label={text('messages.findConversation')}
          value={search}
          onValue={setSearch}
          onKeyDown={({ key }) => key === 'ArrowDown' && list.current?.querySelector('a')?.focus()}
        />
      </div>
      {error !== undefined && <FormError>{text('chat.listFailed')}</FormError>}
      {nodes === undefined && error === undefined && <WaitingList />}
      <ul ref={list} onKeyDown={moveAmongLinks} className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        {conversations.map(({ conversation: { id }, masked }) => (
          <li key={id}>
            <ListedConversation conversation={masked} isOpen={id === openId} />
          </li>
        ))}
        {hasMore && (
          <li className="flex justify-center p-2">
            <Button size="small" variant="quiet" onClick={loadMore}>
              {text('ui.loadMore')}
            </Button>
          </li>
        )}
      </ul>
      {nodes !== undefined && conversations.length === 0 && (
        <EmptyState
          icon={<MessagesSquare />}
          title={text(wanted === '' ? (isArchive ? 'messages.emptyArchive' : 'chat.noConversations') : 'messages.noneFound')}
        >
          {wanted === '' && !isArchive ? text('chat.noConversationsHint') : undefined}
        </EmptyState>
      )}
    </>
  );
}

function WaitingList() {
  const text = useText();
  return (
    <div role="status" aria-label={text('ui.loading')} className="px-2">
      {['one', 'two', 'three', 'four', 'five'].map((row) => (
        <SkeletonRow key={row} />
      ))}
    </div>
  );
}
