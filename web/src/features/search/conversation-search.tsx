'use client';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useText } from '@/i18n/text.tsx';
import { Drawer } from '@/ui/drawer.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { SearchBox } from './search-box.tsx';
import { SearchResults } from './search-results.tsx';

export interface ConversationSearchProps {
  conversationId: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Looks through one conversation, beside it. */
export function ConversationSearch({ conversationId, isOpen, onClose }: ConversationSearchProps) {
  const text = useText();
  return (
    <Drawer isOpen={isOpen} onClose={onClose} title={text('search.inThisConversation')}>
      <Looking conversationId={conversationId} onClose={onClose} />
    </Drawer>
  );
}

function Looking({ conversationId, onClose }: Omit<ConversationSearchProps, 'isOpen'>) {
  const text = useText();
  const [written, setWritten] = useState('');
  const [search, setSearch] = useState('');
  const look = (next: string) => {
    setWritten(next);
    setSearch(next.trim());
  };
  return (
    <div className="flex min-h-full flex-col gap-3 p-3">
      <search>
        <SearchBox label={text('search.field')} value={written} onValue={setWritten} onSearch={look} isOneConversation />
      </search>
      {search === '' ? (
        <EmptyState icon={<Search />} title={text('search.hintTitle')}>
          {text('search.conversationHint')}
        </EmptyState>
      ) : (
        <SearchResults
          key={search}
          query={`in:${conversationId} ${search}`}
          search={search}
          onSearch={look}
          isOneConversation
          onOpen={onClose}
        />
      )}
    </div>
  );
}
