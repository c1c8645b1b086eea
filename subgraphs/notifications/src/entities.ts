import type { EntitySchema } from '@mikro-orm/postgresql';
import { OutboxEntry } from '@parley/kit/outbox';
import { DeadLetter } from './dead-letter/dead-letter.entity.ts';
import { DeliveryEntry } from './delivery/delivery.entity.ts';
import { Notification } from './notification/notification.entity.ts';
import { PushDevice } from './push-device/push-device.entity.ts';

/** Every table that stores ask by entity. */
export const entities: readonly EntitySchema[] = [DeadLetter, DeliveryEntry, Notification, OutboxEntry, PushDevice];
