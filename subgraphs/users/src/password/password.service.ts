import { Unauthenticated } from '@parley/kit/errors';
import { newId } from '@parley/kit/id';
import type { Outbox } from '@parley/kit/outbox';
import type { Client, Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import type { AccountStore } from '../account/account.store.ts';
import { emailKey } from '../account/email.ts';
import type { ApiKeyService } from '../api-key/api-key.service.ts';
import type { Atomically } from '../atomically.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { AuditAction } from '../audit/audit-action.ts';
import type { EmailChangeStore } from '../email-change/email-change.store.ts';
import { LinkIsSpent, type LinkService } from '../link/link.service.ts';
import type { AttemptLimits } from '../log-in/attempt-limits.ts';
import type { RevocationService } from '../revocation/revocation.service.ts';
import type { SessionService } from '../session/session.service.ts';
import { requireAcceptablePassword } from './acceptable-password.ts';
import type { PasswordCheck } from './password-check.ts';
import type { PasswordHasher } from './password-hasher.ts';

export interface PasswordChange {
  currentPassword: string;
  newPassword: string;
  revokeApiKeys?: boolean | null;
}

export interface PasswordServiceOptions {
  accounts: AccountStore;
  hasher: PasswordHasher;
  check: PasswordCheck;
  limits: AttemptLimits;
  links: LinkService;
  emailChanges: EmailChangeStore;
  apiKeys: ApiKeyService;
  sessions: SessionService;
  revocations: RevocationService;
  audit: AuditService;
  outbox: Outbox;
  atomically: Atomically;
}

export class PasswordService {
  constructor(private readonly options: PasswordServiceOptions) {}

  /** The same answer after the same work, whether anybody has the address or not: what is asked for nobody is mailed to nobody. */
  async requestReset(email: string, client: Client | null): Promise<{ accepted: true }> {
    const { accounts, limits, audit, outbox, atomically } = this.options;
    await limits.mail(email, client);
    const account = await accounts.findByEmail(email);
    const subjectId = account?.id ?? null;
    const userId = subjectId ?? newId();
    await atomically(async () => {
      await audit.record({ action: AuditAction.PASSWORD_RESET_REQUESTED, actorId: null, subjectId, client });
      await outbox.add({ name: 'passwordReset.requested', key: userId, payload: { userId } });
    });
    return { accepted: true };
  }

  /**
   * By the link in a mail. It may be that the password was known to somebody else: whoever was in is out, API keys included, and an address
   * that was asked for meanwhile is not taken any more.
   */
  async reset({ token, newPassword }: { token: string; newPassword: string }, client: Client | null): Promise<{ reset: true }> {
    const { accounts, hasher, limits, links, apiKeys, sessions, revocations, audit, outbox, atomically } = this.options;
    const link = await links.require('passwordReset', token);
    const account = await accounts.find(link.accountId);
    if (account === null || account.emailKey !== emailKey(link.email)) throw new LinkIsSpent();
    requireAcceptablePassword('newPassword', newPassword, account);
    const passwordHash = await hasher.hash(newPassword);
    await atomically(async () => {
      await accounts.findForUpdate(account.id);
      await links.spend(link);
      await this.replace(account.id, passwordHash);
      const version = await accounts.raiseTokenVersion(account.id);
      await audit.record({ action: AuditAction.PASSWORD_RESET, actorId: account.id, subjectId: account.id, client });
      await outbox.add({ name: 'password.changed', key: account.id, payload: { userId: account.id } });
      const apiKeyIds = await apiKeys.removeAll(account.id, client);
      await sessions.endAll(account.id, { actorId: account.id, client });
      await revocations.listSessions(apiKeyIds);
      await revocations.listAccount(account.id, version);
    });
    if (account.email !== null) await limits.passwordWasRight(account.email);
    return { reset: true };
  }

  /** By whoever knows the present one. All other sessions end, and API keys where that is asked for. */
  async change(viewer: Viewer | null, given: PasswordChange, client: Client | null): Promise<{ changed: true }> {
    const { accounts, hasher, check, apiKeys, sessions, revocations, audit, outbox, atomically } = this.options;
    const { id, sessionId } = requireViewer(viewer);
    const account = await accounts.find(id);
    if (account === null) throw new Unauthenticated();
    await check.require(account, 'currentPassword', given.currentPassword, client);
    requireAcceptablePassword('newPassword', given.newPassword, account);
    const passwordHash = await hasher.hash(given.newPassword);
    await atomically(async () => {
      await sessions.hold(viewer);
      await this.replace(id, passwordHash);
      await audit.record({ action: AuditAction.PASSWORD_CHANGED, actorId: id, subjectId: id, client });
      await outbox.add({ name: 'password.changed', key: id, payload: { userId: id } });
      const apiKeyIds = given.revokeApiKeys === true ? await apiKeys.removeAll(id, client) : [];
      await sessions.endAll(id, { actorId: id, client, except: sessionId });
      await revocations.listSessions(apiKeyIds);
    });
    return { changed: true };
  }

  /** With the old password goes what somebody who knew it may have set going: links, and the wish for another address. */
  private async replace(id: string, passwordHash: string): Promise<void> {
    const { accounts, links, emailChanges } = this.options;
    await accounts.setPassword(id, passwordHash);
    await links.cancel(id, 'passwordReset');
    await links.cancel(id, 'emailChange');
    await emailChanges.remove(id);
  }
}
