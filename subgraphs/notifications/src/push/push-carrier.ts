import type { Attentions } from '../attention/attentions.ts';
import { type Carrier, type Delivery, type Outcome, TryLater } from '../delivery/delivery.ts';
import type { Words } from '../notification/words.ts';
import type { WishesService } from '../preference/wishes.service.ts';
import type { PushDeviceRow, PushProvider } from '../push-device/push-device.entity.ts';
import type { PushDeviceStore } from '../push-device/push-device.store.ts';
import { quietUntil } from '../rule/quiet-hours.ts';
import { type PushMessage, pushMessage } from './push-message.ts';

/** Hands a message to the provider of a device. `gone`: there is no such device any more. What is refused or fails it rejects with, as a carrier does. */
export type SendPush = (device: PushDeviceRow, message: PushMessage, lifeSeconds: number) => Promise<'taken' | 'gone'>;

export interface PushCarrierOptions {
  channel: PushProvider;
  devices: Pick<PushDeviceStore, 'findOwn' | 'remove'>;
  words: Words;
  wishes: Pick<WishesService, 'wishesOf'>;
  attentions: Pick<Attentions, 'known'>;
  send: SendPush;
}

/** What is older wakes nobody, and what its provider could not bring by then is let go of. */
const LIFE_MS = 86_400_000;

/** What all ways of push have in common: a device that is still its person's, words that are still theirs to read, and a time at which they want to hear. */
export function createPushCarrier({ channel, devices, words, wishes, attentions, send }: PushCarrierOptions): Carrier {
  const carry = async ({ userId, deviceId, notificationIds, createdAt }: Delivery): Promise<Outcome> => {
    const lifeSeconds = Math.floor((createdAt.getTime() + LIFE_MS - Date.now()) / 1000);
    if (lifeSeconds <= 0) return skipped('It is more than a day old.');
    const device = deviceId === null ? null : await devices.findOwn(userId, deviceId);
    if (device === null) return skipped('The device is gone.');
    const [said] = await words.of(userId, notificationIds);
    if (said == null) return skipped('There is nothing to tell any more.');
    // It may come hours late: who sleeps by then is not woken, nor disturbed who does not want to be, and who wants none any more gets none.
    const [{ channels, quietHours, timeZone }, attention] = await Promise.all([
      wishes.wishesOf(userId),
      attentions.known(userId),
    ]);
    if (!channels[said.kind].push) return skipped('They want no such pushes any more.');
    if (quietUntil(quietHours, timeZone, Date.now()) !== null) return skipped('Their quiet hours have begun.');
    if (attention === null) throw new TryLater('Nobody knows whether they may be disturbed.');
    if (attention.chosen === 'DND') return skipped('They do not want to be disturbed now.');
    if ((await send(device, pushMessage(said), lifeSeconds)) === 'taken') return { kind: 'sent' };
    await devices.remove(device.id);
    return skipped('Its provider knows the device no more.');
  };
  return { channel, carry };
}

const skipped = (because: string): Outcome => ({ kind: 'skipped', because });
