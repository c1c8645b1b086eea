import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';

export const PICTURE = graphql(`
  fragment Picture_file on File {
    id
    renditions {
      size
      link {
        url
      }
    }
  }
`);

/** The address of a small picture; null until there is one. */
export function pictureOf(file: FragmentType<typeof PICTURE> | null | undefined): string | null {
  const renditions = readFragment(PICTURE, file)?.renditions ?? [];
  return renditions.find(({ size }) => size === 'THUMBNAIL')?.link.url ?? null;
}
