import { BadUserInput } from '@parley/kit/errors';
import type { Client } from '@parley/kit/passport';
import type { AccountRow } from '../account/account.entity.ts';
import type { AccountStore } from '../account/account.store.ts';
import type { AttemptLimits } from '../log-in/attempt-limits.ts';
import type { PasswordHasher } from './password-hasher.ts';
import { LONGEST_PASSWORD } from './strength.ts';

/** Whether someone knows a password: never asked without counting the attempts. */
export class PasswordCheck {
  constructor(
    private readonly accounts: AccountStore,
    private readonly hasher: PasswordHasher,
    private readonly limits: AttemptLimits,
  ) {}

  /** Takes as long where there is no account. A hash with outdated parameters is replaced once the password is known. */
  async fits(account: AccountRow | null, email: string, password: string, client: Client | null): Promise<boolean> {
    await this.limits.password(email, client);
    if (password.length > LONGEST_PASSWORD * 2) return false;
    const passwordHash = account?.passwordHash ?? null;
    if (!(await this.hasher.verify(passwordHash, password))) return false;
    await this.limits.passwordWasRight(email);
    if (account !== null && passwordHash !== null && this.hasher.isOutdated(passwordHash)) {
      await this.accounts.rehash(account.id, passwordHash, await this.hasher.hash(password));
    }
    return true;
  }

  /** For a signed-in person who is about to do something that a stolen session must not suffice for. */
  async require(account: AccountRow, field: string, password: string, client: Client | null): Promise<void> {
    const right = await this.fits(account, account.email ?? account.id, password, client);
    if (!right) throw new BadUserInput(field, 'The password is wrong.');
  }
}
