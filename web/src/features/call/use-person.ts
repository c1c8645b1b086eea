import { useQuery } from 'urql';
import { pictureOf } from '@/features/people/picture.ts';
import { graphql } from '@/graph/graphql.ts';

const CALL_PERSON = graphql(`
  query CallPerson($id: ID!) {
    user(id: $id) {
      id
      name
      avatar {
        ...Picture_file
      }
    }
  }
`);

/** The name is empty until it is known. */
export function usePerson(id: string): { name: string; picture: string | null } {
  const [{ data }] = useQuery({ query: CALL_PERSON, variables: { id } });
  return { name: data?.user?.name ?? '', picture: pictureOf(data?.user?.avatar) };
}
