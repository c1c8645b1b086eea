'use client';
import { UserPlus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { useProblem } from '@/graph/use-problem.ts';
import { useSteady } from '@/graph/use-steady.ts';
import { useText } from '@/i18n/text.tsx';
import { useWatchPresence } from '@/live/use-watch.ts';
import { Banner } from '@/ui/banner.tsx';
import { Button } from '@/ui/button.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';
import { manages } from '../conversation/manages.ts';
import type { DetailedConversation } from './about-conversation.tsx';
import { AddMembers } from './add-members.tsx';
import { MemberRow } from './member-row.tsx';
import { MEMBERS } from './members.query.ts';

/** Who is in a conversation, and as what. */
export function Members({ conversation }: { conversation: DetailedConversation }) {
  const text = useText();
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  const [isAdding, setIsAdding] = useState(false);
  const { id, kind, memberCount, viewerMember, archivedAt } = conversation;
  const mayAdd = (kind === 'GROUP' || kind === 'CHANNEL') && manages(viewerMember?.role) && archivedAt === null;
  return (
    <div className="flex flex-col gap-1 p-2">
      <div className="flex min-h-control items-center justify-between gap-2 px-3 py-1">
        <p className="text-ink-soft text-label">{text('messages.members', { count: memberCount })}</p>
        {mayAdd && (
          <Button size="small" icon={<UserPlus />} onClick={() => setIsAdding(true)}>
            {text('places.addMembers')}
          </Button>
        )}
      </div>
      <ul aria-label={text('places.members')}>
        {pages.map((after, index) => (
          <Page
            key={after}
            conversation={conversation}
            after={after}
            onMore={index === pages.length - 1 ? (next) => setPages([...pages, next]) : undefined}
          />
        ))}
      </ul>
      <AddMembers conversationId={id} isOpen={isAdding} onClose={() => setIsAdding(false)} />
    </div>
  );
}

interface PageProps {
  conversation: DetailedConversation;
  after: string | null;
  /** For the last page that is shown. */
  onMore: ((after: string) => void) | undefined;
}

function Page({ conversation, after, onMore }: PageProps): ReactNode {
  const text = useText();
  const problem = useProblem();
  const [answer] = useQuery({ query: MEMBERS, variables: { id: conversation.id, after } });
  const { error } = answer;
  const page = useSteady(answer)?.conversation?.members;
  useWatchPresence(page?.edges.map(({ node }) => node.user.id) ?? []);
  if (page == null) return <li>{error === undefined ? <SkeletonRow /> : <Banner tone="danger">{problem(error)}</Banner>}</li>;
  const { hasNextPage, endCursor } = page.pageInfo;
  return (
    <>
      {page.edges.map(({ node }) => (
        <li key={node.user.id}>
          <MemberRow conversation={conversation} member={node} />
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
