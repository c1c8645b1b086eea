import { KeySettings } from '@/features/settings/key-settings.tsx';
import { KeySettingsDocument } from '@/graph/gql/graphql.ts';
import { Preloaded } from '@/graph/graph-provider.tsx';
import { preload } from '@/graph/preload.ts';
import { titled } from '../../../titled.ts';

export const generateMetadata = titled('settings.keys');

export default async function Page() {
  return (
    <Preloaded answers={[await preload(KeySettingsDocument, {})]}>
      <KeySettings />
    </Preloaded>
  );
}
