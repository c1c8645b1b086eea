import type { Database } from '@parley/kit/database';
import { ApiKey, type ApiKeyRow } from './api-key.entity.ts';

export class ApiKeyStore {
  constructor(private readonly database: Database) {}

  async add(row: ApiKeyRow): Promise<void> {
    await this.database.em.insert(ApiKey, row);
  }

  find(id: string): Promise<ApiKeyRow | null> {
    return this.database.em.findOne(ApiKey, { id }, { disableIdentityMap: true });
  }

  /** Newest first; expired ones are among them. */
  allOf(accountId: string): Promise<ApiKeyRow[]> {
    return this.database.em.find(ApiKey, { accountId }, { orderBy: { id: 'desc' }, disableIdentityMap: true });
  }

  countOf(accountId: string): Promise<number> {
    return this.database.em.count(ApiKey, { accountId });
  }

  async remove(accountId: string, id: string): Promise<boolean> {
    return (await this.database.em.nativeDelete(ApiKey, { accountId, id })) === 1;
  }

  /** Gives the ids of what was there. */
  async removeAllOf(accountId: string): Promise<string[]> {
    const removed = await this.database.em.execute<{ id: string }[]>('delete from api_key where account_id = ? returning id', [
      accountId,
    ]);
    return removed.map(({ id }) => id);
  }

  /** Written at most once in so long: a busy key would else be nothing but writes. */
  async markUsed(id: string, unlessSince: Date): Promise<void> {
    const where = { id, $or: [{ lastUsedAt: null }, { lastUsedAt: { $lt: unlessSince } }] };
    await this.database.em.nativeUpdate(ApiKey, where, { lastUsedAt: new Date() });
  }
}
