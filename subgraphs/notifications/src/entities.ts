import type { EntitySchema } from '@mikro-orm/postgresql';
import { OutboxEntry } from '@parley/kit/outbox';
import { DeadLetter } from './dead-letter/dead-letter.entity.ts';
import { Notification } from './notification/notification.entity.ts';

/** Every table that stores ask by entity. */
export const entities: readonly EntitySchema[] = [DeadLetter, Notification, OutboxEntry];
