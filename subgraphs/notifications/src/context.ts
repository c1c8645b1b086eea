import type { Log } from '@parley/kit/log';
import type { Viewer } from '@parley/kit/passport';
import type { SubgraphRequest } from '@parley/kit/subgraph';
import type { DeadLetterService } from './dead-letter/dead-letter.service.ts';
import type { DeliveryService } from './delivery/delivery.service.ts';
import { createNotificationLoaders, type NotificationLoaders } from './notification/notification.loader.ts';
import type { NotificationService } from './notification/notification.service.ts';
import type { NotificationStore } from './notification/notification.store.ts';
import type { ReadingService } from './notification/reading.service.ts';
import type { PersonalDataService } from './personal-data/personal-data.service.ts';
import type { PreferenceService } from './preference/preference.service.ts';
import type { PushDeviceService } from './push-device/push-device.service.ts';

/** What lives as long as the subgraph, by the nouns that resolvers speak of. */
export interface Services {
  deadLetters: DeadLetterService;
  deliveries: DeliveryService;
  notifications: NotificationService;
  personalData: PersonalDataService;
  preferences: PreferenceService;
  pushDevices: PushDeviceService;
  reading: ReadingService;
}

/** What a resolver is given: whoever asks, and what it can ask. Loaders are made for each request, so that no answer outlives it. */
export interface Context extends Services {
  viewer: Viewer | null;
  log: Log;
  loaders: NotificationLoaders;
}

export function createContext(
  services: Services,
  { notifications }: { notifications: NotificationStore },
  { passport: { viewer }, log }: SubgraphRequest,
): Context {
  return { ...services, viewer, log, loaders: createNotificationLoaders(viewer, notifications) };
}
