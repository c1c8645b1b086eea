'use client';
import { useSubscription } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import '../people/picture.ts';

const PICTURE_MADE = graphql(`
  subscription PictureMade($id: ID!) {
    fileChanged(id: $id) {
      kind
      file {
        id
        status
        ...Picture_file
      }
    }
  }
`);

/** Follows a picture until its smaller ones are there: then they are in the cache, and shown. */
export function usePictureMade(file: { id: string; status: string } | null): void {
  const isMade = file === null || file.status === 'READY' || file.status === 'DELETED';
  useSubscription({ query: PICTURE_MADE, variables: { id: file?.id ?? '' }, pause: isMade });
}
