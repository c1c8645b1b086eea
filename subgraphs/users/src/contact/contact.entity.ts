import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/**
 * What `owner` sees of the relation to `other`. Two people have up to two rows, one for each view, so that a block or a declined request
 * is told to nobody but its owner.
 */
export const Contact = defineEntity({
  name: 'Contact',
  tableName: 'contact',
  properties: {
    ownerId: p.uuid().primary(),
    otherId: p.uuid().primary(),
    state: p.text().$type<ContactState>(),
    since: p.datetime(),
  },
});

export type ContactRow = InferEntity<typeof Contact>;

/** `declined` stays with who declined: the other one goes on waiting, and asking again does not come through. */
export type ContactState = 'requested' | 'received' | 'accepted' | 'declined' | 'blocked';
