import { LockMode } from '@mikro-orm/core';
import type { Database } from '@parley/kit/database';
import { newId } from '@parley/kit/id';
import { Account, type AccountRow, type Role } from './account.entity.ts';
import { emailKey, isEmail } from './email.ts';

export class AccountStore {
  constructor(private readonly database: Database) {}

  /** An erased account is found by its id too. */
  find(id: string): Promise<AccountRow | null> {
    return this.database.em.findOne(Account, { id }, { disableIdentityMap: true });
  }

  /** What could be no address is nobody's. */
  async findByEmail(email: string): Promise<AccountRow | null> {
    if (!isEmail(email)) return null;
    return this.database.em.findOne(Account, { emailKey: emailKey(email) }, { disableIdentityMap: true });
  }

  /** As `find`, and nobody else changes the row before the transaction under way ends. */
  findForUpdate(id: string): Promise<AccountRow | null> {
    return this.database.em.findOne(Account, { id }, { disableIdentityMap: true, lockMode: LockMode.PESSIMISTIC_WRITE });
  }

  /** Null when the address has an account already. */
  async create(given: { email: string; passwordHash: string; name: string; locale: string | null }): Promise<AccountRow | null> {
    const now = new Date();
    const row: AccountRow = {
      id: newId(),
      ...given,
      emailKey: emailKey(given.email),
      emailVerifiedAt: null,
      passwordChangedAt: now,
      roles: ['USER'],
      tokenVersion: 1,
      suspendedAt: null,
      erasedAt: null,
      joinedAt: now,
      bio: '',
      timeZone: null,
      statusEmoji: null,
      statusText: null,
      statusUntil: null,
      foundByEmail: false,
    };
    const { affectedRows } = await this.database.em
      .createQueryBuilder(Account)
      .insert(row)
      .onConflict('emailKey')
      .ignore()
      .execute('run');
    return affectedRows === 1 ? row : null;
  }

  async setPassword(id: string, passwordHash: string): Promise<void> {
    await this.database.em.nativeUpdate(Account, { id }, { passwordHash, passwordChangedAt: new Date() });
  }

  /** The same password under other parameters: does nothing when the password has been changed meanwhile. */
  async rehash(id: string, former: string, passwordHash: string): Promise<void> {
    await this.database.em.nativeUpdate(Account, { id, passwordHash: former }, { passwordHash });
  }

  /** False when the account has another address by now. */
  async markEmailVerified(id: string, key: string): Promise<boolean> {
    return (await this.database.em.nativeUpdate(Account, { id, emailKey: key }, { emailVerifiedAt: new Date() })) === 1;
  }

  /** Access tokens made before carry a lower version. They are refused once the new one stands in the list of revocations. */
  async raiseTokenVersion(id: string): Promise<number> {
    const [row] = await this.database.em.execute<{ version: number }[]>(
      'update account set token_version = token_version + 1 where id = ? returning token_version as version',
      [id],
    );
    if (row === undefined) throw new Error(`There is no account ${id}`);
    return row.version;
  }

  async setRoles(id: string, roles: readonly Role[]): Promise<void> {
    await this.database.em.nativeUpdate(Account, { id }, { roles: [...roles] });
  }
}
