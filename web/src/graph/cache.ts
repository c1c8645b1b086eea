import { type CacheExchangeOpts, cacheExchange } from '@urql/exchange-graphcache';
import introspection from './gql/introspection.json' with { type: 'json' };
import { LIST_UPDATES } from './list-updates.ts';
import { OPTIMISTIC_ANSWERS } from './optimistic-answers.ts';

type CacheRules = Pick<CacheExchangeOpts, 'keys' | 'updates' | 'resolvers' | 'optimistic'>;

/** The normalised cache: things with an id are one thing wherever they are shown, all else belongs to what holds it. */
export function graphCache({ keys, updates, optimistic, ...rules }: CacheRules) {
  const schema = introspection as unknown as NonNullable<CacheExchangeOpts['schema']>;
  return cacheExchange({
    schema,
    keys: { ...partsOfOthers(), ...keys },
    optimistic: { ...OPTIMISTIC_ANSWERS, ...optimistic },
    updates: { ...updates, Mutation: { ...LIST_UPDATES, ...updates?.['Mutation'] } },
    ...rules,
  });
}

function partsOfOthers(): NonNullable<CacheRules['keys']> {
  const types = introspection.__schema.types.filter(
    (type) => type.kind === 'OBJECT' && !type.fields?.some(({ name }) => name === 'id'),
  );
  return Object.fromEntries(types.map(({ name }) => [name, () => null]));
}
