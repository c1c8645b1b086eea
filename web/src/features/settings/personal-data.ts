import type { Client } from '@urql/core';
import { graphql } from '@/graph/graphql.ts';

const OWN_ACCOUNT_DATA = graphql(`
  query OwnAccountData {
    personalData {
      id
      account
    }
  }
`);

const OWN_MESSAGES_DATA = graphql(`
  query OwnMessagesData($after: String) {
    personalData {
      id
      messages(first: 100, after: $after)
    }
  }
`);

const OWN_FILES_DATA = graphql(`
  query OwnFilesData($after: String) {
    personalData {
      id
      files(first: 100, after: $after) {
        edges {
          node {
            id
            name
            bytes
            type
            sha256
            createdAt
            link(download: true) {
              url
              expiresAt
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

/** So much of it goes through memory once, and none of it stays in the cache. */
const FRESH = { requestPolicy: 'network-only' } as const;

/** All that is held of the viewer, read page by page. Throws where a part cannot be read: half of it would look like all of it. */
export async function readPersonalData(client: Client): Promise<Record<string, unknown>> {
  const account = required(await client.query(OWN_ACCOUNT_DATA, {}, FRESH)).personalData;
  return { account: account?.account, messages: await messagePages(client), files: await allFiles(client) };
}

async function messagePages(client: Client): Promise<unknown[]> {
  const pages: unknown[] = [];
  let after: string | null = null;
  do {
    const page: unknown = required(await client.query(OWN_MESSAGES_DATA, { after }, FRESH)).personalData?.messages;
    pages.push(page);
    after = nextOf(page);
  } while (after !== null);
  return pages;
}

async function allFiles(client: Client): Promise<unknown[]> {
  const files: unknown[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const page: { edges: { node: unknown }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null | undefined =
      required(await client.query(OWN_FILES_DATA, { after }, FRESH)).personalData?.files;
    files.push(...(page?.edges.map(({ node }) => node) ?? []));
    after = page?.pageInfo.endCursor ?? null;
    more = page?.pageInfo.hasNextPage === true;
  }
  return files;
}

function required<Data>({ data, error }: { data?: Data; error?: Error }): Data {
  if (data === undefined || error !== undefined) throw error ?? new Error('There was no answer.');
  return data;
}

function nextOf(page: unknown): string | null {
  const next = typeof page === 'object' && page !== null && 'next' in page ? page.next : null;
  return typeof next === 'string' ? next : null;
}
