import { graphql } from '@/graph/graphql.ts';
import '../people/person-avatar.tsx';

export const MEMBERS = graphql(`
  query Members($id: ID!, $after: String) {
    conversation(id: $id) {
      id
      members(first: 50, after: $after) {
        edges {
          node {
            role
            nickname
            user {
              id
              name
              ...PersonAvatar_user
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);
