import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { AuditAction } from './audit-action.ts';

/** Never changed after it was written, but for an erasure, which takes what tells of the person and leaves the ids. */
export const AuditEntry = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  properties: {
    /** A number that grows, so that what happened in one moment keeps its order. */
    id: p.bigint('string').autoincrement().primary(),
    at: p.datetime(),
    action: p.text().$type<AuditAction>(),
    actorId: p.uuid().strictNullable(),
    subjectId: p.uuid().strictNullable(),
    address: p.text().strictNullable(),
    agent: p.text().strictNullable(),
    details: p.json<Record<string, unknown>>(),
  },
});

export type AuditRow = InferEntity<typeof AuditEntry>;
