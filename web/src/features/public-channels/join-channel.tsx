'use client';
import { Hash } from 'lucide-react';
import { useQuery } from 'urql';
import { graphql, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { PUBLIC_CHANNEL } from './public-channel.tsx';
import { useJoinChannel } from './use-join-channel.ts';

const JOINABLE_CHANNEL = graphql(`
  query JoinableChannel($id: ID!) {
    conversation(id: $id) {
      ...PublicChannel_conversation
    }
  }
`);

/** In the place of what is said in a channel, for who is not in it. */
export function JoinChannel({ conversationId }: { conversationId: string }) {
  const text = useText();
  const { isBusy, join } = useJoinChannel();
  const [{ data }] = useQuery({ query: JOINABLE_CHANNEL, variables: { id: conversationId } });
  const channel = readFragment(PUBLIC_CHANNEL, data?.conversation);
  if (channel == null) return null;
  return (
    <EmptyState
      icon={<Hash />}
      title={<bdi>{channel.name}</bdi>}
      action={
        <Button variant="primary" isBusy={isBusy} onClick={() => void join(conversationId)}>
          {text('places.join')}
        </Button>
      }
    >
      {channel.topic !== null && <p dir="auto">{channel.topic}</p>}
      <p>{text('messages.members', { count: channel.memberCount })}</p>
    </EmptyState>
  );
}
