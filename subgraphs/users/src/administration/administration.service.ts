import { readText } from '@parley/kit/bounded-text';
import { BadUserInput, Conflict, Forbidden, NotFound } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';
import type { Outbox } from '@parley/kit/outbox';
import type { Client, Viewer } from '@parley/kit/passport';
import { requireRole } from '@parley/kit/signed-in';
import type { AccountRow, Role } from '../account/account.entity.ts';
import type { AccountStore } from '../account/account.store.ts';
import type { Atomically } from '../atomically.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { AuditAction } from '../audit/audit-action.ts';
import type { RevocationService } from '../revocation/revocation.service.ts';
import type { SessionService } from '../session/session.service.ts';
import type { Person } from '../user/person.ts';
import type { AdministrationStore } from './administration.store.ts';

export interface AdministrationServiceOptions {
  administration: AdministrationStore;
  accounts: AccountStore;
  sessions: SessionService;
  revocations: RevocationService;
  audit: AuditService;
  outbox: Outbox;
  atomically: Atomically;
}

export interface Administered {
  user: Person;
}

/** Whom a change is about, who makes it, and who can look after the platform before it. */
interface Subject {
  account: AccountRow;
  actorId: string;
  admins: readonly string[];
}

const ORDER: readonly Role[] = ['USER', 'AGENT', 'ADMIN'];
const LONGEST_REASON = 500;

/** What an ADMIN does to accounts. Access tokens that tell of former rights are refused within a second. */
export class AdministrationService {
  constructor(private readonly options: AdministrationServiceOptions) {}

  /** Everyone stays USER, and somebody ADMIN. */
  async setRoles(viewer: Viewer | null, { userId, roles }: { userId: string; roles: readonly Role[] }, client: Client | null) {
    const { accounts, audit, outbox } = this.options;
    const now = ORDER.filter((role) => role === 'USER' || roles.includes(role));
    return this.change(viewer, userId, async ({ account, actorId, admins }) => {
      const before = account.roles;
      if (before.join() === now.join()) return null;
      if (!now.includes('ADMIN')) requireAnotherAdmin(admins, userId);
      await accounts.setRoles(userId, now);
      await audit.record({ action: AuditAction.ROLES_CHANGED, actorId, subjectId: userId, client, details: { before, now } });
      await outbox.add({ name: 'roles.changed', key: userId, payload: { userId, roles: now } });
      return accounts.raiseTokenVersion(userId);
    });
  }

  /** The person is out at once and cannot come back in. */
  async suspend(viewer: Viewer | null, given: { userId: string; reason?: string | null }, client: Client | null) {
    const { administration, accounts, sessions, audit, outbox } = this.options;
    const { userId } = given;
    const reason = readText('reason', given.reason ?? '', { longest: LONGEST_REASON, lines: true });
    return this.change(viewer, userId, async ({ account, actorId }) => {
      if (userId === actorId) throw new BadUserInput('userId', 'Nobody suspends themselves.');
      if (account.suspendedAt !== null) return null;
      await administration.setSuspended(userId, new Date());
      await audit.record({ action: AuditAction.ACCOUNT_SUSPENDED, actorId, subjectId: userId, client, details: { reason } });
      await outbox.add({ name: 'account.suspended', key: userId, payload: { userId } });
      const version = await accounts.raiseTokenVersion(userId);
      await sessions.endAll(userId, { actorId, client });
      return version;
    });
  }

  async restore(viewer: Viewer | null, userId: string, client: Client | null) {
    const { administration, audit, outbox } = this.options;
    return this.change(viewer, userId, async ({ account, actorId }) => {
      if (account.suspendedAt === null) return null;
      await administration.setSuspended(userId, null);
      await audit.record({ action: AuditAction.ACCOUNT_RESTORED, actorId, subjectId: userId, client });
      await outbox.add({ name: 'account.restored', key: userId, payload: { userId } });
      return null;
    });
  }

  /** Inside a transaction, before the account is touched: refuses to leave the platform to nobody. */
  async requireAnotherAdmin(userId: string): Promise<void> {
    requireAnotherAdmin(await this.options.administration.holdActiveAdmins(), userId);
  }

  /** Admins are held before the account, so that two who act on each other wait instead of blocking each other. `work` gives the account's new token version, where tokens made before are to be refused. */
  private async change(
    viewer: Viewer | null,
    userId: string,
    work: (subject: Subject) => Promise<number | null>,
  ): Promise<Administered> {
    const { administration, accounts, revocations, atomically } = this.options;
    const { id: actorId } = requireRole(viewer, 'ADMIN');
    return atomically(async () => {
      const admins = await administration.holdActiveAdmins();
      if (!admins.includes(actorId)) throw new Forbidden();
      const account = isId(userId) ? await accounts.findForUpdate(userId) : null;
      if (account === null || account.erasedAt !== null) throw new NotFound('This person');
      const version = await work({ account, actorId, admins });
      const user = await accounts.find(userId);
      if (version !== null) await revocations.listAccount(userId, version);
      return { user: user ?? account };
    });
  }
}

function requireAnotherAdmin(admins: readonly string[], userId: string): void {
  if (admins.length === 1 && admins[0] === userId) throw new LastAdmin();
}

class LastAdmin extends Conflict {
  constructor() {
    super('Somebody must stay ADMIN.');
  }
}
