import { ProfileSettings } from '@/features/settings/profile-settings.tsx';
import { ProfileSettingsDocument } from '@/graph/gql/graphql.ts';
import { Preloaded } from '@/graph/graph-provider.tsx';
import { preload } from '@/graph/preload.ts';
import { titled } from '../../../titled.ts';

export const generateMetadata = titled('settings.profile');

export default async function Page() {
  return (
    <Preloaded answers={[await preload(ProfileSettingsDocument, {})]}>
      <ProfileSettings />
    </Preloaded>
  );
}
