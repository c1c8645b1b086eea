'use client';
import { useQuery } from 'urql';
import { readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { ChatLink } from '../chat/chat-link.tsx';
import { useConversationName } from './conversation-name.ts';
import { CONVERSATION_PANE, CONVERSATION_PANE_QUERY } from './conversation-pane.query.ts';
import { ReadMessage } from './read-message.tsx';

export interface ConversationPaneProps {
  conversationId: string;
  /** Whether the query of the whole screen, which brings the conversation, is under way. */
  isWaiting: boolean;
}

export function ConversationPane({ conversationId, isWaiting }: ConversationPaneProps) {
  const text = useText();
  const nameOf = useConversationName();
  const [{ data, error, stale, fetching }] = useQuery({
    query: CONVERSATION_PANE_QUERY,
    variables: { conversationId },
    pause: isWaiting,
  });
  const conversation = readFragment(CONVERSATION_PANE, data)?.conversation;
  if (error !== undefined) return <p className="m-auto p-8 text-danger-ink">{text('chat.messagesFailed')}</p>;
  if (conversation === null && !stale && !fetching) return <NotFound />;
  if (conversation == null) return <p className="m-auto p-8 text-ink-soft">{text('ui.loading')}</p>;
  return (
    <>
      <header className="flex items-center gap-2 border-line border-b px-4 py-3">
        <ChatLink to={{}} className="text-accent-ink md:hidden" aria-label={text('chat.backToList')}>
          {text('ui.back')}
        </ChatLink>
        <h2 className="min-w-0 flex-1 truncate font-semibold text-ink text-title">{nameOf(conversation)}</h2>
      </header>
      <ol className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-4">
        {conversation.messages?.edges.map(({ node }) => (
          <li key={node.id}>
            <ReadMessage message={node} />
          </li>
        ))}
      </ol>
    </>
  );
}

function NotFound() {
  const text = useText();
  return (
    <div className="m-auto max-w-sm p-8 text-center">
      <h2 className="font-semibold text-ink text-title">{text('chat.notFound')}</h2>
      <p className="mt-2 text-body text-ink-soft">{text('chat.notFoundHint')}</p>
    </div>
  );
}
