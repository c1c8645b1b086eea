import { BlockedSettings } from '@/features/settings/blocked-settings.tsx';
import { ContactsPageDocument } from '@/graph/gql/graphql.ts';
import { Preloaded } from '@/graph/graph-provider.tsx';
import { preload } from '@/graph/preload.ts';
import { titled } from '../../../titled.ts';

export const generateMetadata = titled('settings.blocked');

export default async function Page() {
  return (
    <Preloaded answers={[await preload(ContactsPageDocument, { state: 'BLOCKED', after: null })]}>
      <BlockedSettings />
    </Preloaded>
  );
}
