import { Unauthenticated } from '@parley/kit/errors';
import type { Outbox } from '@parley/kit/outbox';
import type { Client, Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import type { AccountRow } from '../account/account.entity.ts';
import type { AccountStore } from '../account/account.store.ts';
import { emailKey } from '../account/email.ts';
import type { Atomically } from '../atomically.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { AuditAction } from '../audit/audit-action.ts';
import { LinkIsSpent, type LinkService } from '../link/link.service.ts';
import type { AttemptLimits } from '../log-in/attempt-limits.ts';
import type { RevocationService } from '../revocation/revocation.service.ts';

export interface EmailVerificationServiceOptions {
  /** Whoever shows that this address is theirs becomes ADMIN: the first one must come from somewhere. */
  firstAdminEmail: string | null;
  accounts: AccountStore;
  limits: AttemptLimits;
  links: LinkService;
  revocations: RevocationService;
  audit: AuditService;
  outbox: Outbox;
  atomically: Atomically;
}

export class EmailVerificationService {
  constructor(private readonly options: EmailVerificationServiceOptions) {}

  async request(viewer: Viewer | null, client: Client | null): Promise<{ verified: boolean }> {
    const { accounts, limits, outbox, atomically } = this.options;
    const { id: userId } = requireViewer(viewer);
    const account = await accounts.find(userId);
    if (account?.email == null) throw new Unauthenticated();
    if (account.emailVerifiedAt !== null) return { verified: true };
    await limits.mail(account.email, client);
    await atomically(() => outbox.add({ name: 'emailVerification.requested', key: userId, payload: { userId } }));
    return { verified: false };
  }

  /** By the link in a mail, whoever opens it and wherever. A link to an address that the account no longer has is spent. */
  async verify(token: string, client: Client | null): Promise<{ user: AccountRow }> {
    const { accounts, links, audit, atomically } = this.options;
    const link = await links.require('emailVerification', token);
    const { accountId } = link;
    return atomically(async () => {
      await accounts.findForUpdate(accountId);
      await links.spend(link);
      if (!(await accounts.markEmailVerified(accountId, emailKey(link.email)))) throw new LinkIsSpent();
      await audit.record({ action: AuditAction.EMAIL_VERIFIED, actorId: accountId, subjectId: accountId, client });
      const account = await accounts.find(accountId);
      if (account === null) throw new LinkIsSpent();
      return { user: await this.welcomeFirstAdmin(account, client) };
    });
  }

  private async welcomeFirstAdmin(account: AccountRow, client: Client | null): Promise<AccountRow> {
    const { firstAdminEmail, accounts, revocations, audit, outbox } = this.options;
    const { id, emailKey: key, roles } = account;
    if (firstAdminEmail === null || key !== emailKey(firstAdminEmail) || roles.includes('ADMIN')) return account;
    const now = [...roles, 'ADMIN' as const];
    await accounts.setRoles(id, now);
    await audit.record({
      action: AuditAction.ROLES_CHANGED,
      actorId: null,
      subjectId: id,
      client,
      details: { before: roles, now },
    });
    await outbox.add({ name: 'roles.changed', key: id, payload: { userId: id, roles: now } });
    await revocations.listAccount(id, await accounts.raiseTokenVersion(id));
    return { ...account, roles: now };
  }
}
