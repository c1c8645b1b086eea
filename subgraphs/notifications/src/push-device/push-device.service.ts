import { readText } from '@parley/kit/bounded-text';
import type { Database } from '@parley/kit/database';
import { BadUserInput, NotFound } from '@parley/kit/errors';
import { isId, newId } from '@parley/kit/id';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import type { LoggedEvent } from '@parley/schema/events';
import type { PushHosts } from '../push/push-hosts.ts';
import type { PushDeviceRow, PushProvider } from './push-device.entity.ts';
import type { PushDeviceStore } from './push-device.store.ts';
import { readWebPushKeys } from './web-push-keys.ts';

export type { PushDeviceRow };

export interface PushDeviceServiceOptions {
  atomically: Database['atomically'];
  devices: PushDeviceStore;
  /** Those that there is a carrier for. */
  providers: ReadonlySet<PushProvider>;
  hosts: PushHosts;
  /** The public VAPID key; null where there is no web push. */
  publicKey: string | null;
}

/** As a client names a device: by one of the two. */
export interface DeviceRegistration {
  web?: { endpoint: string; p256dh: string; auth: string } | null;
  fcmToken?: string | null;
  name?: string | null;
}

type Address = Pick<PushDeviceRow, 'provider' | 'address' | 'p256dh' | 'auth'>;

const MOST_DEVICES = 20;
const LONGEST_ADDRESS = 1024;
const LONGEST_NAME = 80;
const TOKEN = /^[\w:.-]{20,}$/;

/** To which devices a person wants to be pushed. */
export class PushDeviceService {
  constructor(private readonly options: PushDeviceServiceOptions) {}

  publicKey(viewer: Viewer | null): string | null {
    requireViewer(viewer, 'notifications:read');
    return this.options.publicKey;
  }

  /** Those that were registered last, first. */
  async own(viewer: Viewer | null): Promise<PushDeviceRow[]> {
    return this.options.devices.ofPerson(requireViewer(viewer, 'notifications:read').id);
  }

  /**
   * The same device again is renewed. One that was another person's is theirs no longer: it has a new id, so that nothing that is on its way to
   * them arrives on it. A person keeps those that were registered last.
   */
  async register(viewer: Viewer | null, given: DeviceRegistration): Promise<PushDeviceRow> {
    const { id: userId, sessionId } = requireViewer(viewer, 'notifications:write');
    const { atomically, devices } = this.options;
    const address = this.readAddress(given);
    const name = readText('input.name', given.name ?? '', { longest: LONGEST_NAME });
    return atomically(async () => {
      await devices.hold(userId, address.provider, address.address);
      const known = await devices.findByAddress(address.provider, address.address);
      const isOwn = known?.userId === userId;
      const device = { ...address, id: isOwn ? known.id : newId(), userId, name, sessionId, registeredAt: new Date() };
      if (isOwn) {
        await devices.renew(device);
        return device;
      }
      if (known !== null) await devices.remove(known.id);
      await devices.add(device);
      await devices.keepNewest(userId, MOST_DEVICES);
      return device;
    });
  }

  async remove(viewer: Viewer | null, id: string): Promise<void> {
    const { id: userId } = requireViewer(viewer, 'notifications:write');
    const device = isId(id) ? await this.options.devices.findOwn(userId, id) : null;
    if (device === null) throw new NotFound('This device');
    await this.options.devices.remove(device.id);
  }

  /** Whoever logs out on a device is not pushed to it any more. */
  async handle(event: LoggedEvent): Promise<void> {
    if (event.name !== 'session.revoked') return;
    await this.options.devices.forgetSession(event.payload.userId, event.payload.sessionId);
  }

  forgetPerson(userId: string): Promise<void> {
    return this.options.devices.forgetPerson(userId);
  }

  /** Which of these people a push would reach. */
  ownersAmong(userIds: readonly string[]): Promise<ReadonlySet<string>> {
    return this.options.devices.ownersAmong(userIds, [...this.options.providers]);
  }

  private readAddress({ web, fcmToken }: DeviceRegistration): Address {
    if ((web == null) === (fcmToken == null)) throw new BadUserInput('input', 'Give either web or fcmToken.');
    if (web != null) {
      this.requireProvider('WEB_PUSH', 'input.web');
      // As it will be called: one device has one address, however it is written.
      const endpoint = URL.parse(web.endpoint)?.href;
      if (endpoint === undefined || endpoint.length > LONGEST_ADDRESS) {
        throw new BadUserInput('input.web.endpoint', `This is no address, or longer than ${LONGEST_ADDRESS} characters.`);
      }
      if (!this.options.hosts.allows(endpoint)) {
        throw new BadUserInput('input.web.endpoint', 'This push service is not one that is known here.');
      }
      return { provider: 'WEB_PUSH', address: endpoint, ...readWebPushKeys(web) };
    }
    this.requireProvider('FCM', 'input.fcmToken');
    const token = fcmToken ?? '';
    if (token.length > LONGEST_ADDRESS || !TOKEN.test(token)) {
      throw new BadUserInput('input.fcmToken', 'This is no registration token.');
    }
    return { provider: 'FCM', address: token, p256dh: null, auth: null };
  }

  private requireProvider(provider: PushProvider, field: string): void {
    if (!this.options.providers.has(provider)) throw new BadUserInput(field, 'This kind of push is turned off here.');
  }
}
