'use client';
import { Search } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useText } from '@/i18n/text.tsx';
import { InsidePage } from '../navigation/inside-page.tsx';
import { SearchBox } from './search-box.tsx';
import { SearchHints } from './search-hints.tsx';
import { SearchResults } from './search-results.tsx';

/** Looks through all that the viewer may read. What is looked for stands in the address, so that one can come back to it. */
export function SearchScreen() {
  const text = useText();
  const search = useSearchParams().get('q') ?? '';
  const [written, setWritten] = useState(search);
  const [shown, setShown] = useState(search);
  if (search !== shown) {
    setShown(search);
    setWritten(search);
  }
  const look = (next: string) => {
    const query = next.trim();
    setWritten(next);
    if (query === search.trim()) return;
    history.pushState(null, '', query === '' ? '/search' : `/search?q=${encodeURIComponent(query)}`);
  };
  return (
    <InsidePage title={text('search.title')} isWide>
      <search className="sticky top-0 z-20 -my-2 bg-canvas py-2">
        <SearchBox label={text('search.field')} value={written} onValue={setWritten} onSearch={look} />
      </search>
      {search.trim() === '' ? (
        <SearchHints icon={<Search />} onChoose={(example) => look(`${written.trimEnd()} ${example}`.trimStart())} />
      ) : (
        <SearchResults key={search} query={search} search={search} onSearch={look} />
      )}
    </InsidePage>
  );
}
