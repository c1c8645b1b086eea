import { registerEnumType } from 'type-graphql';
import type { LiveEvent } from './contract.ts';

/** What an update of a live subscription tells, in the graph as in the contract: one enum, which all subgraphs with live subscriptions share. */
export const UpdateKind = {
  STARTED: 'started',
  EVENT: 'event',
  RESET: 'reset',
  ENDED: 'ended',
} as const satisfies Record<string, LiveEvent['kind']>;

registerEnumType(UpdateKind, {
  name: 'UpdateKind',
  description: 'What an update of a live subscription says.',
  valuesConfig: {
    STARTED: { description: 'It begins here: nothing came before it.' },
    EVENT: { description: 'Something has happened.' },
    RESET: { description: 'What came before cannot be continued: load it afresh. From here it goes on.' },
    ENDED: { description: 'The viewer hears no more of it.' },
  },
});
