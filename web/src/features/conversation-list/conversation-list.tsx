'use client';
import { useQuery } from 'urql';
import { graphql, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { CONVERSATION_LIST } from './conversation-list.query.ts';
import { ListedConversation } from './listed-conversation.tsx';

const CONVERSATION_LIST_QUERY = graphql(`
  query ConversationList {
    ...ConversationList_query
  }
`);

export interface ConversationListProps {
  /** Whether the query of the whole screen, which brings the list, is under way. */
  isWaiting: boolean;
  openId: string | null;
}

export function ConversationList({ isWaiting, openId }: ConversationListProps) {
  const text = useText();
  const [{ data, error }] = useQuery({ query: CONVERSATION_LIST_QUERY, pause: isWaiting });
  const conversations = readFragment(CONVERSATION_LIST, data)?.conversations?.edges ?? [];
  return (
    <>
      <h1 className="px-4 py-3 font-semibold text-ink text-title">{text('chat.conversations')}</h1>
      {error !== undefined && <p className="px-4 text-danger-ink text-label">{text('chat.listFailed')}</p>}
      <ul className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        {conversations.map(({ node }) => (
          <li key={node.id}>
            <ListedConversation conversation={node} isOpen={node.id === openId} />
          </li>
        ))}
      </ul>
    </>
  );
}
