import { gql } from '@urql/core';
import type { Cache } from '@urql/exchange-graphcache';
import type { PresenceUpdate, TypingUpdate } from '../told.ts';

const PRESENCE = gql`
  fragment ToldPresence on User {
    id
    presence {
      status
      lastSeenAt
    }
  }
`;

const TYPING = gql`
  fragment ToldTyping on Conversation {
    id
    typing {
      until
      user {
        id
        name
      }
    }
  }
`;

/** How somebody is at this moment: the latest is all there is to know. */
export function writePresence({ user, presence }: PresenceUpdate, cache: Cache): void {
  cache.writeFragment(PRESENCE, { __typename: 'User', id: user.id, presence });
}

export function writeTyping({ conversation, people }: TypingUpdate, cache: Cache): void {
  cache.writeFragment(TYPING, { __typename: 'Conversation', id: conversation.id, typing: people });
}
