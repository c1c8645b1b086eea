'use client';
import type { CombinedError } from '@urql/core';
import { useMutation } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useToast } from '@/ui/toast.tsx';

const MARK_READ = graphql(`
  mutation MarkSomeNotificationsRead($input: MarkNotificationsReadInput!) {
    markNotificationsRead(input: $input) {
      unreadCount
      notifications {
        id
        readAt
      }
    }
  }
`);

const MARK_ALL_READ = graphql(`
  mutation MarkNotificationsReadUntil($input: MarkAllNotificationsReadInput!) {
    markAllNotificationsRead(input: $input) {
      unreadCount
    }
  }
`);

export interface MarkNotifications {
  markRead(ids: readonly string[]): Promise<void>;
  /** All up to the number of one that the viewer has seen. */
  markReadUntil(number: number): Promise<void>;
  isMarking: boolean;
}

/** What the viewer has read here they have read on all their devices. */
export function useMarkNotifications(): MarkNotifications {
  const toast = useToast();
  const problem = useProblem();
  const [marking, mark] = useMutation(MARK_READ);
  const [markingAll, markAll] = useMutation(MARK_ALL_READ);
  const told = ({ error }: { error?: CombinedError | undefined }) => {
    if (error !== undefined) toast({ text: problem(error), tone: 'danger' });
  };
  return {
    isMarking: marking.fetching || markingAll.fetching,
    markRead: async (ids) => told(await mark({ input: { ids: [...ids] } })),
    markReadUntil: async (number) => told(await markAll({ input: { until: number } })),
  };
}
