'use client';
import { ContactRound, Inbox, Send } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useQuery } from 'urql';
import { useText } from '@/i18n/text.tsx';
import { Counter } from '@/ui/badge.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { SearchField } from '@/ui/search-field.tsx';
import { Tabs } from '@/ui/tabs.tsx';
import { InsidePage } from '../navigation/inside-page.tsx';
import { CONTACTS_PAGE } from './contacts-page.query.ts';
import { ContactsPage } from './contacts-page.tsx';
import { PeopleSearch } from './people-search.tsx';

const TABS = {
  CONTACT: { icon: ContactRound, label: 'people.contactsTab', none: 'people.noContacts', hint: 'people.noContactsHint' },
  REQUEST_RECEIVED: { icon: Inbox, label: 'people.requestsTab', none: 'people.noRequests', hint: 'people.noRequestsHint' },
  REQUEST_SENT: { icon: Send, label: 'people.sentTab', none: 'people.noSent', hint: 'people.noSentHint' },
} as const;

type TabId = keyof typeof TABS;

/** The people whom the viewer knows, those who wait for an answer, and a search for others. */
export function ContactsScreen() {
  const text = useText();
  const [tab, setTab] = useState<TabId>('CONTACT');
  const [search, setSearch] = useState('');
  const searched = useDeferredValue(search.trim());
  const { icon: Icon, label, none, hint } = TABS[tab];
  return (
    <InsidePage title={text('people.contactsTitle')}>
      <SearchField label={text('people.search')} value={search} onValue={setSearch} />
      {searched !== '' ? (
        <PeopleSearch search={searched} />
      ) : (
        <Tabs<TabId>
          label={text('people.contactsTitle')}
          selected={tab}
          onSelect={setTab}
          tabs={[
            { id: 'CONTACT', label: text('people.contactsTab') },
            { id: 'REQUEST_RECEIVED', label: text('people.requestsTab'), end: <RequestCounter /> },
            { id: 'REQUEST_SENT', label: text('people.sentTab') },
          ]}
          panelClassName="pt-3"
        >
          <ContactsPage
            key={tab}
            state={tab}
            label={text(label)}
            empty={
              <EmptyState icon={<Icon />} title={text(none)}>
                {text(hint)}
              </EmptyState>
            }
          />
        </Tabs>
      )}
    </InsidePage>
  );
}

function RequestCounter() {
  const text = useText();
  const [{ data }] = useQuery({ query: CONTACTS_PAGE, variables: { state: 'REQUEST_RECEIVED', after: null } });
  const count = data?.contacts?.edges.length ?? 0;
  return count > 0 && <Counter count={count} label={text('people.requestsWaiting', { count })} tone="attention" />;
}
