import { BadUserInput } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';
import { type Connection, type PageRequest, readPage, toConnection } from '@parley/kit/page';
import type { Client, Viewer } from '@parley/kit/passport';
import { requireRole } from '@parley/kit/signed-in';
import { z } from 'zod';
import type { AuditRow } from './audit.entity.ts';
import type { AuditFilter, AuditStore } from './audit.store.ts';
import type { AuditAction } from './audit-action.ts';

export type { AuditRow };

export interface AuditRecord {
  action: AuditAction;
  /** Who did it; null where nobody was signed in. */
  actorId: string | null;
  /** Whose account it was done to. */
  subjectId: string | null;
  client: Client | null;
  /** What else an ADMIN should know. Never a secret. */
  details?: Record<string, unknown>;
}

const LONGEST_AGENT = 300;
const position = z.string().regex(/^\d{1,18}$/);

export class AuditService {
  constructor(private readonly store: AuditStore) {}

  /** Call it inside the transaction of the change, so that neither is there without the other. */
  async record({ action, actorId, subjectId, client, details = {} }: AuditRecord): Promise<void> {
    await this.store.append({
      action,
      actorId,
      subjectId,
      address: client?.address ?? null,
      agent: client?.agent.slice(0, LONGEST_AGENT) ?? null,
      details,
    });
  }

  /** Newest first. */
  async page(viewer: Viewer | null, filter: AuditFilter, request: PageRequest): Promise<Connection<AuditRow>> {
    requireRole(viewer, 'ADMIN');
    for (const field of ['actorId', 'subjectId'] as const) {
      if (filter[field] != null && !isId(filter[field])) throw new BadUserInput(`filter.${field}`, 'This is no id.');
    }
    const window = readPage(request, position);
    const rows = await this.store.newest(filter, window);
    return toConnection(
      rows,
      window,
      (row) => row.id,
      (row) => row,
    );
  }
}
