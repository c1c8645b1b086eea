import { BadUserInput, Unauthenticated } from '@parley/kit/errors';
import type { Client } from '@parley/kit/passport';
import type { AccountRow } from '../account/account.entity.ts';
import type { AccountStore } from '../account/account.store.ts';
import type { Atomically } from '../atomically.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { AuditAction } from '../audit/audit-action.ts';
import type { PasswordCheck } from '../password/password-check.ts';
import { readDeviceName } from '../session/device-name.ts';
import { AccountSuspended, type SessionService } from '../session/session.service.ts';
import type { Tokens } from '../session/session-tokens.ts';
import type { TwoFactorService } from '../two-factor/two-factor.service.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import type { Challenges } from './challenge.ts';

export type LogInOutcome = LoggedInOutcome | { challenge: string };

export interface LoggedInOutcome {
  user: AccountRow;
  tokens: Tokens;
}

export interface LogInServiceOptions {
  accounts: AccountStore;
  passwords: PasswordCheck;
  limits: AttemptLimits;
  challenges: Challenges;
  twoFactor: TwoFactorService;
  sessions: SessionService;
  audit: AuditService;
  atomically: Atomically;
}

export class LogInService {
  constructor(private readonly options: LogInServiceOptions) {}

  /** An address that nobody has and a wrong password are told the same, after the same work. */
  async logIn(
    given: { email: string; password: string; deviceName?: string | null },
    client: Client | null,
  ): Promise<LogInOutcome> {
    const { accounts, passwords, challenges, twoFactor, sessions } = this.options;
    const deviceName = readDeviceName(given.deviceName);
    const account = await accounts.findByEmail(given.email);
    if (!(await passwords.fits(account, given.email, given.password, client)) || account === null) {
      await this.recordFailure(account?.id ?? null, client, 'password');
      throw new Unauthenticated('The e-mail address or the password is wrong.');
    }
    if (account.suspendedAt !== null) throw new AccountSuspended();
    if (await twoFactor.isOn(account.id)) {
      const { id, passwordChangedAt } = account;
      return { challenge: await challenges.make({ accountId: id, passwordChangedAt, deviceName }) };
    }
    return { user: account, tokens: await sessions.start(account, client, deviceName) };
  }

  /** The second step: a code of the authenticator, or one of the recovery codes. */
  async confirm({ challenge, code }: { challenge: string; code: string }, client: Client | null): Promise<LoggedInOutcome> {
    const { accounts, limits, challenges, twoFactor, sessions, atomically } = this.options;
    const { accountId, passwordChangedAt, deviceName } = await challenges.read(challenge);
    const account = await accounts.find(accountId);
    if (account === null) throw new Unauthenticated();
    await limits.code(account.id, client);
    const tokens = await atomically(async () => {
      await accounts.findForUpdate(account.id);
      if (!(await twoFactor.accepts(account.id, code, client))) return null;
      return sessions.start({ ...account, passwordChangedAt }, client, deviceName);
    });
    if (tokens === null) {
      await this.recordFailure(account.id, client, 'code');
      throw new BadUserInput('code', 'This code is wrong, or was used before.');
    }
    await limits.codeWasRight(account.id);
    return { user: account, tokens };
  }

  private recordFailure(subjectId: string | null, client: Client | null, wrong: 'password' | 'code'): Promise<void> {
    const { audit } = this.options;
    return audit.record({ action: AuditAction.LOG_IN_FAILED, actorId: null, subjectId, client, details: { wrong } });
  }
}
