import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { NotificationKind } from './kind.ts';

/** That a person is told of something. It names what it tells of, and holds none of its words. */
export const Notification = defineEntity({
  name: 'Notification',
  tableName: 'notification',
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid(),
    /** Grows by one with each of a person's. */
    number: p.integer(),
    source: p.text(),
    kind: p.text().$type<NotificationKind>(),
    actorId: p.uuid().strictNullable(),
    conversationId: p.uuid().strictNullable(),
    messageNumber: p.integer().strictNullable(),
    /** Of a reply: the message that its thread begins with. */
    threadRoot: p.integer().strictNullable(),
    messageId: p.text().strictNullable(),
    emoji: p.text().strictNullable(),
    /** Whether it stands in the person's list; else it was made to be brought to them only. */
    inApp: p.boolean(),
    /** When the person was told, and not when it happened. */
    at: p.datetime(),
    readAt: p.datetime().strictNullable(),
  },
});

export type NotificationRow = InferEntity<typeof Notification>;
