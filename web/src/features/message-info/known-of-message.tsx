'use client';
import { CheckCheck, History, SmilePlus } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { Banner } from '@/ui/banner.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';
import { Tabs } from '@/ui/tabs.tsx';
import { EarlierWordings } from './earlier-wordings.tsx';
import { ReactedPeople } from './reacted-people.tsx';
import { Readers } from './readers.tsx';

const MESSAGE_INFO = graphql(`
  query MessageInfo($id: ID!) {
    message(id: $id) {
      id
      ...Readers_message
      ...ReactedPeople_message
      ...EarlierWordings_message
    }
  }
`);

/** What is known of a message: it is loaded when somebody wants to know it. */
export function KnownOfMessage({ messageId }: { messageId: string }) {
  const text = useText();
  const problem = useProblem();
  const [tab, setTab] = useState<'readers' | 'reactions' | 'edits'>('readers');
  // Who has read it is told live in counts only, so it is asked for each time.
  const [{ data, error }] = useQuery({
    query: MESSAGE_INFO,
    variables: { id: messageId },
    requestPolicy: 'cache-and-network',
  });
  const message = data?.message;
  return (
    <Tabs
      label={text('thread.info')}
      selected={tab}
      onSelect={setTab}
      panelClassName="min-h-60 pt-3"
      tabs={[
        { id: 'readers', label: text('thread.readers'), icon: <CheckCheck aria-hidden /> },
        { id: 'reactions', label: text('messages.reactions'), icon: <SmilePlus aria-hidden /> },
        { id: 'edits', label: text('thread.edits'), icon: <History aria-hidden /> },
      ]}
    >
      {error !== undefined && <Banner tone="danger">{problem(error)}</Banner>}
      {error === undefined && message === undefined && <SkeletonRow />}
      {message === null && <EmptyState title={text('saved.gone')} />}
      {message != null && tab === 'readers' && <Readers message={message} />}
      {message != null && tab === 'reactions' && <ReactedPeople message={message} />}
      {message != null && tab === 'edits' && <EarlierWordings message={message} />}
    </Tabs>
  );
}
