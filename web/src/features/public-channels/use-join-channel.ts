'use client';
import { useMutation } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useToast } from '@/ui/toast.tsx';
import { useOpenPlace } from '../chat/use-open-place.ts';
import '../conversation-list/listed-conversation.ts';

const JOIN_CHANNEL = graphql(`
  mutation JoinChannel($conversationId: ID!) {
    joinChannel(conversationId: $conversationId) {
      conversation {
        id
        ...ListedConversation_conversation
      }
    }
  }
`);

/** `join(conversationId)`: into a public channel, and there. */
export function useJoinChannel(): { isBusy: boolean; join(conversationId: string): Promise<void> } {
  const toast = useToast();
  const problem = useProblem();
  const openPlace = useOpenPlace();
  const [{ fetching }, start] = useMutation(JOIN_CHANNEL);
  return {
    isBusy: fetching,
    async join(conversationId) {
      const { error } = await start({ conversationId });
      if (error !== undefined) toast({ text: problem(error), tone: 'danger' });
      else openPlace({ conversationId });
    },
  };
}
