import { graphql } from '@/graph/graphql.ts';
import './people-list.tsx';

/** A page of the people who stand to the viewer in one way. */
export const CONTACTS_PAGE = graphql(`
  query ContactsPage($state: ContactState!, $after: String) {
    contacts(state: $state, first: 50, after: $after) {
      edges {
        node {
          user {
            ...PeopleList_user
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
