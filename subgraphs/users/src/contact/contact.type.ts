import { connectionType } from '@parley/kit/connection';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

/** What a person may know of a relation. That a request was declined is not among it. */
export const ContactState = {
  CONTACT: 'accepted',
  REQUEST_SENT: 'requested',
  REQUEST_RECEIVED: 'received',
  BLOCKED: 'blocked',
} as const;

export type ContactState = (typeof ContactState)[keyof typeof ContactState];

registerEnumType(ContactState, {
  name: 'ContactState',
  description: 'How the viewer stands to another person.',
  valuesConfig: {
    CONTACT: { description: 'Both agreed to be in contact.' },
    REQUEST_SENT: { description: 'The viewer asked, and there is no answer.' },
    REQUEST_RECEIVED: { description: 'The other person asked, and the viewer has not answered.' },
    BLOCKED: { description: 'The viewer wants nothing from this person. The person is not told.' },
  },
});

@ObjectType({ description: 'How the viewer stands to another person, as the viewer may know it.' })
export class Contact {
  @Field(() => ContactState, { description: 'How they stand.' })
  state!: ContactState;

  @Field(() => Date, { description: 'Since when it is so.' })
  since!: Date;
}

export const ContactConnection = connectionType('Contact', 'relations to people', () => Contact);

@ObjectType({ description: 'The other person, after a change of how the viewer stands to them.' })
export class ContactPayload {}
