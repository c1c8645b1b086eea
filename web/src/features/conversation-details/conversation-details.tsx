'use client';
import { Info, Paperclip, Pin, UsersRound } from 'lucide-react';
import { useQuery } from 'urql';
import { useProblem } from '@/graph/use-problem.ts';
import { useSteady } from '@/graph/use-steady.ts';
import { useText } from '@/i18n/text.tsx';
import { Banner } from '@/ui/banner.tsx';
import { Drawer } from '@/ui/drawer.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';
import { Tabs } from '@/ui/tabs.tsx';
import { AboutConversation } from './about-conversation.tsx';
import { ConversationFiles } from './conversation-files.tsx';
import { CONVERSATION_DETAILS } from './details.query.ts';
import { Members } from './members.tsx';
import { PinnedMessages } from './pinned-messages.tsx';

export type DetailsTab = 'about' | 'members' | 'pinned' | 'files';

export interface ConversationDetailsProps {
  conversationId: string;
  /** Null while it is closed. */
  tab: DetailsTab | null;
  onTab: (tab: DetailsTab | null) => void;
  /** Opens the search of the conversation in the place of this. */
  onSearch: () => void;
}

/** Beside a conversation: how it is kept, who is in it, what is pinned, and its files. */
export function ConversationDetails({ conversationId, tab, onTab, onSearch }: ConversationDetailsProps) {
  const text = useText();
  const close = () => onTab(null);
  const search = () => {
    close();
    onSearch();
  };
  return (
    <Drawer isOpen={tab !== null} onClose={close} title={text('places.details')}>
      {tab !== null && <Details conversationId={conversationId} tab={tab} onTab={onTab} onSearch={search} onClose={close} />}
    </Drawer>
  );
}

interface DetailsProps {
  conversationId: string;
  tab: DetailsTab;
  onTab: (tab: DetailsTab) => void;
  onSearch: () => void;
  onClose: () => void;
}

function Details({ conversationId, tab, onTab, onSearch, onClose }: DetailsProps) {
  const text = useText();
  const problem = useProblem();
  const [answer] = useQuery({ query: CONVERSATION_DETAILS, variables: { id: conversationId } });
  const { error } = answer;
  const conversation = useSteady(answer)?.conversation;
  if (conversation == null) {
    return (
      <div className="p-4" aria-busy={error === undefined}>
        {error === undefined ? <SkeletonRow /> : <Banner tone="danger">{problem(error)}</Banner>}
      </div>
    );
  }
  return (
    <Tabs
      label={text('places.details')}
      selected={tab}
      onSelect={onTab}
      className="flex min-h-full flex-col"
      panelClassName="flex min-h-0 flex-1 flex-col"
      tabs={[
        { id: 'about', label: text('places.about'), icon: <Info aria-hidden /> },
        { id: 'members', label: text('places.members'), icon: <UsersRound aria-hidden /> },
        { id: 'pinned', label: text('places.pinned'), icon: <Pin aria-hidden /> },
        { id: 'files', label: text('places.files'), icon: <Paperclip aria-hidden /> },
      ]}
    >
      {tab === 'about' && <AboutConversation conversation={conversation} onSearch={onSearch} onGone={onClose} />}
      {tab === 'members' && <Members conversation={conversation} />}
      {tab === 'pinned' && <PinnedMessages conversationId={conversationId} onOpen={onClose} />}
      {tab === 'files' && <ConversationFiles conversationId={conversationId} onOpen={onClose} />}
    </Tabs>
  );
}
