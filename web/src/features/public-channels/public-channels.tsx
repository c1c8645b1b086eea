'use client';
import { Hash } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { SearchField } from '@/ui/search-field.tsx';
import { InsidePage } from '../navigation/inside-page.tsx';
import { NewConversation } from '../new-conversation/new-conversation.tsx';
import { ChannelPages } from './channel-pages.tsx';

/** Channels that anyone may join. */
export function PublicChannels() {
  const text = useText();
  const [search, setSearch] = useState('');
  const [isBeginning, setIsBeginning] = useState(false);
  const wanted = useDeferredValue(search.trim());
  return (
    <InsidePage
      title={text('places.channelsTitle')}
      end={
        <Button icon={<Hash />} onClick={() => setIsBeginning(true)}>
          {text('places.createChannel')}
        </Button>
      }
    >
      <SearchField label={text('places.findChannel')} value={search} onValue={setSearch} />
      <ChannelPages key={wanted} search={wanted} />
      <NewConversation isOpen={isBeginning} first="channel" onClose={() => setIsBeginning(false)} />
    </InsidePage>
  );
}
