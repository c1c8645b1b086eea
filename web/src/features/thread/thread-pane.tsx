'use client';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { ChatLink } from '../chat/chat-link.tsx';
import '../message-list/message-row.fragment.ts';
import { ReadMessage } from '../conversation/read-message.tsx';

const THREAD_PANE = graphql(`
  query ThreadPane($messageId: ID!) {
    message(id: $messageId) {
      id
      ...MessageRow_message
      replies(last: 50) {
        edges {
          node {
            id
            ...MessageRow_message
          }
        }
      }
    }
  }
`);

export interface ThreadPaneProps {
  conversationId: string;
  /** The message that begins the thread. */
  messageId: string;
}

export function ThreadPane({ conversationId, messageId }: ThreadPaneProps) {
  const text = useText();
  const [{ data }] = useQuery({ query: THREAD_PANE, variables: { messageId } });
  const root = data?.message;
  return (
    <>
      <header className="flex items-center gap-2 border-line border-b px-4 py-3">
        <h2 className="min-w-0 flex-1 font-semibold text-ink text-title">{text('chat.thread')}</h2>
        <ChatLink to={{ conversationId }} className="text-accent-ink text-label" aria-label={text('chat.closeThread')}>
          {text('ui.close')}
        </ChatLink>
      </header>
      <ol className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-4">
        {root != null &&
          [root, ...(root.replies?.edges.map(({ node }) => node) ?? [])].map((message) => (
            <li key={message.id}>
              <ReadMessage message={message} />
            </li>
          ))}
      </ol>
    </>
  );
}
