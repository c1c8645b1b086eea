import type { Attentions } from '../attention/attentions.ts';
import type { Carrier } from '../delivery/delivery.ts';
import type { Words } from '../notification/words.ts';
import type { WishesService } from '../preference/wishes.service.ts';
import type { PushProvider } from '../push-device/push-device.entity.ts';
import type { PushDeviceStore } from '../push-device/push-device.store.ts';
import { createFcm } from './fcm.ts';
import type { FcmCredentials } from './fcm-credentials.ts';
import { createPushCarrier } from './push-carrier.ts';
import { createPushHosts, type PushHosts } from './push-hosts.ts';
import type { VapidDetails } from './vapid.ts';
import { createWebPush } from './web-push.ts';

export interface PushOptions {
  /** Null: there is no web push. */
  vapid: VapidDetails | null;
  hosts: readonly string[];
  /** Null: there is no FCM. */
  fcm: { credentials: FcmCredentials; url: string } | null;
  devices: PushDeviceStore;
  words: Words;
  wishes: Pick<WishesService, 'wishesOf'>;
  attentions: Pick<Attentions, 'known'>;
}

export interface Push {
  carriers: readonly Carrier[];
  providers: ReadonlySet<PushProvider>;
  publicKey: string | null;
  hosts: PushHosts;
}

/** The ways of push that there are keys for. */
export function createPush({ vapid, hosts: entries, fcm, ...common }: PushOptions): Push {
  const hosts = createPushHosts(entries);
  const carriers: Carrier[] = [];
  const providers = new Set<PushProvider>();
  if (vapid !== null) {
    carriers.push(createPushCarrier({ channel: 'WEB_PUSH', ...common, send: createWebPush({ vapid, hosts }) }));
    providers.add('WEB_PUSH');
  }
  if (fcm !== null) {
    carriers.push(createPushCarrier({ channel: 'FCM', ...common, send: createFcm(fcm) }));
    providers.add('FCM');
  }
  return { carriers, providers, publicKey: vapid?.publicKey ?? null, hosts };
}
