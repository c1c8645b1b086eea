'use client';
import { Bookmark, PencilLine } from 'lucide-react';
import { useState } from 'react';
import { useText } from '@/i18n/text.tsx';
import { Tabs } from '@/ui/tabs.tsx';
import { InsidePage } from '../navigation/inside-page.tsx';
import { Bookmarks } from './bookmarks.tsx';
import { Drafts } from './drafts.tsx';

/** What the viewer keeps for themselves. */
export function SavedScreen() {
  const text = useText();
  const [tab, setTab] = useState<'bookmarks' | 'drafts'>('bookmarks');
  return (
    <InsidePage title={text('saved.title')}>
      <Tabs
        label={text('saved.title')}
        selected={tab}
        onSelect={setTab}
        panelClassName="pt-3"
        tabs={[
          { id: 'bookmarks', label: text('saved.bookmarks'), icon: <Bookmark aria-hidden /> },
          { id: 'drafts', label: text('saved.drafts'), icon: <PencilLine aria-hidden /> },
        ]}
      >
        {tab === 'bookmarks' ? <Bookmarks /> : <Drafts />}
      </Tabs>
    </InsidePage>
  );
}
