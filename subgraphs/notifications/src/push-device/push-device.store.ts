import type { Database } from '@parley/kit/database';
import { PushDevice, type PushDeviceRow, type PushProvider } from './push-device.entity.ts';

const READ_ONLY = { disableIdentityMap: true } as const;

export class PushDeviceStore {
  constructor(private readonly database: Database) {}

  /** Until the transaction under way ends nobody else registers a device for this person, or this device for anybody. */
  async hold(userId: string, provider: PushProvider, address: string): Promise<void> {
    for (const name of [`push/device/${provider}/${address}`, `push/owner/${userId}`]) {
      await this.database.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [name]);
    }
  }

  findByAddress(provider: PushProvider, address: string): Promise<PushDeviceRow | null> {
    return this.database.em.findOne(PushDevice, { provider, address }, READ_ONLY);
  }

  /** A device of this person, and of nobody else. */
  findOwn(userId: string, id: string): Promise<PushDeviceRow | null> {
    return this.database.em.findOne(PushDevice, { id, userId }, READ_ONLY);
  }

  async add(device: PushDeviceRow): Promise<void> {
    await this.database.em.insert(PushDevice, device);
  }

  async renew({ id, ...device }: PushDeviceRow): Promise<void> {
    await this.database.em.nativeUpdate(PushDevice, { id }, device);
  }

  async remove(id: string): Promise<void> {
    await this.database.em.nativeDelete(PushDevice, { id });
  }

  /** Those that were registered last, first. */
  ofPerson(userId: string): Promise<PushDeviceRow[]> {
    return this.database.em.find(PushDevice, { userId }, { orderBy: { registeredAt: 'desc', id: 'desc' }, ...READ_ONLY });
  }

  /** In no order. */
  ofPeople(userIds: readonly string[]): Promise<Pick<PushDeviceRow, 'id' | 'userId' | 'provider'>[]> {
    return this.database.em.find(PushDevice, { userId: { $in: [...userIds] } }, READ_ONLY);
  }

  /** Which of these people have a device that one of the providers reaches. */
  async ownersAmong(userIds: readonly string[], providers: readonly PushProvider[]): Promise<Set<string>> {
    if (userIds.length === 0 || providers.length === 0) return new Set();
    const rows = await this.database.em.execute<{ userId: string }[]>(
      'select distinct user_id as "userId" from push_device where user_id in (?) and provider in (?)',
      [userIds, providers],
    );
    return new Set(rows.map(({ userId }) => userId));
  }

  /** Leaves the person so many devices, those that were registered last. */
  async keepNewest(userId: string, most: number): Promise<void> {
    await this.database.em.execute(
      `delete from push_device where id in
         (select id from push_device where user_id = ? order by registered_at desc, id desc offset ?)`,
      [userId, most],
    );
  }

  async forgetSession(userId: string, sessionId: string): Promise<void> {
    await this.database.em.nativeDelete(PushDevice, { userId, sessionId });
  }

  async forgetPerson(userId: string): Promise<void> {
    await this.database.em.nativeDelete(PushDevice, { userId });
  }
}
