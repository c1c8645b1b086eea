'use client';
import { Pin } from 'lucide-react';
import { useMutation, useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useSteady } from '@/graph/use-steady.ts';
import { useText } from '@/i18n/text.tsx';
import { Banner } from '@/ui/banner.tsx';
import { Button } from '@/ui/button.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';
import { UNPIN_MESSAGE } from '../message-list/message-changes.ts';
import { SaidMessage } from '../said-message/said-message.tsx';
import { useTold } from './use-told.ts';

const PINNED_MESSAGES = graphql(`
  query PinnedMessages($id: ID!) {
    conversation(id: $id) {
      id
      pinnedMessages {
        id
        ...SaidMessage_message
      }
    }
  }
`);

export interface PinnedMessagesProps {
  conversationId: string;
  onOpen: () => void;
}

/** What is pinned for all, what was pinned last first. */
export function PinnedMessages({ conversationId, onOpen }: PinnedMessagesProps) {
  const text = useText();
  const problem = useProblem();
  const told = useTold();
  const [answer] = useQuery({ query: PINNED_MESSAGES, variables: { id: conversationId } });
  const { error } = answer;
  const [, unpin] = useMutation(UNPIN_MESSAGE);
  const pinned = useSteady(answer)?.conversation?.pinnedMessages;
  if (error !== undefined) return <Banner tone="danger">{problem(error)}</Banner>;
  if (pinned == null) return <SkeletonRow />;
  if (pinned.length === 0) {
    return (
      <EmptyState icon={<Pin />} title={text('places.noPinned')}>
        {text('places.noPinnedHint')}
      </EmptyState>
    );
  }
  return (
    <ul aria-label={text('places.pinned')} className="flex flex-col gap-1 p-2">
      {pinned.map((message) => (
        <li key={message.id}>
          <SaidMessage
            message={message}
            conversationId={conversationId}
            onOpen={onOpen}
            end={
              <Button size="small" variant="quiet" onClick={() => void told(unpin({ messageId: message.id }))}>
                {text('messages.unpin')}
              </Button>
            }
          />
        </li>
      ))}
    </ul>
  );
}
