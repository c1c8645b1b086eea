import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

/** Composes subgraphs as the project's own schema workflow does. */
export function compose(subgraphs: readonly { name: string; url: string; typeDefs: string }[]): string {
  const { supergraphSdl, errors } = composeServices(
    subgraphs.map(({ name, url, typeDefs }) => ({ name, url, typeDefs: parse(typeDefs) })),
  );
  if (supergraphSdl === undefined) throw new Error(errors?.map(String).join('\n'));
  return supergraphSdl;
}
