import { SessionSettings } from '@/features/settings/session-settings.tsx';
import { SessionSettingsDocument } from '@/graph/gql/graphql.ts';
import { Preloaded } from '@/graph/graph-provider.tsx';
import { preload } from '@/graph/preload.ts';
import { titled } from '../../../titled.ts';

export const generateMetadata = titled('settings.sessions');

export default async function Page() {
  return (
    <Preloaded answers={[await preload(SessionSettingsDocument, {})]}>
      <SessionSettings />
    </Preloaded>
  );
}
