import { createClient, type Exchange, makeResult } from '@urql/core';
import { expect, test } from 'vitest';
import { filter, map, merge, pipe, take, toPromise } from 'wonka';
import { graphCache } from '@/graph/cache.ts';
import { createPreloadedAnswers } from '@/graph/preloaded-exchange.ts';

const PERSON = 'query Person($id: ID!) { user(id: $id) { id name } }';
const user = (id: string, name: string) => ({ __typename: 'Query', user: { __typename: 'User', id, name } });

/** A client whose gateway answers with the name "from the gateway", and the ids that it was asked for. */
function startClient() {
  const asked: unknown[] = [];
  const preloaded = createPreloadedAnswers();
  const gateway: Exchange =
    ({ forward }) =>
    (operations) =>
      merge([
        pipe(
          operations,
          filter(({ kind }) => kind === 'query'),
          map((operation) => {
            const { id } = operation.variables as { id: string };
            asked.push(id);
            return makeResult(operation, { data: user(id, 'from the gateway') });
          }),
        ),
        pipe(
          operations,
          filter(({ kind }) => kind !== 'query'),
          forward,
        ),
      ]);
  const client = createClient({ url: 'http://gateway.invalid', exchanges: [graphCache({}), preloaded.exchange, gateway] });
  const ask = async (id: string, requestPolicy?: 'network-only') =>
    (await pipe(client.query(PERSON, { id }, { requestPolicy }), take(1), toPromise)).data?.user.name;
  return { asked, preloaded, ask, client };
}

test('what came with the page is answered at once, and stays in the cache', async () => {
  const { asked, preloaded, ask, client } = startClient();
  preloaded.add({ name: 'Person', variables: { id: 'u1' }, data: user('u1', 'from the page') });
  expect(client.readQuery(PERSON, { id: 'u1' })?.data.user.name).toBe('from the page');
  expect(await ask('u1')).toBe('from the page');
  expect(asked).toEqual([]);
});

test('what did not come with the page is asked for, also the same for another thing', async () => {
  const { asked, preloaded, ask } = startClient();
  preloaded.add({ name: 'Person', variables: { id: 'u1' }, data: user('u1', 'from the page') });
  expect(await ask('u2')).toBe('from the gateway');
  expect(asked).toEqual(['u2']);
});

test('what is wanted afresh goes to the gateway', async () => {
  const { asked, preloaded, ask } = startClient();
  preloaded.add({ name: 'Person', variables: { id: 'u1' }, data: user('u1', 'from the page') });
  expect(await ask('u1')).toBe('from the page');
  expect(await ask('u1', 'network-only')).toBe('from the gateway');
  expect(asked).toEqual(['u1']);
});
