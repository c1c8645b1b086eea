import type { EntitySchema } from '@mikro-orm/postgresql';
import { OutboxEntry } from '@parley/kit/outbox';
import { Account } from './account/account.entity.ts';

/** Every table that stores ask by entity. */
export const entities: readonly EntitySchema[] = [Account, OutboxEntry];
