import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { Database } from '@parley/kit/database';
import { Account } from '../account/account.entity.ts';
import { emailKey } from '../account/email.ts';
import { EmailChange, type EmailChangeRow } from './email-change.entity.ts';

export class EmailChangeStore {
  constructor(private readonly database: Database) {}

  find(accountId: string): Promise<EmailChangeRow | null> {
    return this.database.em.findOne(EmailChange, { accountId }, { disableIdentityMap: true });
  }

  /** In the place of what the person wanted before. */
  async put(accountId: string, email: string): Promise<void> {
    await this.database.em.upsert(EmailChange, { accountId, email, requestedAt: new Date() }, { disableIdentityMap: true });
  }

  async remove(accountId: string): Promise<void> {
    await this.database.em.nativeDelete(EmailChange, { accountId });
  }

  async forgetBefore(moment: Date): Promise<void> {
    await this.database.em.nativeDelete(EmailChange, { requestedAt: { $lt: moment } });
  }

  /** Where the account could be reached at a moment, if that is somewhere else than now. */
  async formerAddress(accountId: string, at: Date): Promise<string | null> {
    const [row] = await this.database.em.execute<{ email: string }[]>(
      'select email from former_address where account_id = ? and until > ? order by until limit 1',
      [accountId, at],
    );
    return row?.email ?? null;
  }

  async forgetFormerBefore(moment: Date): Promise<void> {
    await this.database.em.execute('delete from former_address where until < ?', [moment]);
  }

  /** Inside a transaction: the account has the address now, and has shown that it is theirs. False when another account has it already. */
  async moveAccount(accountId: string, email: string): Promise<boolean> {
    const { em } = this.database;
    const columns = { email, emailKey: emailKey(email), emailVerifiedAt: new Date() };
    await em.execute('savepoint move_account');
    try {
      await em.execute(
        `insert into former_address (account_id, email, until)
         select id, email, clock_timestamp() from account where id = ? and email is not null`,
        [accountId],
      );
      await em.nativeUpdate(Account, { id: accountId }, columns);
      return true;
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      await em.execute('rollback to savepoint move_account');
      return false;
    }
  }
}
