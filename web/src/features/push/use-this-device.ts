'use client';
import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { currentSubscription, type PushAbility, pushAbility } from './browser-push.ts';
import { readKnownDevice } from './known-device.ts';
import { registerPush, removePush } from './registration.ts';

export interface ThisDevice {
  /** Null until the browser has said. */
  ability: PushAbility | null;
  permission: NotificationPermission;
  /** As what it is registered; null where it is not. */
  id: string | null;
  isBusy: boolean;
  /** Why it could not be turned on or off. */
  problem: string | null;
  turn(isOn: boolean): Promise<void>;
}

/** Whether this browser shows notifications, and the way to change that. */
export function useThisDevice(pushKey: string | null): ThisDevice {
  const text = useText();
  const client = useClient();
  const viewer = useViewer();
  const problemOf = useProblem();
  const [known, setKnown] = useState<Pick<ThisDevice, 'ability' | 'permission' | 'id'>>({
    ability: null,
    permission: 'default',
    id: null,
  });
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const look = useCallback(async () => {
    const ability = pushAbility();
    const device = readKnownDevice();
    const isSubscribed = (await currentSubscription()) !== null;
    setKnown({
      ability,
      permission: ability === 'able' ? Notification.permission : 'default',
      id: isSubscribed && device?.userId === viewer.id ? device.id : null,
    });
  }, [viewer.id]);
  useEffect(() => {
    void look();
    // Permissions are changed in the browser's own settings.
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [look]);

  async function change(isOn: boolean): Promise<string | null> {
    if (!isOn) return said(await removePush(client));
    if (pushKey === null || (await Notification.requestPermission()) !== 'granted') return null;
    try {
      return said(await registerPush(client, viewer.id, pushKey));
    } catch {
      return text('notifications.deviceNoService');
    }
  }
  const said = (error: Parameters<typeof problemOf>[0] | undefined) => (error === undefined ? null : problemOf(error));

  return {
    ...known,
    isBusy,
    problem,
    async turn(isOn) {
      setIsBusy(true);
      setProblem(await change(isOn));
      await look();
      setIsBusy(false);
    },
  };
}
