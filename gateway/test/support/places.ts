import type { GraphQLFormattedError } from 'graphql';

/**
 * Where errors are and what kind. ApolloGateway counts items of a list wrongly where it asked for some of them only, and shows the names
 * by which it told fields apart.
 */
export const placesOf = (errors: readonly Partial<GraphQLFormattedError>[] = []) =>
  errors.map(({ path = [], extensions }) => {
    const fields = path.filter((element) => typeof element === 'string').map((name) => name.replace(/__alias_\d+$/, ''));
    return `${fields.join('.')} ${OWN_CODES.has(String(extensions?.['code'])) ? 'INTERNAL' : extensions?.['code']}`;
  });

const OWN_CODES = new Set(['INTERNAL', 'INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR']);
