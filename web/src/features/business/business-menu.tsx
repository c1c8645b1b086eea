'use client';
import { lazy } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { OpenedLate } from '@/ui/opened-late.tsx';

const BusinessStatusMenu = lazy(() =>
  import('./business-status-menu.tsx').then((file) => ({ default: file.BusinessStatusMenu })),
);

const BUSINESS_CHAT = graphql(`
  query BusinessChat($id: ID!) {
    conversation(id: $id) {
      id
      kind
      status
      assignee {
        id
        name
      }
      viewerMember {
        role
      }
    }
  }
`);

/** How far a business chat has come: its customer sees it, its agents change it and who looks after it. Nothing for other conversations. */
export function BusinessMenu({ conversationId }: { conversationId: string }) {
  const [{ data }] = useQuery({ query: BUSINESS_CHAT, variables: { id: conversationId } });
  const conversation = data?.conversation;
  if (conversation?.kind !== 'BUSINESS' || conversation.status === null) return null;
  return (
    <OpenedLate>
      <BusinessStatusMenu
        conversationId={conversationId}
        status={conversation.status}
        assignee={conversation.assignee}
        isAgent={conversation.viewerMember?.role === 'AGENT'}
      />
    </OpenedLate>
  );
}
