import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { afterEach, expect, test } from 'vitest';
import { createAsk } from '../src/ask.ts';
import { BadUserInput, Unavailable } from '../src/errors.ts';
import { silentLog } from '../src/log.ts';
import { createPassportReader, createPassportSigner, PASSPORT_HEADER, passportKey, serviceKey } from '../src/passport.ts';
import { createSubgraph, type Subgraph } from '../src/subgraph.ts';

const key = passportKey('a secret of the gateway that is long enough', 'things');
const sign = createPassportSigner(key);
const fails = (error: Error) => ({
  type: GraphQLString,
  resolve() {
    throw error;
  },
});
interface Asking {
  id: string;
  hang?: () => Promise<string>;
}
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      who: { type: GraphQLString, resolve: (_, __, { id }: Asking) => id },
      hangs: { type: GraphQLString, resolve: (_, __, { hang }: Asking) => hang?.() },
      bad: fails(new BadUserInput('name', 'The name is empty.')),
      broken: fails(new Error('password of the database: hunter2')),
    },
  }),
});
const asAda = () =>
  sign({
    viewer: { id: 'ada', roles: [], scopes: ['*'], sessionId: 's' },
    client: { address: '127.0.0.1', agent: '' },
    requestId: 'r1',
  });

let stoppable: Subgraph[] = [];
afterEach(async () => {
  await Promise.all(stoppable.map((subgraph) => subgraph.stop()));
  stoppable = [];
});

interface ThingsOptions {
  storeIsAway?: boolean;
  check?: () => Promise<void>;
  hang?: () => Promise<string>;
  /** How long the owner thinks about each question. */
  thinks?: () => Promise<void>;
  drainMs?: number;
}

async function startThings(options: ThingsOptions = {}) {
  const asked: unknown[][] = [];
  const subgraph = createSubgraph({
    name: 'things',
    host: '127.0.0.1',
    port: 0,
    log: silentLog(),
    readPassport: createPassportReader(key),
    schema,
    createContext: ({ passport }) => ({ id: passport.viewer?.id ?? 'nobody', hang: options.hang }),
    drainMs: options.drainMs,
    questions: {
      doubles: async (keys) => {
        asked.push([...keys]);
        await options.thinks?.();
        return keys.map((value) => Number(value) * 2);
      },
      whoAsks: async (keys, asker) => keys.map(() => asker),
    },
    checks: {
      store: async () => {
        if (options.storeIsAway === true) throw new Error('no connection');
        await options.check?.();
      },
    },
  });
  stoppable.push(subgraph);
  const url = await subgraph.start();
  const post = async (path: string, body: unknown, passport?: string) => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(passport === undefined ? {} : { [PASSPORT_HEADER]: passport }) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as { errors: { extensions: { code: string } }[] } };
  };
  return { subgraph, url, post, asked };
}

test('an operation is executed for the viewer of the passport, the same over HTTP and within the process', async () => {
  const { subgraph, post } = await startThings();
  const query = '{ who }';
  expect(await post('/graphql', { query }, asAda())).toEqual({ status: 200, body: { data: { who: 'ada' } } });
  expect(await subgraph.execute({ query, passport: asAda(), requestId: 'r1' })).toEqual({ data: { who: 'ada' } });
});

test.each([
  ['no passport', undefined],
  ['a forged one', 'e30.e30'],
  [
    'one made for another subgraph',
    createPassportSigner(passportKey('a secret of the gateway that is long enough', 'other'))({
      viewer: null,
      client: null,
      requestId: 'r',
    }),
  ],
])('a direct call with %s is refused', async (_, passport) => {
  const { subgraph, post } = await startThings();
  const refused = await post('/graphql', { query: '{ who }' }, passport);
  expect(refused).toMatchObject({ status: 401, body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } });
  expect(await subgraph.execute({ query: '{ who }', passport, requestId: 'r' })).toEqual(refused.body);
});

test('a failure that services foresee keeps its code, and any other says nothing of itself', async () => {
  const { post } = await startThings();
  const { body } = await post('/graphql', { query: '{ bad broken }' }, asAda());
  expect(body.errors).toEqual([
    { message: 'The name is empty.', path: ['bad'], extensions: { code: 'BAD_USER_INPUT', field: 'name' } },
    { message: 'Something went wrong on our side.', path: ['broken'], extensions: { code: 'INTERNAL' } },
  ]);
});

test.each([
  ['text that is no JSON', '{', 400],
  ['no query', {}, 400],
  ['null', null, 400],
  ['variables that are no object', { query: '{ who }', variables: 'x' }, 400],
  ['a list of variables', { query: '{ who }', variables: [] }, 400],
  ['a list of operations', [{ query: '{ who }' }], 400],
  ['keys that would reach a prototype', '{"query":"{ who }","variables":{"__proto__":{"id":1}}}', 400],
  ['more than the limit', { query: '{ who }', variables: { filler: 'x'.repeat(5_000_000) } }, 413],
])('%s gets a clear refusal', async (_, body, status) => {
  const { post } = await startThings();
  const refused = await post('/graphql', body, asAda());
  expect(refused.status).toBe(status);
  expect(refused.body.errors[0]?.extensions.code).toMatch(/^BAD_/);
});

