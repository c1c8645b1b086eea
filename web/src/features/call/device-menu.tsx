'use client';
import { Settings2 } from 'lucide-react';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import { IconButton } from '@/ui/icon-button.tsx';
import { Menu } from '@/ui/menu.tsx';
import { MenuChoice, MenuDivider, MenuGroup, MenuItem } from '@/ui/menu-items.tsx';
import type { DeviceKind, LocalMediaState } from './local-media.ts';

const NAMES: Readonly<Record<DeviceKind, TextName>> = {
  microphone: 'call.microphone',
  camera: 'call.camera',
  speaker: 'call.speaker',
};

export interface DeviceMenuProps {
  own: LocalMediaState;
  onChoose(kind: DeviceKind, deviceId: string): void;
}

/** Which of several devices are used. Not every browser lets pages choose the speaker. */
export function DeviceMenu({ own, onChoose }: DeviceMenuProps) {
  const text = useText();
  const kinds: DeviceKind[] =
    'setSinkId' in HTMLMediaElement.prototype ? ['microphone', 'camera', 'speaker'] : ['microphone', 'camera'];
  return (
    <Menu
      label={text('call.devices')}
      placement="above-end"
      trigger={(props) => <IconButton {...props} variant="soft" label={text('call.devices')} icon={<Settings2 />} />}
    >
      {kinds.map((kind, index) => (
        <div key={kind}>
          {index > 0 && <MenuDivider />}
          <MenuGroup label={text(NAMES[kind])}>
            {own.devices[kind].map(({ deviceId, label }, number) => (
              <MenuChoice
                key={deviceId}
                kind="radio"
                isChosen={deviceId === usedOf(own, kind)}
                onSelect={() => onChoose(kind, deviceId)}
              >
                {label === '' ? text('call.unnamedDevice', { number: number + 1 }) : label}
              </MenuChoice>
            ))}
            {own.devices[kind].length === 0 && (
              <MenuItem isDisabled onSelect={() => undefined}>
                {text('call.noDevices')}
              </MenuItem>
            )}
          </MenuGroup>
        </div>
      ))}
    </Menu>
  );
}

/** The one that is in use, whether it was chosen or taken by the browser. */
function usedOf({ chosen, devices, microphone, camera }: LocalMediaState, kind: DeviceKind): string | undefined {
  const track = { microphone, camera, speaker: null }[kind];
  const known = devices[kind].find(({ deviceId }) => deviceId === chosen[kind]);
  return track?.getSettings().deviceId ?? known?.deviceId ?? devices[kind][0]?.deviceId;
}
