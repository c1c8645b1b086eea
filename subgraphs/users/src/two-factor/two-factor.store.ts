import type { Database } from '@parley/kit/database';
import { RecoveryCode, SecondFactor, type SecondFactorRow } from './two-factor.entity.ts';

export class TwoFactorStore {
  constructor(private readonly database: Database) {}

  find(accountId: string): Promise<SecondFactorRow | null> {
    return this.database.em.findOne(SecondFactor, { accountId }, { disableIdentityMap: true });
  }

  /** Takes the place of one that was begun and not confirmed. False when there is a confirmed one. */
  async begin(accountId: string, sealedSecret: string): Promise<boolean> {
    const begun = await this.database.em.execute<unknown[]>(
      `insert into second_factor (account_id, sealed_secret, last_step) values (?, ?, 0)
       on conflict (account_id) do update set sealed_secret = excluded.sealed_secret, last_step = 0
       where second_factor.confirmed_at is null returning account_id`,
      [accountId, sealedSecret],
    );
    return begun.length === 1;
  }

  /** False when it was confirmed before, or begun anew meanwhile. */
  async confirm(accountId: string, sealedSecret: string): Promise<boolean> {
    const where = { accountId, sealedSecret, confirmedAt: null };
    return (await this.database.em.nativeUpdate(SecondFactor, where, { confirmedAt: new Date() })) === 1;
  }

  /** Takes the code of this half minute, once. False when it, or a later one, was taken before. */
  async takeStep(accountId: string, step: number): Promise<boolean> {
    const where = { accountId, lastStep: { $lt: step } };
    return (await this.database.em.nativeUpdate(SecondFactor, where, { lastStep: step })) === 1;
  }

  async remove(accountId: string): Promise<void> {
    await this.database.em.nativeDelete(SecondFactor, { accountId });
    await this.database.em.nativeDelete(RecoveryCode, { accountId });
  }

  /** Inside a transaction: those of before are gone. */
  async replaceRecoveryCodes(accountId: string, hashes: readonly string[]): Promise<void> {
    await this.database.em.nativeDelete(RecoveryCode, { accountId });
    await this.database.em.insertMany(
      RecoveryCode,
      hashes.map((codeHash) => ({ accountId, codeHash })),
    );
  }

  /** Takes a recovery code, once. */
  async takeRecoveryCode(accountId: string, codeHash: string): Promise<boolean> {
    return (await this.database.em.nativeDelete(RecoveryCode, { accountId, codeHash })) === 1;
  }

  countRecoveryCodes(accountId: string): Promise<number> {
    return this.database.em.count(RecoveryCode, { accountId });
  }
}
