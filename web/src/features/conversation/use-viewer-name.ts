'use client';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';

const VIEWER_NAME = graphql(`
  query ViewerName {
    viewer {
      id
      name
    }
  }
`);

/** What the viewer is called; empty until that is known. Every page of the chat has asked for it already. */
export function useViewerName(): string {
  const [{ data }] = useQuery({ query: VIEWER_NAME });
  return data?.viewer?.name ?? '';
}
