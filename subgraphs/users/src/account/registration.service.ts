import { Conflict } from '@parley/kit/errors';
import type { Outbox } from '@parley/kit/outbox';
import type { Client } from '@parley/kit/passport';
import type { Atomically } from '../atomically.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { AuditAction } from '../audit/audit-action.ts';
import type { AttemptLimits } from '../log-in/attempt-limits.ts';
import type { LoggedInOutcome } from '../log-in/log-in.service.ts';
import { requireAcceptablePassword } from '../password/acceptable-password.ts';
import type { PasswordHasher } from '../password/password-hasher.ts';
import { readDeviceName } from '../session/device-name.ts';
import type { SessionService } from '../session/session.service.ts';
import type { AccountStore } from './account.store.ts';
import { readEmail } from './email.ts';
import { readLocale, readName } from './profile-text.ts';

export interface Registration {
  email: string;
  password: string;
  name: string;
  locale?: string | null;
  deviceName?: string | null;
}

export interface RegistrationServiceOptions {
  accounts: AccountStore;
  hasher: PasswordHasher;
  limits: AttemptLimits;
  sessions: SessionService;
  audit: AuditService;
  outbox: Outbox;
  atomically: Atomically;
}

export class RegistrationService {
  constructor(private readonly options: RegistrationServiceOptions) {}

  /**
   * Makes an account, logs in, and asks by mail whether the address is right. An address that has an account already is told as a
   * conflict: people forget that they have one. Nobody learns many addresses so, as attempts from one network are limited.
   */
  async register(given: Registration, client: Client | null): Promise<LoggedInOutcome> {
    const { accounts, hasher, limits, sessions, audit, outbox, atomically } = this.options;
    await limits.registration(client);
    const email = readEmail('email', given.email);
    const name = readName('name', given.name);
    const locale = given.locale == null ? null : readLocale('locale', given.locale);
    const deviceName = readDeviceName(given.deviceName);
    requireAcceptablePassword('password', given.password, { name, email });
    const passwordHash = await hasher.hash(given.password);
    return atomically(async () => {
      const account = await accounts.create({ email, passwordHash, name, locale });
      if (account === null) throw new Conflict('This e-mail address has an account already.', 'email');
      const { id: userId } = account;
      await audit.record({ action: AuditAction.ACCOUNT_REGISTERED, actorId: userId, subjectId: userId, client });
      await outbox.add({ name: 'account.registered', key: userId, payload: { userId } });
      await outbox.add({ name: 'emailVerification.requested', key: userId, payload: { userId } });
      return { user: account, tokens: await sessions.start(account, client, deviceName) };
    });
  }
}
