import { readText } from '@parley/kit/bounded-text';
import { BadUserInput, Conflict, Forbidden, NotFound } from '@parley/kit/errors';
import { isId, newId } from '@parley/kit/id';
import type { Outbox } from '@parley/kit/outbox';
import type { Client, Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import type { AccountStore } from '../account/account.store.ts';
import type { Atomically } from '../atomically.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { AuditAction } from '../audit/audit-action.ts';
import type { RevocationService } from '../revocation/revocation.service.ts';
import type { SessionService } from '../session/session.service.ts';
import type { ApiKeyRow } from './api-key.entity.ts';
import type { ApiKeyStore } from './api-key.store.ts';
import { newSecret, readCredential, secretFits, secretHash, writeCredential } from './credential.ts';
import { GRANTABLE_SCOPES, type GrantableScope } from './scope.ts';

export interface NewApiKey {
  name: string;
  scopes: readonly string[];
  expiresAt?: Date | null;
}

/** What a gateway learns of a credential. */
export type Introspection = { active: false } | { active: true; viewer: Viewer; tokenVersion: number; expiresAt: string | null };

const MOST_KEYS = 50;
const USE_IS_WRITTEN_EVERY_MS = 60_000;

export interface ApiKeyServiceOptions {
  store: ApiKeyStore;
  accounts: AccountStore;
  sessions: SessionService;
  revocations: RevocationService;
  audit: AuditService;
  outbox: Outbox;
  atomically: Atomically;
}

export class ApiKeyService {
  constructor(private readonly options: ApiKeyServiceOptions) {}

  list(viewer: Viewer | null): Promise<ApiKeyRow[]> {
    return this.options.store.allOf(requireViewer(viewer).id);
  }

  /** The credential can be had only here and now. */
  async create(
    viewer: Viewer | null,
    given: NewApiKey,
    client: Client | null,
  ): Promise<{ apiKey: ApiKeyRow; credential: string }> {
    const { store, sessions, audit, atomically } = this.options;
    const { id: accountId, roles } = requireViewer(viewer);
    const name = readText('name', given.name, { shortest: 1, longest: 80 });
    const scopes = readScopes(given.scopes);
    if (scopes.includes('admin') && !roles.includes('ADMIN')) throw new Forbidden('Only an ADMIN can grant the scope "admin".');
    const expiresAt = given.expiresAt ?? null;
    if (expiresAt !== null && !(expiresAt.getTime() > Date.now()))
      throw new BadUserInput('expiresAt', 'Choose a time that is to come.');
    const secret = newSecret();
    const apiKey: ApiKeyRow = {
      id: newId(),
      accountId,
      name,
      scopes,
      secretHash: secretHash(secret),
      createdAt: new Date(),
      expiresAt,
      lastUsedAt: null,
    };
    await atomically(async () => {
      await sessions.hold(viewer);
      if ((await store.countOf(accountId)) >= MOST_KEYS) throw new Conflict(`Nobody has more than ${MOST_KEYS} API keys.`);
      await store.add(apiKey);
      const details = { apiKeyId: apiKey.id, name, scopes };
      await audit.record({ action: AuditAction.API_KEY_CREATED, actorId: accountId, subjectId: accountId, client, details });
    });
    return { apiKey, credential: writeCredential({ id: apiKey.id, secret }) };
  }

  async revoke(viewer: Viewer | null, id: string, client: Client | null): Promise<{ apiKeyId: string }> {
    const { store, revocations, audit, atomically } = this.options;
    const { id: accountId } = requireViewer(viewer);
    await atomically(async () => {
      if (!isId(id) || !(await store.remove(accountId, id))) throw new NotFound('This API key');
      const details = { apiKeyId: id };
      await audit.record({ action: AuditAction.API_KEY_REVOKED, actorId: accountId, subjectId: accountId, client, details });
      await this.tellOfEnd(accountId, id);
      await revocations.listSessions([id]);
    });
    return { apiKeyId: id };
  }

  /** Inside a transaction: no key of the account is worth anything. Gives their ids, which the caller lists as revoked, last of all. */
  async removeAll(accountId: string, client: Client | null): Promise<string[]> {
    const { store, audit } = this.options;
    const apiKeyIds = await store.removeAllOf(accountId);
    for (const apiKeyId of apiKeyIds) {
      const details = { apiKeyId };
      await audit.record({ action: AuditAction.API_KEY_REVOKED, actorId: accountId, subjectId: accountId, client, details });
      await this.tellOfEnd(accountId, apiKeyId);
    }
    return apiKeyIds;
  }

  /** A key is the session of whoever uses it: what they have registered for that time ends with it. */
  private tellOfEnd(userId: string, sessionId: string): Promise<void> {
    return this.options.outbox.add({ name: 'session.revoked', key: userId, payload: { userId, sessionId } });
  }

  /** For whom a credential speaks, and for how much: for its owner's roles of now, within the scopes of the key. */
  async introspect(credential: string): Promise<Introspection> {
    const { store, accounts } = this.options;
    const shown = readCredential(credential);
    const key = shown && (await store.find(shown.id));
    if (shown === null || key === null || !secretFits(key.secretHash, shown.secret)) return { active: false };
    if (key.expiresAt !== null && key.expiresAt.getTime() <= Date.now()) return { active: false };
    const owner = await accounts.find(key.accountId);
    if (owner === null || owner.suspendedAt !== null || owner.erasedAt !== null) return { active: false };
    await store.markUsed(key.id, new Date(Date.now() - USE_IS_WRITTEN_EVERY_MS));
    const viewer = { id: owner.id, roles: owner.roles, scopes: key.scopes, sessionId: key.id };
    return { active: true, viewer, tokenVersion: owner.tokenVersion, expiresAt: key.expiresAt?.toISOString() ?? null };
  }
}

function readScopes(given: readonly string[]): GrantableScope[] {
  const scopes = [...new Set(given)];
  const isGrantable = (scope: string): scope is GrantableScope => (GRANTABLE_SCOPES as readonly string[]).includes(scope);
  if (scopes.length === 0 || !scopes.every(isGrantable)) {
    throw new BadUserInput('scopes', `Choose from these: ${GRANTABLE_SCOPES.join(', ')}.`);
  }
  return scopes;
}
