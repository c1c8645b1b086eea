import { randomBytes } from 'node:crypto';
import { Forbidden, NotFound, Unauthenticated } from '@parley/kit/errors';
import { isId, newId } from '@parley/kit/id';
import type { Outbox } from '@parley/kit/outbox';
import type { Client, Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import type { AccountRow } from '../account/account.entity.ts';
import type { AccountStore } from '../account/account.store.ts';
import type { Atomically } from '../atomically.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { AuditAction } from '../audit/audit-action.ts';
import type { RevocationService } from '../revocation/revocation.service.ts';
import { readRefreshToken } from './refresh-token.ts';
import type { SessionRow } from './session.entity.ts';
import type { SessionStore } from './session.store.ts';
import type { SessionTokens, Tokens } from './session-tokens.ts';

/** Two who show the same refresh token within this time both go on with the same successor: two tabs, or an answer that got lost. */
const GRACE_MS = 30_000;
const MOST_SESSIONS = 100;

export interface SessionServiceOptions {
  store: SessionStore;
  accounts: AccountStore;
  sessionTokens: SessionTokens;
  revocations: RevocationService;
  audit: AuditService;
  outbox: Outbox;
  atomically: Atomically;
}

export class SessionService {
  constructor(private readonly options: SessionServiceOptions) {}

  /** Whoever has shown to be the person gets in, unless the account was closed or its password changed since it was read. */
  start(account: AccountRow, client: Client | null, deviceName: string | null): Promise<Tokens> {
    const { store, accounts, sessionTokens, audit, outbox, atomically } = this.options;
    return atomically(async () => {
      const now = await accounts.findForUpdate(account.id);
      if (now === null || now.erasedAt !== null) throw new Unauthenticated();
      if (now.passwordChangedAt.getTime() !== account.passwordChangedAt.getTime()) throw new Unauthenticated();
      if (now.suspendedAt !== null) throw new AccountSuspended();
      const session = newSession(account.id, client, deviceName);
      const device = await store.knowsDevice(account.id, session.agent);
      await store.add(session);
      const crowdedOut = await store.endBeyond(account.id, MOST_SESSIONS);
      await audit.record({
        action: AuditAction.SESSION_STARTED,
        actorId: account.id,
        subjectId: account.id,
        client,
        details: { sessionId: session.id },
      });
      await outbox.add({
        name: 'session.started',
        key: account.id,
        payload: { userId: account.id, sessionId: session.id, newDevice: device === 'unknown' },
      });
      const tokens = await sessionTokens.make(now, session, 0);
      await this.recordEnd(account.id, crowdedOut, account.id, client);
      return tokens;
    });
  }

  /** New tokens for a refresh token, which is good once. When an older one is shown again somebody has a copy: the session ends. */
  async refresh(refreshToken: string, client: Client | null): Promise<{ tokens: Tokens; userId: string }> {
    const { store, accounts, sessionTokens } = this.options;
    const known = await this.findByRefreshToken(refreshToken);
    const account = known && (await accounts.find(known.session.accountId));
    if (known === null || account === null || account.suspendedAt !== null) throw new SessionHasEnded();
    const { session, generation } = known;
    const advanced = await store.advance(session.id, generation, placeOf(client));
    if (!advanced) await this.requireTwin(session.id, generation + 1, client);
    return { tokens: await sessionTokens.make(account, session, generation + 1), userId: account.id };
  }

  /**
   * Inside a transaction, before anything else in it: the viewer's account, which stays as it is until the end. Throws where the session
   * has ended meanwhile: a request that is under way when a password is reset must leave nothing behind that outlives the reset.
   */
  async hold(viewer: Viewer | null): Promise<AccountRow> {
    const { store, accounts } = this.options;
    const { id, sessionId } = requireViewer(viewer);
    const account = await accounts.findForUpdate(id);
    if (account === null || account.erasedAt !== null) throw new Unauthenticated();
    if (account.suspendedAt !== null) throw new AccountSuspended();
    const session = isId(sessionId) ? await store.findAlive(sessionId) : null;
    if (session?.accountId !== id) throw new SessionHasEnded();
    return account;
  }

  /** Those that are alive, the most recently used first. */
  list(viewer: Viewer | null): Promise<SessionRow[]> {
    return this.options.store.aliveOf(requireViewer(viewer).id);
  }

  async revoke(viewer: Viewer | null, id: string, client: Client | null): Promise<{ sessionId: string }> {
    const { atomically } = this.options;
    const { id: userId } = requireViewer(viewer);
    const ended = isId(id) && (await atomically(() => this.end(userId, id, userId, client)));
    if (!ended) throw new NotFound('This session');
    return { sessionId: id };
  }

  async revokeAll(viewer: Viewer | null, exceptCurrent: boolean, client: Client | null): Promise<{ sessionIds: string[] }> {
    const { atomically } = this.options;
    const { id: userId, sessionId } = requireViewer(viewer);
    const except = exceptCurrent ? sessionId : null;
    return { sessionIds: await atomically(() => this.endAll(userId, { actorId: userId, client, except })) };
  }

  /** Ends the session behind the request. It may have ended before. */
  async logOut(viewer: Viewer | null, client: Client | null): Promise<{ sessionId: string }> {
    const { atomically } = this.options;
    const { id: userId, sessionId } = requireViewer(viewer);
    await atomically(() => this.end(userId, sessionId, userId, client));
    return { sessionId };
  }

  /** The same for whoever holds its refresh token; one that is not good ends nothing. */
  async logOutByRefreshToken(refreshToken: string, client: Client | null): Promise<void> {
    const { atomically } = this.options;
    const known = await this.findByRefreshToken(refreshToken);
    if (known === null) return;
    const { session } = known;
    await atomically(() => this.end(session.accountId, session.id, session.accountId, client));
  }

  /** Inside a transaction, near its end: everyone who is in is out, but for the session that is excepted. Gives the ids of what ended. */
  async endAll(
    accountId: string,
    by: { actorId: string | null; client: Client | null; except?: string | null },
  ): Promise<string[]> {
    const { store } = this.options;
    const ended = await store.endAll(accountId, by.except ?? null);
    await this.recordEnd(accountId, ended, by.actorId, by.client);
    return ended;
  }

  /** What ended by itself is told like any other end: devices are pushed to for no longer than their sessions. Then forgets what is old. */
  async forgetOld(): Promise<void> {
    const { store, outbox, atomically } = this.options;
    const tellOfExpired = async () => {
      const ended = await store.endExpired(AT_ONCE);
      await outbox.addAll(
        ended.map(({ id: sessionId, accountId: userId }) => ({
          name: 'session.revoked' as const,
          key: userId,
          payload: { userId, sessionId },
        })),
      );
      return ended.length;
    };
    while ((await atomically(tellOfExpired)) === AT_ONCE);
    await store.forgetOld();
  }

  private async findByRefreshToken(refreshToken: string): Promise<{ session: SessionRow; generation: number } | null> {
    const { store, sessionTokens } = this.options;
    const shown = readRefreshToken(refreshToken);
    const session = shown && (await store.findAlive(shown.sessionId));
    if (shown === null || session === null || !sessionTokens.fits(session, shown)) return null;
    return { session, generation: shown.generation };
  }

  /** Somebody was faster with the same token. That is well for as long as it can be the same person. */
  private async requireTwin(id: string, next: number, client: Client | null): Promise<void> {
    const { store, audit, atomically } = this.options;
    const session = await store.findAlive(id);
    if (session === null) throw new SessionHasEnded();
    if (session.generation === next && session.refreshedAt.getTime() > Date.now() - GRACE_MS) return;
    await atomically(async () => {
      await audit.record({
        action: AuditAction.SESSION_REUSED,
        actorId: null,
        subjectId: session.accountId,
        client,
        details: { sessionId: id },
      });
      await this.end(session.accountId, id, null, client);
    });
    throw new SessionHasEnded();
  }

  private async end(accountId: string, id: string, actorId: string | null, client: Client | null): Promise<boolean> {
    const ended = await this.options.store.end(accountId, id);
    if (ended) await this.recordEnd(accountId, [id], actorId, client);
    return ended;
  }

  private async recordEnd(
    accountId: string,
    ended: readonly string[],
    actorId: string | null,
    client: Client | null,
  ): Promise<void> {
    const { audit } = this.options;
    if (ended.length === 0) return;
    await audit.record({
      action: AuditAction.SESSION_REVOKED,
      actorId,
      subjectId: accountId,
      client,
      details: { sessionIds: ended },
    });
    await this.tellOfEnd(accountId, ended);
  }

  private async tellOfEnd(userId: string, ended: readonly string[]): Promise<void> {
    const { revocations, outbox } = this.options;
    for (const sessionId of ended) await outbox.add({ name: 'session.revoked', key: userId, payload: { userId, sessionId } });
    await revocations.listSessions(ended);
  }
}

export class AccountSuspended extends Forbidden {
  constructor() {
    super('This account is suspended.');
  }
}

class SessionHasEnded extends Unauthenticated {
  constructor() {
    super('This session has ended. Log in again.');
  }
}

const LONGEST_AGENT = 300;
const AT_ONCE = 500;

function newSession(accountId: string, client: Client | null, deviceName: string | null): SessionRow {
  const now = new Date();
  return {
    id: newId(),
    accountId,
    seed: randomBytes(24).toString('base64url'),
    generation: 0,
    deviceName,
    ...placeOf(client),
    startedAt: now,
    refreshedAt: now,
    endedAt: null,
  };
}

const placeOf = (client: Client | null) => ({
  agent: (client?.agent ?? '').slice(0, LONGEST_AGENT),
  address: client?.address ?? '',
});
