'use client';
import { PanelRightOpen, Search } from 'lucide-react';
import { lazy, useState } from 'react';
import { useText } from '@/i18n/text.tsx';
import { IconButton } from '@/ui/icon-button.tsx';
import { OpenedLate } from '@/ui/opened-late.tsx';
import { BusinessMenu } from '../business/business-menu.tsx';
import { useShortcut, useShownKeys } from '../shortcuts/shortcuts.tsx';
import type { DetailsTab } from './conversation-details.tsx';

const ConversationSearch = lazy(() =>
  import('../search/conversation-search.tsx').then((file) => ({ default: file.ConversationSearch })),
);
const ConversationDetails = lazy(() =>
  import('./conversation-details.tsx').then((file) => ({ default: file.ConversationDetails })),
);

/** At the end of a conversation's header: to search it, and to see and change how it is kept. */
export function ConversationActions({ conversationId }: { conversationId: string }) {
  const text = useText();
  const [isSearching, setIsSearching] = useState(false);
  const [tab, setTab] = useState<DetailsTab | null>(null);
  const search = () => setIsSearching(true);
  const showDetails = () => setTab('about');
  useShortcut({ keys: 'Mod+Shift+f', label: 'search.inThisConversation', group: 'conversation' }, search);
  useShortcut({ keys: 'Alt+i', label: 'places.details', group: 'conversation' }, showDetails);
  return (
    <div className="flex shrink-0 items-center gap-0.5">
      <BusinessMenu conversationId={conversationId} />
      <IconButton
        label={text('search.inThisConversation')}
        keys={useShownKeys('Mod+Shift+f')}
        icon={<Search />}
        onClick={search}
        // On a phone the name needs the place: the details lead there too.
        className="max-sm:hidden"
      />
      <IconButton
        label={text('places.details')}
        keys={useShownKeys('Alt+i')}
        aria-expanded={tab !== null}
        icon={<PanelRightOpen />}
        onClick={showDetails}
      />
      <OpenedLate isOpen={isSearching}>
        <ConversationSearch conversationId={conversationId} isOpen={isSearching} onClose={() => setIsSearching(false)} />
      </OpenedLate>
      <OpenedLate isOpen={tab !== null}>
        <ConversationDetails conversationId={conversationId} tab={tab} onTab={setTab} onSearch={search} />
      </OpenedLate>
    </div>
  );
}
