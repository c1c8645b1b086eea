import { BadUserInput, Conflict, Unauthenticated } from '@parley/kit/errors';
import type { Client, Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import type { AccountRow } from '../account/account.entity.ts';
import type { AccountStore } from '../account/account.store.ts';
import type { Atomically } from '../atomically.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { AuditAction } from '../audit/audit-action.ts';
import type { AttemptLimits } from '../log-in/attempt-limits.ts';
import type { PasswordCheck } from '../password/password-check.ts';
import type { SessionService } from '../session/session.service.ts';
import { authenticatorUri, newAuthenticatorSecret, stepOfCode } from './authenticator.ts';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-code.ts';
import type { Sealer } from './sealer.ts';
import type { TwoFactorStore } from './two-factor.store.ts';

export interface TwoFactorServiceOptions {
  store: TwoFactorStore;
  sealer: Sealer;
  accounts: AccountStore;
  passwords: PasswordCheck;
  limits: AttemptLimits;
  sessions: SessionService;
  audit: AuditService;
  atomically: Atomically;
}

export class TwoFactorService {
  constructor(private readonly options: TwoFactorServiceOptions) {}

  async isOn(accountId: string): Promise<boolean> {
    const { store } = this.options;
    return (await store.find(accountId))?.confirmedAt != null;
  }

  async state(viewer: Viewer | null): Promise<{ enabled: boolean; recoveryCodesLeft: number }> {
    const { store } = this.options;
    const { id } = requireViewer(viewer);
    const [enabled, recoveryCodesLeft] = await Promise.all([this.isOn(id), store.countRecoveryCodes(id)]);
    return { enabled, recoveryCodesLeft };
  }

  /**
   * Nothing is asked for at log-in until the first code has shown that the authenticator holds the secret. A stolen session does not suffice:
   * with an authenticator of their own its thief would lock the person out for good.
   */
  async start(viewer: Viewer | null, password: string, client: Client | null): Promise<{ secret: string; uri: string }> {
    const { store, passwords, sealer, sessions, atomically } = this.options;
    await passwords.require(await this.account(viewer), 'password', password, client);
    return atomically(async () => {
      const { id, email } = await sessions.hold(viewer);
      const secret = newAuthenticatorSecret();
      if (!(await store.begin(id, sealer.seal(secret, id)))) throw new AlreadyOn();
      return { secret, uri: authenticatorUri(secret, email ?? id) };
    });
  }

  async confirm(viewer: Viewer | null, code: string, client: Client | null): Promise<{ recoveryCodes: string[] }> {
    const { store, limits, sessions, audit, atomically } = this.options;
    const { id } = requireViewer(viewer);
    await limits.code(id, client);
    const begun = await store.find(id);
    if (begun === null) throw new Conflict('Start two-factor authentication first.');
    const recoveryCodes = newRecoveryCodes();
    await atomically(async () => {
      await sessions.hold(viewer);
      if (!(await this.acceptsAuthenticatorCode(id, code))) throw new WrongCode();
      if (!(await store.confirm(id, begun.sealedSecret))) throw new AlreadyOn();
      await store.replaceRecoveryCodes(id, recoveryCodes.map(recoveryCodeHash));
      await audit.record({ action: AuditAction.TWO_FACTOR_ENABLED, actorId: id, subjectId: id, client });
    });
    await limits.codeWasRight(id);
    return { recoveryCodes };
  }

  async disable(viewer: Viewer | null, { password, code }: { password: string; code: string }, client: Client | null) {
    const { store, passwords, limits, sessions, audit, atomically } = this.options;
    const account = await this.account(viewer);
    await passwords.require(account, 'password', password, client);
    await limits.code(account.id, client);
    await atomically(async () => {
      await sessions.hold(viewer);
      if (!(await this.accepts(account.id, code, client))) throw new WrongCode();
      await store.remove(account.id);
      await audit.record({ action: AuditAction.TWO_FACTOR_DISABLED, actorId: account.id, subjectId: account.id, client });
    });
    return { enabled: false };
  }

  async renewRecoveryCodes(viewer: Viewer | null, password: string, client: Client | null): Promise<{ recoveryCodes: string[] }> {
    const { store, passwords, sessions, audit, atomically } = this.options;
    const account = await this.account(viewer);
    await passwords.require(account, 'password', password, client);
    const recoveryCodes = newRecoveryCodes();
    await atomically(async () => {
      await sessions.hold(viewer);
      if (!(await this.isOn(account.id))) throw new Conflict('Two-factor authentication is off.');
      await store.replaceRecoveryCodes(account.id, recoveryCodes.map(recoveryCodeHash));
      await audit.record({ action: AuditAction.RECOVERY_CODES_RENEWED, actorId: account.id, subjectId: account.id, client });
    });
    return { recoveryCodes };
  }

  /** Inside a transaction, after the attempt was counted: takes a code of the authenticator or a recovery code, each of which is good once. */
  async accepts(accountId: string, code: string, client: Client | null): Promise<boolean> {
    const { store, audit } = this.options;
    if (!(await this.isOn(accountId))) return false;
    if (await this.acceptsAuthenticatorCode(accountId, code)) return true;
    if (!(await store.takeRecoveryCode(accountId, recoveryCodeHash(code)))) return false;
    await audit.record({ action: AuditAction.RECOVERY_CODE_USED, actorId: accountId, subjectId: accountId, client });
    return true;
  }

  private async acceptsAuthenticatorCode(accountId: string, code: string): Promise<boolean> {
    const { store, sealer } = this.options;
    const factor = await store.find(accountId);
    if (factor === null) return false;
    const step = stepOfCode(sealer.open(factor.sealedSecret, accountId), code);
    return step !== null && (await store.takeStep(accountId, step));
  }

  private async account(viewer: Viewer | null): Promise<AccountRow> {
    const { accounts } = this.options;
    const account = await accounts.find(requireViewer(viewer).id);
    if (account === null) throw new Unauthenticated();
    return account;
  }
}

class WrongCode extends BadUserInput {
  constructor() {
    super('code', 'This code is wrong, or was used before.');
  }
}

class AlreadyOn extends Conflict {
  constructor() {
    super('Two-factor authentication is on already.');
  }
}
