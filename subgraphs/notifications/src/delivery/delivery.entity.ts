import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Channel, DeliveryContent, DeliveryStatus } from './delivery.ts';

export const DeliveryEntry = defineEntity({
  name: 'DeliveryEntry',
  tableName: 'delivery',
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid(),
    channel: p.text().$type<Channel>(),
    content: p.json<DeliveryContent>(),
    /** The content as one word, by which it is known when it is planned again. */
    contentKey: p.text(),
    deviceId: p.uuid().strictNullable(),
    status: p.text().$type<DeliveryStatus>(),
    /** Counted before each try. */
    attempts: p.integer(),
    dueAt: p.datetime(),
    /** Until then other notifications by mail may travel with it, as long as nobody has tried it. */
    openUntil: p.datetime().strictNullable(),
    /** Until then somebody is trying it. */
    heldUntil: p.datetime().strictNullable(),
    /** When a job was asked for last. */
    queuedAt: p.datetime(),
    firstTriedAt: p.datetime().strictNullable(),
    /** Why it was skipped, put off or given up. */
    reason: p.text().strictNullable(),
    createdAt: p.datetime(),
    endedAt: p.datetime().strictNullable(),
  },
});

export type DeliveryRow = InferEntity<typeof DeliveryEntry>;
