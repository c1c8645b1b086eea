'use client';
import { useText } from '@/i18n/text.tsx';
import { Card } from '@/ui/card.tsx';
import { AppearanceSettings } from '../appearance/appearance-settings.tsx';
import { SettingsPage } from './settings-page.tsx';

/** How this browser shall look. */
export function AppearancePage() {
  const text = useText();
  return (
    <SettingsPage title="settings.appearance">
      <Card description={text('settings.appearanceHint')}>
        <AppearanceSettings />
      </Card>
    </SettingsPage>
  );
}
