'use client';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { OwnPicture } from './own-picture.tsx';
import { OwnStatus } from './own-status.tsx';
import { OwnWords } from './own-words.tsx';
import { SettingsAwaited, SettingsPage } from './settings-page.tsx';

const PROFILE_SETTINGS = graphql(`
  query ProfileSettings {
    viewer {
      id
      ...OwnPicture_user
      ...OwnWords_user
      ...OwnStatus_user
    }
  }
`);

/** What others see of the viewer. */
export function ProfileSettings() {
  const [{ data, error }] = useQuery({ query: PROFILE_SETTINGS });
  const viewer = data?.viewer;
  return (
    <SettingsPage title="settings.profile">
      {viewer == null ? (
        <SettingsAwaited error={error} />
      ) : (
        <>
          <OwnPicture user={viewer} />
          <OwnWords user={viewer} />
          <OwnStatus user={viewer} />
        </>
      )}
    </SettingsPage>
  );
}
