import * as z from 'zod/mini';
import { parsed } from './call-signal.ts';
import type { DeviceChoices } from './local-media.ts';

const KEY = 'parley-call-devices';
const deviceId = z.nullable(z.string());
const CHOSEN = z.object({ microphone: deviceId, camera: deviceId, speaker: deviceId });

export function createDeviceChoices(storage: Pick<Storage, 'getItem' | 'setItem'>): DeviceChoices {
  return {
    read() {
      const { success, data } = z.safeParse(CHOSEN, parsed(storage.getItem(KEY) ?? ''));
      return success ? data : { microphone: null, camera: null, speaker: null };
    },
    write: (chosen) => storage.setItem(KEY, JSON.stringify(chosen)),
  };
}
