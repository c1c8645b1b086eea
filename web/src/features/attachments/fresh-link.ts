'use client';
import { useEffect } from 'react';
import { useClient } from 'urql';
import { graphql } from '@/graph/graphql.ts';

const FRESH_LINKS = graphql(`
  query FreshLinks($id: ID!) {
    file(id: $id) {
      id
      status
      link {
        url
        expiresAt
      }
      renditions {
        size
        width
        height
        link {
          url
          expiresAt
        }
      }
    }
  }
`);

/** Links are good for minutes, and messages stay on the screen for longer. */
const SOON_MS = 15_000;

/** Asks for other links to a file that is shown with ones that have ended: the cache has them then, wherever it is shown. `renew()` does so at once. */
export function useFreshLinks(fileId: string, expiresAt: string | undefined): () => void {
  const client = useClient();
  const isOver = expiresAt !== undefined && Date.parse(expiresAt) - Date.now() < SOON_MS;
  const renew = () => void client.query(FRESH_LINKS, { id: fileId }, { requestPolicy: 'network-only' }).toPromise();
  useEffect(() => {
    if (isOver) void client.query(FRESH_LINKS, { id: fileId }, { requestPolicy: 'network-only' }).toPromise();
  }, [client, fileId, isOver]);
  return renew;
}
