'use client';
import { useRouter } from 'next/navigation';
import { useMutation } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useToast } from '@/ui/toast.tsx';
import { pathOfPlace } from '../chat/chat-place.ts';

const OPEN_DIRECT = graphql(`
  mutation OpenDirect($userId: ID!) {
    startDirect(userId: $userId) {
      conversation {
        id
        kind
        name
        lastMessageAt
      }
    }
  }
`);

/** `open(userId)`: goes to the conversation with a person, begun where there was none. */
export function useDirect(): { isBusy: boolean; open(userId: string): Promise<void> } {
  const router = useRouter();
  const toast = useToast();
  const problem = useProblem();
  const [{ fetching }, start] = useMutation(OPEN_DIRECT);
  return {
    isBusy: fetching,
    async open(userId) {
      const { data, error } = await start({ userId });
      if (error !== undefined) toast({ text: problem(error), tone: 'danger' });
      const conversation = data?.startDirect?.conversation;
      if (conversation != null) router.push(pathOfPlace({ conversationId: conversation.id }));
    },
  };
}
