'use client';
import { Ban } from 'lucide-react';
import { useText } from '@/i18n/text.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { ContactsPage } from '../contacts/contacts-page.tsx';
import { SettingsPage } from './settings-page.tsx';

/** From whom the viewer wants nothing. */
export function BlockedSettings() {
  const text = useText();
  return (
    <SettingsPage title="settings.blocked">
      <ContactsPage
        state="BLOCKED"
        label={text('settings.blocked')}
        empty={
          <EmptyState icon={<Ban />} title={text('settings.nobodyBlocked')}>
            {text('settings.nobodyBlockedHint')}
          </EmptyState>
        }
      />
    </SettingsPage>
  );
}
