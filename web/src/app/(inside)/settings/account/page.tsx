import { AccountSettings } from '@/features/settings/account-settings.tsx';
import { AccountSettingsDocument } from '@/graph/gql/graphql.ts';
import { Preloaded } from '@/graph/graph-provider.tsx';
import { preload } from '@/graph/preload.ts';
import { titled } from '../../../titled.ts';

export const generateMetadata = titled('settings.account');

export default async function Page() {
  return (
    <Preloaded answers={[await preload(AccountSettingsDocument, {})]}>
      <AccountSettings />
    </Preloaded>
  );
}
