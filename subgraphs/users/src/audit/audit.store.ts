import type { Database } from '@parley/kit/database';
import type { PageWindow } from '@parley/kit/page';
import { AuditEntry, type AuditRow } from './audit.entity.ts';
import type { AuditAction } from './audit-action.ts';

/** Whatever is left out is not asked for. `from` is inclusive, `until` exclusive. */
export interface AuditFilter {
  actions?: readonly AuditAction[] | null;
  actorId?: string | null;
  subjectId?: string | null;
  from?: Date | null;
  until?: Date | null;
}

export class AuditStore {
  constructor(private readonly database: Database) {}

  async append(entry: Omit<AuditRow, 'id' | 'at'>): Promise<void> {
    await this.database.em.insert(AuditEntry, { at: new Date(), ...entry });
  }

  /** Newest first, and one more than the limit where there are more. */
  async newest(filter: AuditFilter, { limit, after }: PageWindow<string>): Promise<AuditRow[]> {
    const { actions, actorId, subjectId, from, until } = filter;
    return this.database.em.find(
      AuditEntry,
      {
        ...(after === null ? {} : { id: { $lt: after } }),
        ...(actions == null ? {} : { action: { $in: [...actions] } }),
        ...(actorId == null ? {} : { actorId }),
        ...(subjectId == null ? {} : { subjectId }),
        ...(from == null && until == null ? {} : { at: { ...(from && { $gte: from }), ...(until && { $lt: until }) } }),
      },
      { orderBy: { id: 'desc' }, limit: limit + 1, disableIdentityMap: true },
    );
  }
}
