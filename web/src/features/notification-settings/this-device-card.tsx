'use client';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import { Banner } from '@/ui/banner.tsx';
import { Card } from '@/ui/card.tsx';
import { Switch } from '@/ui/switch.tsx';
import type { ThisDevice } from '../push/use-this-device.ts';

export interface ThisDeviceCardProps {
  device: ThisDevice;
  /** Whether the server can push to browsers. */
  isOffered: boolean;
  isOn: boolean;
}

/** Whether this browser shows notifications, and what keeps it from that. */
export function ThisDeviceCard({ device, isOffered, isOn }: ThisDeviceCardProps) {
  const text = useText();
  const obstacle = obstacleTo(device, isOffered);
  return (
    <Card title={text('notifications.deviceTitle')}>
      <Switch
        label={text('notifications.deviceOn')}
        hint={text(
          obstacle ?? (isOn || device.permission === 'granted' ? 'notifications.deviceOnHint' : 'notifications.deviceAsk'),
        )}
        checked={isOn}
        disabled={device.ability === null || device.isBusy || (obstacle !== null && !isOn)}
        onChange={({ target }) => void device.turn(target.checked)}
      />
      {device.problem !== null && (
        <div className="mt-3 overflow-hidden rounded-control">
          <Banner tone="danger">{text('notifications.deviceFailed', { message: device.problem })}</Banner>
        </div>
      )}
    </Card>
  );
}

function obstacleTo({ ability, permission }: ThisDevice, isOffered: boolean): TextName | null {
  if (!isOffered) return 'notifications.deviceOff';
  if (ability === 'insecure') return 'notifications.deviceInsecure';
  if (ability === 'to-be-installed') return 'notifications.deviceInstall';
  if (ability === 'unable') return 'notifications.deviceUnable';
  return permission === 'denied' ? 'notifications.deviceDenied' : null;
}
