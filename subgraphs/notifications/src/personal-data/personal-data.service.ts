import { Forbidden } from '@parley/kit/errors';
import { type PageRequest, readPage, toConnection } from '@parley/kit/page';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import { z } from 'zod';
import type { DigestService } from '../digest/digest.service.ts';
import type { NotificationRow } from '../notification/notification.entity.ts';
import type { NotificationStore } from '../notification/notification.store.ts';
import type { PreferenceStore } from '../preference/preference.store.ts';
import type { PushDeviceStore } from '../push-device/push-device.store.ts';

const numberShape = z.int().min(1).max(2_147_483_647);

export interface PersonalDataServiceOptions {
  notifications: NotificationStore;
  preferences: PreferenceStore;
  digests: Pick<DigestService, 'settingOf'>;
  devices: Pick<PushDeviceStore, 'ofPerson'>;
}

/** What this subgraph holds of a person, for that person. */
export class PersonalDataService {
  constructor(private readonly options: PersonalDataServiceOptions) {}

  /** Only one's own, whoever else one is. */
  require(viewer: Viewer | null, id: string): { id: string } {
    if (requireViewer(viewer, 'account').id !== id) throw new Forbidden();
    return { id };
  }

  async notificationsOf(viewer: Viewer | null, id: string, page: PageRequest): Promise<Record<string, unknown>> {
    this.require(viewer, id);
    const window = readPage(page, numberShape);
    const rows = await this.options.notifications.allOf(id, window);
    const { edges, pageInfo } = toConnection(rows, window, ({ number }) => number, notificationFor);
    return {
      ...(window.after === null ? await this.chosenBy(id) : {}),
      notifications: edges.map(({ node }) => node),
      next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    };
  }

  private async chosenBy(id: string) {
    const { preferences, digests, devices } = this.options;
    const [chosen, digest, registered] = await Promise.all([preferences.chosen(id), digests.settingOf(id), devices.ofPerson(id)]);
    return {
      preferences: { ...chosen, digest },
      pushDevices: registered.map(({ name, provider, registeredAt }) => ({ name, provider, registeredAt })),
    };
  }
}

/** In the graph's words, without what only we count by. */
function notificationFor({ userId: _, source: __, ...told }: NotificationRow) {
  return told;
}
