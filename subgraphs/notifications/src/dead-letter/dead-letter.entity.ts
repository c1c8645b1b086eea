import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** An event that a group of consumers could not handle. It holds ids only, as all events do. */
export const DeadLetter = defineEntity({
  name: 'DeadLetter',
  tableName: 'dead_letter',
  properties: {
    /** The one that it had in the log, by which it is known when it comes again. */
    id: p.text().primary(),
    stream: p.text(),
    group: p.text().name('consumer_group'),
    /** As it lay in the log. */
    event: p.text(),
    eventId: p.text().strictNullable(),
    eventName: p.text().strictNullable(),
    eventAt: p.datetime().strictNullable(),
    buriedAt: p.datetime(),
    attempts: p.integer(),
    errorCode: p.text(),
    /** When it was last given to all groups again. */
    replayedAt: p.datetime().strictNullable(),
  },
});

export type DeadLetterRow = InferEntity<typeof DeadLetter>;
