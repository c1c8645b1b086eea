import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A log-in on one device. An ended one stays for some months, so that the device is known when it comes again. */
export const Session = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    /** Random; its refresh tokens are derived from it. */
    seed: p.text(),
    /** Grows by one with each refresh: of all refresh tokens that were made, only the one of this generation is good. */
    generation: p.integer(),
    deviceName: p.text().strictNullable(),
    agent: p.text(),
    address: p.text(),
    startedAt: p.datetime(),
    refreshedAt: p.datetime(),
    endedAt: p.datetime().strictNullable(),
  },
});

export type SessionRow = InferEntity<typeof Session>;
