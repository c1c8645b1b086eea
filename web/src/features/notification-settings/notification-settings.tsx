'use client';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useSteady } from '@/graph/use-steady.ts';
import { useThisDevice } from '../push/use-this-device.ts';
import { SettingsAwaited, SettingsPage } from '../settings/settings-page.tsx';
import { Digest } from './digest.tsx';
import { KindWishes } from './kind-wishes.tsx';
import { PushDevices } from './push-devices.tsx';
import { QuietHours } from './quiet-hours.tsx';
import { ThisDeviceCard } from './this-device-card.tsx';

const NOTIFICATION_SETTINGS = graphql(`
  query NotificationSettings {
    notificationPreferences {
      ...KindWishes_preferences
      ...QuietHours_preferences
      ...Digest_preferences
    }
    pushKey
    pushDevices {
      id
      ...PushDevices_device
    }
  }
`);

/** Of what the viewer is told, where and when. */
export function NotificationSettings() {
  const [answer] = useQuery({ query: NOTIFICATION_SETTINGS });
  const { notificationPreferences: preferences, pushKey = null, pushDevices } = useSteady(answer) ?? {};
  const device = useThisDevice(pushKey);
  const ownId = pushDevices?.some(({ id }) => id === device.id) === true ? device.id : null;
  return (
    <SettingsPage title="notifications.title">
      {preferences == null ? (
        <SettingsAwaited error={answer.error} />
      ) : (
        <>
          <ThisDeviceCard device={device} isOffered={pushKey !== null} isOn={ownId !== null} />
          <KindWishes preferences={preferences} />
          <QuietHours preferences={preferences} />
          <Digest preferences={preferences} />
          <PushDevices devices={pushDevices ?? []} ownId={ownId} onRemoveOwn={() => void device.turn(false)} />
        </>
      )}
    </SettingsPage>
  );
}
