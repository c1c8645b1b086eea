import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** The address that a person wants to have, until it is confirmed. */
export const EmailChange = defineEntity({
  name: 'EmailChange',
  tableName: 'email_change',
  properties: {
    accountId: p.uuid().primary(),
    email: p.text(),
    requestedAt: p.datetime(),
  },
});

export type EmailChangeRow = InferEntity<typeof EmailChange>;
