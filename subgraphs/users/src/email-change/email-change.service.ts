import { Conflict, Unauthenticated } from '@parley/kit/errors';
import type { Outbox } from '@parley/kit/outbox';
import type { Client, Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import type { AccountRow } from '../account/account.entity.ts';
import type { AccountStore } from '../account/account.store.ts';
import { readEmail } from '../account/email.ts';
import type { Atomically } from '../atomically.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { AuditAction } from '../audit/audit-action.ts';
import { LINK_LIFETIME_MS, LinkIsSpent, type LinkService } from '../link/link.service.ts';
import type { AttemptLimits } from '../log-in/attempt-limits.ts';
import type { PasswordCheck } from '../password/password-check.ts';
import type { SessionService } from '../session/session.service.ts';
import type { EmailChangeStore } from './email-change.store.ts';

export interface EmailChangeServiceOptions {
  accounts: AccountStore;
  emailChanges: EmailChangeStore;
  passwords: PasswordCheck;
  limits: AttemptLimits;
  links: LinkService;
  sessions: SessionService;
  audit: AuditService;
  outbox: Outbox;
  atomically: Atomically;
}

const FORMER_ADDRESSES_KEPT_MS = 7 * 24 * 3_600_000;

/** Another address for an account: the old one is warned, and it counts once the new one has been confirmed by a mailed link. */
export class EmailChangeService {
  constructor(private readonly options: EmailChangeServiceOptions) {}

  /** An address that has an account already is told as a conflict, as at the registration; mails for one network are limited. */
  async request(
    viewer: Viewer | null,
    given: { password: string; email: string },
    client: Client | null,
  ): Promise<{ email: string }> {
    const { accounts, emailChanges, passwords, limits, sessions, audit, outbox, atomically } = this.options;
    const { id } = requireViewer(viewer);
    const email = readEmail('email', given.email);
    const account = await accounts.find(id);
    if (account === null || account.erasedAt !== null) throw new Unauthenticated();
    await passwords.require(account, 'password', given.password, client);
    await limits.mail(email, client);
    if ((await accounts.findByEmail(email)) !== null) throw new AddressIsTaken();
    await atomically(async () => {
      await sessions.hold(viewer);
      await emailChanges.put(id, email);
      await audit.record({ action: AuditAction.EMAIL_CHANGE_REQUESTED, actorId: id, subjectId: id, client });
      await outbox.add({ name: 'emailChange.requested', key: id, payload: { userId: id } });
    });
    return { email };
  }

  /** What nobody confirmed, although a mail may come late; and former addresses, when no mail can be that late any more. */
  async forgetOld(): Promise<void> {
    const { emailChanges } = this.options;
    await emailChanges.forgetBefore(new Date(Date.now() - 2 * LINK_LIFETIME_MS.emailChange));
    await emailChanges.forgetFormerBefore(new Date(Date.now() - FORMER_ADDRESSES_KEPT_MS));
  }

  /** By the link in the mail to the new address. Links that were mailed to the old one are good for nothing then. */
  async confirm(token: string, client: Client | null): Promise<{ user: AccountRow }> {
    const { accounts, emailChanges, links, audit, atomically } = this.options;
    const link = await links.require('emailChange', token);
    const id = link.accountId;
    return atomically(async () => {
      await accounts.findForUpdate(id);
      await links.spend(link);
      const wanted = await emailChanges.find(id);
      if (wanted?.email !== link.email) throw new LinkIsSpent();
      if (!(await emailChanges.moveAccount(id, wanted.email))) throw new AddressIsTaken();
      await emailChanges.remove(id);
      await links.cancel(id, 'passwordReset');
      await links.cancel(id, 'emailVerification');
      await audit.record({ action: AuditAction.EMAIL_CHANGED, actorId: id, subjectId: id, client });
      const user = await accounts.find(id);
      if (user === null) throw new LinkIsSpent();
      return { user };
    });
  }
}

class AddressIsTaken extends Conflict {
  constructor() {
    super('This e-mail address has an account already.', 'email');
  }
}
