import type { EntitySchema } from '@mikro-orm/postgresql';
import { OutboxEntry } from '@parley/kit/outbox';
import { Account } from './account/account.entity.ts';
import { AuditEntry } from './audit/audit.entity.ts';
import { Contact } from './contact/contact.entity.ts';

/** Every table that stores ask by entity. */
export const entities: readonly EntitySchema[] = [Account, AuditEntry, Contact, OutboxEntry];
