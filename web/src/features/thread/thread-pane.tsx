'use client';
import { MessageSquareOff, X } from 'lucide-react';
import { useQuery } from 'urql';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { IconButton } from '@/ui/icon-button.tsx';
import { openInChat } from '../chat/chat-place.ts';
import { Composer } from '../composer/composer.tsx';
import { ComposerIntentProvider } from '../conversation/composer-intent.tsx';
import { useConversationName } from '../conversation/conversation-name.ts';
import { manages } from '../conversation/manages.ts';
import { MessageSkeleton } from '../message-list/message-skeleton.tsx';
import { useShortcut } from '../shortcuts/shortcuts.tsx';
import { ThreadMessages } from './thread-messages.tsx';
import { THREAD_ROOT } from './thread-page.ts';

export interface ThreadPaneProps {
  conversationId: string;
  /** The message that begins the thread. */
  messageId: string;
}

/** What was answered to one message, beside the conversation; on a phone in its place. */
export function ThreadPane({ conversationId, messageId }: ThreadPaneProps) {
  const text = useText();
  const problem = useProblem();
  const nameOf = useConversationName();
  const [{ data, error, stale, fetching }, again] = useQuery({ query: THREAD_ROOT, variables: { messageId } });
  const root = data?.message;
  const conversation = root?.conversation;
  const close = () => openInChat({ conversationId });
  useShortcut({ keys: 'Alt+w', label: 'thread.close', group: 'conversation' }, close);
  const retry = <Button onClick={() => again({ requestPolicy: 'network-only' })}>{text('ui.retry')}</Button>;
  return (
    <>
      <header className="flex min-h-14 shrink-0 items-center gap-2 border-line border-b bg-surface ps-4 pe-2">
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold text-body text-ink">{text('chat.thread')}</h2>
          {conversation != null && (
            <p className="truncate text-caption text-ink-soft">
              <bdi>{nameOf(conversation)}</bdi>
            </p>
          )}
        </div>
        <IconButton label={text('chat.closeThread')} icon={<X />} onClick={close} />
      </header>
      {root == null || conversation == null ? (
        error !== undefined ? (
          <EmptyState title={problem(error)} action={retry} />
        ) : root === undefined || stale || fetching ? (
          <MessageSkeleton />
        ) : (
          <EmptyState icon={<MessageSquareOff />} title={text('thread.notFound')}>
            {text('thread.notFoundHint')}
          </EmptyState>
        )
      ) : (
        <ComposerIntentProvider>
          <ThreadMessages
            conversationId={conversationId}
            root={root}
            unread={root.thread?.unread ?? 0}
            mayManage={manages(conversation.viewerMember?.role)}
          />
          {conversation.archivedAt === null ? (
            <div className="pt-2">
              <Composer conversationId={conversationId} threadRoot={{ id: root.id, number: root.number }} />
            </div>
          ) : (
            <p className="border-line border-t p-4 text-center text-ink-soft text-label">{text('messages.isArchived')}</p>
          )}
        </ComposerIntentProvider>
      )}
    </>
  );
}
