import { Forbidden, Unauthenticated } from '@parley/kit/errors';
import type { Outbox } from '@parley/kit/outbox';
import type { Client, Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import type { AccountStore } from '../account/account.store.ts';
import type { AdministrationService } from '../administration/administration.service.ts';
import type { Atomically } from '../atomically.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { AuditAction } from '../audit/audit-action.ts';
import type { ExternalProfileService } from '../external-profile/external-profile.service.ts';
import type { PasswordCheck } from '../password/password-check.ts';
import type { RevocationService } from '../revocation/revocation.service.ts';
import type { SessionService } from '../session/session.service.ts';
import type { PersonalDataStore } from './personal-data.store.ts';

export interface PersonalDataServiceOptions {
  personalData: PersonalDataStore;
  accounts: AccountStore;
  administration: AdministrationService;
  externalProfiles: ExternalProfileService;
  passwords: PasswordCheck;
  sessions: SessionService;
  revocations: RevocationService;
  audit: AuditService;
  outbox: Outbox;
  atomically: Atomically;
}

/** What the platform holds of a person: theirs to read, and to have erased. */
export class PersonalDataService {
  constructor(private readonly options: PersonalDataServiceOptions) {}

  /** Only one's own: an ADMIN sees accounts, not this. */
  require(viewer: Viewer | null, id: string): { id: string } {
    if (requireViewer(viewer).id !== id) throw new Forbidden();
    return { id };
  }

  async accountOf(viewer: Viewer | null, id: string): Promise<Record<string, unknown>> {
    this.require(viewer, id);
    const { personalData, externalProfiles } = this.options;
    return { ...(await personalData.collect(id)), externalProfile: await externalProfiles.find(id) };
  }

  /** For good. Every subgraph hears of it and erases its part. */
  async erase(viewer: Viewer | null, password: string, client: Client | null): Promise<{ erasedId: string }> {
    const { personalData, accounts, administration, externalProfiles, passwords, sessions } = this.options;
    const { revocations, audit, outbox, atomically } = this.options;
    const { id } = requireViewer(viewer);
    const account = await accounts.find(id);
    if (account === null || account.erasedAt !== null) throw new Unauthenticated();
    await passwords.require(account, 'password', password, client);
    await atomically(async () => {
      await administration.requireAnotherAdmin(id);
      await sessions.hold(viewer);
      await audit.record({ action: AuditAction.ACCOUNT_ERASED, actorId: id, subjectId: id, client: null });
      await personalData.erase(id);
      await outbox.add({ name: 'account.erased', key: id, payload: { userId: id } });
      await revocations.listAccount(id, await accounts.raiseTokenVersion(id));
    });
    await externalProfiles.forget(id);
    return { erasedId: id };
  }
}
