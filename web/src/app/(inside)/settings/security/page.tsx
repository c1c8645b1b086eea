import { SecuritySettings } from '@/features/settings/security-settings.tsx';
import { SecuritySettingsDocument } from '@/graph/gql/graphql.ts';
import { Preloaded } from '@/graph/graph-provider.tsx';
import { preload } from '@/graph/preload.ts';
import { titled } from '../../../titled.ts';

export const generateMetadata = titled('settings.security');

export default async function Page() {
  return (
    <Preloaded answers={[await preload(SecuritySettingsDocument, {})]}>
      <SecuritySettings />
    </Preloaded>
  );
}
