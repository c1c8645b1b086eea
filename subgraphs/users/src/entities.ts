import type { EntitySchema } from '@mikro-orm/postgresql';
import { OutboxEntry } from '@parley/kit/outbox';
import { Account } from './account/account.entity.ts';
import { ApiKey } from './api-key/api-key.entity.ts';
import { AuditEntry } from './audit/audit.entity.ts';
import { Contact } from './contact/contact.entity.ts';
import { EmailChange } from './email-change/email-change.entity.ts';
import { Link } from './link/link.entity.ts';
import { Session } from './session/session.entity.ts';
import { RecoveryCode, SecondFactor } from './two-factor/two-factor.entity.ts';

/** Every table that stores ask by entity. */
export const entities: readonly EntitySchema[] = [
  Account,
  ApiKey,
  AuditEntry,
  Contact,
  EmailChange,
  Link,
  RecoveryCode,
  SecondFactor,
  Session,
  OutboxEntry,
];