test('a store that is away makes the process unready, while it stays alive', async () => {
  const { url } = await startThings({ storeIsAway: true });
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
  const ready = await fetch(`${url}/health/ready`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ ready: false, checks: { store: { ok: false, reason: 'no connection' } } });
});

test('a store that fails without a reason is away too, and many who ask for health at once cost one check', async () => {
  const checked = Promise.withResolvers<void>();
  let checks = 0;
  const { url } = await startThings({
    check: () => {
      checks += 1;
      return checked.promise;
    },
  });
  const asked = Promise.all(Array.from({ length: 20 }, () => fetch(`${url}/health/ready`).then(({ status }) => status)));
  await expect.poll(() => checks).toBe(1);
  checked.reject(undefined);
  expect(new Set(await asked)).toEqual(new Set([503]));
  expect(checks).toBe(1);
});

test('a stop does not wait for ever for a request that never ends', async () => {
  const asked = Promise.withResolvers<void>();
  const { subgraph, post } = await startThings({
    drainMs: 50,
    hang: () => {
      asked.resolve();
      return new Promise(() => undefined);
    },
  });
  const underWay = post('/graphql', { query: '{ hangs }' }, asAda()).then(
    () => 'answered',
    () => 'ended',
  );
  await asked.promise;
  await subgraph.stop();
  expect(await underWay).toBe('ended');
});

test('questions of one moment travel together, and equal ones are asked once', async () => {
  const { url, asked } = await startThings();
  const ask = createAsk<number, number>({ asker: 'others', key: serviceKey(key, 'others'), url, question: 'doubles' });
  expect(await Promise.all([1, 2, 1, 3].map((n) => ask(n)))).toEqual([2, 4, 2, 6]);
  expect(asked).toEqual([[1, 2, 3]]);
});

test('of a crowd of questions only some are under way at once, and all are answered', async () => {
  const full = Promise.withResolvers<void>();
  let [underWay, most] = [0, 0];
  const { url, asked } = await startThings({
    async thinks() {
      underWay += 1;
      most = Math.max(most, underWay);
      if (underWay === 8) setTimeout(full.resolve, 20);
      await full.promise;
      underWay -= 1;
    },
  });
  const ask = createAsk<number, number>({
    asker: 'others',
    key: serviceKey(key, 'others'),
    url,
    question: 'doubles',
    cacheMs: 0,
    timeoutMs: 30_000,
  });
  const numbers = Array.from({ length: 20_000 }, (_, index) => index);
  expect(await Promise.all(numbers.map(ask))).toEqual(numbers.map((n) => n * 2));
  expect(most).toBe(8);
  expect(asked).toHaveLength(20);
});

test('an answer that may not be kept is asked for each time, and neither is a failure kept', async () => {
  const { url, subgraph, asked } = await startThings();
  const options = { asker: 'others', key: serviceKey(key, 'others'), url, question: 'doubles' };
  const always = createAsk<number, number>({ ...options, cacheMs: 0 });
  expect([await always(1), await always(1)]).toEqual([2, 2]);
  expect(asked).toEqual([[1], [1]]);

  await subgraph.stop();
  const kept = createAsk<number, number>(options);
  await expect(kept(1)).rejects.toThrow(Unavailable);
  const back = createSubgraph({
    name: 'things',
    host: '127.0.0.1',
    port: Number(new URL(url).port),
    log: silentLog(),
    readPassport: createPassportReader(key),
    schema,
    createContext: () => ({}),
    questions: { doubles: async (keys) => keys.map((value) => Number(value) * 2) },
    checks: {},
  });
  stoppable.push(back);
  await back.start();
  expect(await kept(1)).toBe(2);
});

test('an answer that comes too late is none', async () => {
  const late = Promise.withResolvers<void>();
  const { url } = await startThings({ thinks: () => late.promise });
  const options = { asker: 'others', key: serviceKey(key, 'others'), url, question: 'doubles', timeoutMs: 100 };
  await expect(createAsk<number, number>(options)(1)).rejects.toThrow(Unavailable);
  late.resolve();
});

test('a question with a key for another subgraph, or to an owner that is away, is refused', async () => {
  const { url, subgraph } = await startThings();
  const other = createAsk<number, number>({
    asker: 'others',
    key: serviceKey(passportKey('x'.repeat(32), 'things'), 'others'),
    url,
    question: 'doubles',
  });
  await expect(other(1)).rejects.toThrow(Unavailable);
  const right = createAsk<number, number>({ asker: 'others', key: serviceKey(key, 'others'), url, question: 'doubles' });
  expect(await right(1)).toBe(2);
  await subgraph.stop();
  await expect(right(2)).rejects.toThrow(Unavailable);
});

test('neither a viewer nor a stranger can ask what only subgraphs may', async () => {
  const { post } = await startThings();
  expect((await post('/internal/doubles', { keys: [1] }, asAda())).status).toBe(403);
  expect((await post('/internal/doubles', { keys: [1] })).status).toBe(401);
});

test('an owner is told which subgraph asks, as its passport proves it', async () => {
  const { url } = await startThings();
  const options = { asker: 'others', url, question: 'whoAsks' };
  expect(await createAsk<number, string>({ ...options, key: serviceKey(key, 'others') })(1)).toBe('others');
  await expect(createAsk<number, string>({ ...options, key: serviceKey(key, 'strangers') })(1)).rejects.toThrow(Unavailable);
});
