'use client';
import { MonitorSmartphone } from 'lucide-react';
import { useMutation } from 'urql';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import { Badge } from '@/ui/badge.tsx';
import { Button } from '@/ui/button.tsx';
import { Card } from '@/ui/card.tsx';
import { END_PUSH_DEVICE } from '../push/push-operations.ts';
import { useSaving } from '../settings/use-saving.ts';

const DEVICE = graphql(`
  fragment PushDevices_device on PushDevice {
    id
    name
    registeredAt
  }
`);

export interface PushDevicesProps {
  devices: readonly FragmentType<typeof DEVICE>[];
  /** Which of them this one is. */
  ownId: string | null;
  onRemoveOwn: () => void;
}

/** All devices that show the viewer's notifications. */
export function PushDevices({ devices, ownId, onRemoveOwn }: PushDevicesProps) {
  const text = useText();
  const format = useFormat();
  const told = useSaving();
  const [{ fetching }, end] = useMutation(END_PUSH_DEVICE);
  return (
    <Card title={text('notifications.devicesTitle')}>
      {devices.length === 0 ? (
        <p className="text-ink-soft">{text('notifications.devicesNone')}</p>
      ) : (
        <ul className="-my-2 divide-y divide-line">
          {readFragment(DEVICE, devices).map(({ id, name, registeredAt }) => {
            const shownName = name === '' ? text('notifications.deviceUnnamed') : name;
            return (
              <li key={id} className="flex flex-wrap items-center gap-4 py-3">
                <MonitorSmartphone aria-hidden className="size-5 shrink-0 text-ink-soft" />
                <div className="min-w-0 flex-1">
                  <p className="flex flex-wrap items-center gap-2 font-medium text-body text-ink">
                    <bdi>{shownName}</bdi>
                    {id === ownId && <Badge tone="success">{text('notifications.deviceHere')}</Badge>}
                  </p>
                  <p className="text-ink-soft text-label">
                    {text('notifications.deviceSince', { when: format.moment(registeredAt) })}
                  </p>
                </div>
                <Button
                  size="small"
                  isBusy={fetching}
                  aria-label={text('notifications.deviceRemoveNamed', { name: shownName })}
                  onClick={async () => {
                    if (id === ownId) onRemoveOwn();
                    else told(await end({ id }), text('notifications.deviceRemoved'));
                  }}
                >
                  {text('notifications.deviceRemove')}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
