import { registerEnumType } from 'type-graphql';

/** As the live contract names them. */
export const UpdateKind = { STARTED: 'started', EVENT: 'event', RESET: 'reset', ENDED: 'ended' } as const;
export type UpdateKind = (typeof UpdateKind)[keyof typeof UpdateKind];

registerEnumType(UpdateKind, {
  name: 'UpdateKind',
  description: 'What an update of a subscription tells.',
  valuesConfig: {
    STARTED: { description: 'It begins here: nothing came before it.' },
    EVENT: { description: 'Something has happened.' },
    RESET: { description: 'What came before cannot be continued: load it afresh. From here it goes on.' },
    ENDED: { description: 'The viewer hears no more of it.' },
  },
});
