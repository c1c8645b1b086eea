'use client';
import { MessageSquareOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { useChatPlace } from '@/features/chat/chat-place.ts';
import { Composer } from '@/features/composer/composer.tsx';
import { MessageSkeleton } from '@/features/message-list/message-skeleton.tsx';
import type { ConversationHeadQuery } from '@/graph/gql/graphql.ts';
import { graphql } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { ConnectionBanner } from '@/live/connection-banner.tsx';
import { useWatchConversation } from '@/live/use-watch.ts';
import { useViewer } from '@/session/viewer.tsx';
import { Button } from '@/ui/button.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { ComposerIntentProvider } from './composer-intent.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import './conversation-pane.query.ts';
import { ConversationMessages } from './conversation-messages.tsx';
import { TypingLine } from './typing-line.tsx';

/** What stands around the messages. Those are read apart, so that each new one draws nothing else anew. */
const CONVERSATION_HEAD = graphql(`
  query ConversationHead($conversationId: ID!) {
    conversation(id: $conversationId) {
      id
      kind
      name
      topic
      isPublic
      archivedAt
      memberCount
      viewerMember {
        role
        unread
        lastReadNumber
      }
      members(first: 5) {
        edges {
          node {
            nickname
            user {
              id
              name
              presence {
                status
                lastSeenAt
              }
            }
          }
        }
      }
      typing {
        until
        user {
          id
          name
        }
      }
    }
  }
`);

export interface ConversationPaneProps {
  conversationId: string;
  /** Whether the query of the whole screen, which brings the conversation, is under way. */
  isWaiting: boolean;
  /** Buttons at the end of the header: calls, search, members. */
  actions?: ReactNode;
  /** In place of the composer for who is no member: the way to join. */
  outside?: ReactNode;
}

/** One conversation: what was said, and where one says something. */
export function ConversationPane({ conversationId, isWaiting, actions, outside }: ConversationPaneProps) {
  const text = useText();
  const problem = useProblem();
  const [{ data, error, stale, fetching }, again] = useQuery({
    query: CONVERSATION_HEAD,
    variables: { conversationId },
    pause: isWaiting,
  });
  const conversation = data?.conversation;
  if (conversation == null) {
    if (error !== undefined) {
      return <EmptyState title={problem(error)} action={<Button onClick={() => again()}>{text('ui.retry')}</Button>} />;
    }
    if (conversation === undefined || stale || fetching) return <MessageSkeleton />;
    return (
      <EmptyState icon={<MessageSquareOff />} title={text('chat.notFound')}>
        {text('chat.notFoundHint')}
      </EmptyState>
    );
  }
  return (
    <ComposerIntentProvider>
      <ConversationHeader conversation={conversation} actions={actions} />
      <ConnectionBanner />
      <OpenConversation conversation={conversation} outside={outside} />
    </ComposerIntentProvider>
  );
}

type Head = NonNullable<ConversationHeadQuery['conversation']>;

function OpenConversation({ conversation, outside }: { conversation: Head; outside: ReactNode }) {
  const text = useText();
  const viewer = useViewer();
  const { number } = useChatPlace();
  const { id, viewerMember, typing, archivedAt } = conversation;
  useWatchConversation(id, viewerMember !== null);
  // Where the new ones began when it was opened: that stays while it is looked at.
  const [readUpTo] = useState(() => ((viewerMember?.unread ?? 0) > 0 ? (viewerMember?.lastReadNumber ?? 0) : null));
  if (viewerMember === null) return outside ?? <EmptyState title={text('chat.notFound')}>{text('chat.notFoundHint')}</EmptyState>;
  return (
    <>
      <ConversationMessages
        conversationId={id}
        openAt={number}
        readUpTo={readUpTo}
        unread={viewerMember.unread}
        lastReadNumber={viewerMember.lastReadNumber}
        mayManage={viewerMember.role === 'OWNER' || viewerMember.role === 'ADMIN'}
      />
      <TypingLine typing={typing ?? []} viewerId={viewer.id} />
      {archivedAt === null ? (
        <Composer conversationId={id} threadRoot={null} />
      ) : (
        <p className="border-line border-t p-4 text-center text-ink-soft text-label">{text('messages.isArchived')}</p>
      )}
    </>
  );
}
