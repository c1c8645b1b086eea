'use client';
import type { CombinedError } from '@urql/core';
import { useMutation } from 'urql';
import { graphql } from '@/graph/graphql.ts';

const REQUEST = graphql(`
  mutation AskForContact($userId: ID!) {
    requestContact(userId: $userId) {
      user {
        id
        contact {
          state
          since
        }
      }
    }
  }
`);

const ACCEPT = graphql(`
  mutation AgreeToContact($userId: ID!) {
    acceptContact(userId: $userId) {
      user {
        id
        contact {
          state
          since
        }
      }
    }
  }
`);

const DECLINE = graphql(`
  mutation PutContactRequestAway($userId: ID!) {
    declineContact(userId: $userId) {
      user {
        id
        contact {
          state
          since
        }
      }
    }
  }
`);

const REMOVE = graphql(`
  mutation EndContact($userId: ID!) {
    removeContact(userId: $userId) {
      user {
        id
        contact {
          state
          since
        }
      }
    }
  }
`);

const BLOCK = graphql(`
  mutation BlockPerson($userId: ID!) {
    blockPerson(userId: $userId) {
      user {
        id
        contact {
          state
          since
        }
      }
    }
  }
`);

const UNBLOCK = graphql(`
  mutation UnblockPerson($userId: ID!) {
    unblockPerson(userId: $userId) {
      user {
        id
        contact {
          state
          since
        }
      }
    }
  }
`);

export type ContactChange = 'request' | 'accept' | 'decline' | 'remove' | 'block' | 'unblock';

export interface ContactChanges {
  isBusy: boolean;
  /** Resolves to what went wrong, and to nothing when all is well. */
  change(kind: ContactChange, userId: string): Promise<CombinedError | undefined>;
}

/** How the viewer may stand otherwise to a person. The lists of people follow by the cache. */
export function useContactChanges(): ContactChanges {
  const mutations = {
    request: useMutation(REQUEST),
    accept: useMutation(ACCEPT),
    decline: useMutation(DECLINE),
    remove: useMutation(REMOVE),
    block: useMutation(BLOCK),
    unblock: useMutation(UNBLOCK),
  };
  return {
    isBusy: Object.values(mutations).some(([{ fetching }]) => fetching),
    change: async (kind, userId) => (await mutations[kind][1]({ userId })).error,
  };
}
