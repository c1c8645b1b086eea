'use client';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { PasswordChange } from './password-change.tsx';
import { SettingsAwaited, SettingsPage } from './settings-page.tsx';
import { TwoFactorSettings } from './two-factor-settings.tsx';

const SECURITY_SETTINGS = graphql(`
  query SecuritySettings {
    viewer {
      id
      ...PasswordChange_user
    }
    twoFactor {
      ...TwoFactorSettings_twoFactor
    }
  }
`);

/** How the viewer's log-in is secured. */
export function SecuritySettings() {
  const [{ data, error }, ask] = useQuery({ query: SECURITY_SETTINGS });
  const { viewer, twoFactor } = data ?? {};
  return (
    <SettingsPage title="settings.security">
      {viewer != null && twoFactor != null ? (
        <>
          <PasswordChange user={viewer} />
          <TwoFactorSettings twoFactor={twoFactor} onChange={() => ask({ requestPolicy: 'network-only' })} />
        </>
      ) : (
        <SettingsAwaited error={error} />
      )}
    </SettingsPage>
  );
}
