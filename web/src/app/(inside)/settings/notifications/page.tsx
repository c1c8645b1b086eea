import { NotificationSettings } from '@/features/notification-settings/notification-settings.tsx';
import { NotificationSettingsDocument } from '@/graph/gql/graphql.ts';
import { Preloaded } from '@/graph/graph-provider.tsx';
import { preload } from '@/graph/preload.ts';
import { titled } from '../../../titled.ts';

export const generateMetadata = titled('notifications.title');

export default async function Page() {
  return (
    <Preloaded answers={[await preload(NotificationSettingsDocument, {})]}>
      <NotificationSettings />
    </Preloaded>
  );
}
