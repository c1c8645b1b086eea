'use client';
import { Paperclip } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useSteady } from '@/graph/use-steady.ts';
import { useText } from '@/i18n/text.tsx';
import { Banner } from '@/ui/banner.tsx';
import { Button } from '@/ui/button.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';
import { SaidMessage } from '../said-message/said-message.tsx';

const CONVERSATION_FILES = graphql(`
  query ConversationFiles($query: String!, $after: String) {
    searchMessages(query: $query, first: 20, after: $after) {
      edges {
        cursor
        node {
          id
          ...SaidMessage_message
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export interface ConversationFilesProps {
  conversationId: string;
  onOpen: () => void;
}

/** The messages of a conversation that have files, the latest first. */
export function ConversationFiles({ conversationId, onOpen }: ConversationFilesProps) {
  const text = useText();
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  return (
    <ul aria-label={text('places.files')} className="flex flex-1 flex-col gap-1 p-2">
      {pages.map((after, index) => (
        <Page
          key={after}
          conversationId={conversationId}
          after={after}
          onOpen={onOpen}
          onMore={index === pages.length - 1 ? (next) => setPages([...pages, next]) : undefined}
        />
      ))}
    </ul>
  );
}

interface PageProps extends ConversationFilesProps {
  after: string | null;
  /** For the last page that is shown. */
  onMore: ((after: string) => void) | undefined;
}

function Page({ conversationId, after, onOpen, onMore }: PageProps): ReactNode {
  const text = useText();
  const problem = useProblem();
  const [answer] = useQuery({
    query: CONVERSATION_FILES,
    variables: { query: `in:${conversationId} has:file`, after },
    requestPolicy: 'cache-and-network',
  });
  const { error } = answer;
  const page = useSteady(answer)?.searchMessages;
  if (page == null) return <li>{error === undefined ? <SkeletonRow /> : <Banner tone="danger">{problem(error)}</Banner>}</li>;
  const { hasNextPage, endCursor } = page.pageInfo;
  if (page.edges.length === 0 && after === null) {
    return (
      <li className="m-auto">
        <EmptyState icon={<Paperclip />} title={text('places.noFiles')}>
          {text('places.noFilesHint')}
        </EmptyState>
      </li>
    );
  }
  return (
    <>
      {page.edges.map(({ cursor, node }) => (
        <li key={cursor}>
          <SaidMessage message={node} conversationId={conversationId} onOpen={onOpen} />
        </li>
      ))}
      {onMore !== undefined && hasNextPage && endCursor !== null && (
        <li className="flex justify-center p-2">
          <Button size="small" variant="quiet" onClick={() => onMore(endCursor)}>
            {text('ui.loadMore')}
          </Button>
        </li>
      )}
    </>
  );
}
