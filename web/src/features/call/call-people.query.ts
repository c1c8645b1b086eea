import { graphql } from '@/graph/graphql.ts';
import '@/features/people/person-avatar.tsx';

/** Who can be called in a conversation. */
export const CALL_PEOPLE = graphql(`
  query CallPeople($conversationId: ID!) {
    conversation(id: $conversationId) {
      id
      kind
      name
      members(first: 100) {
        edges {
          node {
            nickname
            user {
              id
              name
              ...PersonAvatar_user
            }
          }
        }
      }
    }
  }
`);
