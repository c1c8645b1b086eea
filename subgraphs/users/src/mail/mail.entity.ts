import { defineEntity, p } from '@mikro-orm/core';

/** A letter that has been sent for an event: an event that comes again sends nothing again. */
export const SentMail = defineEntity({
  name: 'SentMail',
  tableName: 'sent_mail',
  properties: {
    eventId: p.uuid().primary(),
    letter: p.text().primary(),
    at: p.datetime(),
  },
});
