import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  createPassportReader,
  createPassportSigner,
  createServiceSigner,
  InvalidPassport,
  passportKey,
  serviceKey,
  type Viewer,
} from '../src/passport.ts';

const secret = 'a secret of the gateway that is long enough';
const ada: Viewer = { id: 'ada', roles: ['USER'], scopes: ['*'], sessionId: 'session' };
const request = { viewer: ada, client: { address: '127.0.0.1', agent: 'test' }, requestId: 'r1' };
const named = { name: 'conversation:42', by: 'messages' };
const usersKey = passportKey(secret, 'users');

test('a subgraph reads who asks from the passport that the gateway made for it', () => {
  const shown = createPassportSigner(usersKey)(request);
  expect(createPassportReader(usersKey)(shown)).toEqual({ by: 'gateway', audience: null, ...request });
});

test('a passport for an audience names no viewer', () => {
  const shown = createPassportSigner(usersKey)({ viewer: null, audience: named, client: null, requestId: 'r1' });
  expect(createPassportReader(usersKey, { audiencesBy: ['messages'] })(shown)).toEqual({
    by: 'gateway',
    viewer: null,
    audience: 'conversation:42',
    client: null,
    requestId: 'r1',
  });
});

test('an audience that another subgraph has made up is nobody', () => {
  const shown = createPassportSigner(usersKey)({ viewer: null, audience: named, client: null, requestId: 'r1' });
  for (const audiencesBy of [undefined, [], ['presence', 'Messages']]) {
    expect(createPassportReader(usersKey, { audiencesBy })(shown)).toMatchObject({ viewer: null, audience: null });
  }
});

test('a passport that names a viewer and an audience is refused', () => {
  const shown = createPassportSigner(usersKey)({ ...request, audience: named });
  expect(() => createPassportReader(usersKey)(shown)).toThrow('it names a viewer and an audience');
});

test.each([
  undefined,
  '',
  7,
  'conversation:42',
  {},
  { ...named, name: '' },
  { ...named, by: ['messages'] },
  { ...named, by: '' },
])('%j is no audience', (audience) => {
  const shown = forged(usersKey, { by: 'gateway', ...request, viewer: null, audience, exp: Date.now() });
  expect(() => createPassportReader(usersKey)(shown)).toThrow(InvalidPassport);
});

test('a passport made for another subgraph is refused', () => {
  const shown = createPassportSigner(passportKey(secret, 'messages'))(request);
  expect(() => createPassportReader(usersKey)(shown)).toThrow('the seal does not fit');
});

test('an expired passport is refused', () => {
  const madeAt = Date.now() - 61_000;
  expect(() => createPassportReader(usersKey)(createPassportSigner(usersKey)(request, madeAt))).toThrow('it has expired');
});

test('a passport whose content was changed is refused', () => {
  const [content = '', seal] = createPassportSigner(usersKey)(request).split('.');
  const claims = JSON.parse(Buffer.from(content, 'base64url').toString());
  const changed = Buffer.from(JSON.stringify({ ...claims, viewer: { ...ada, roles: ['ADMIN'] } })).toString('base64url');
  expect(() => createPassportReader(usersKey)(`${changed}.${seal}`)).toThrow('the seal does not fit');
});

test.each([undefined, '', '.', 'x', 'e30.', `${Buffer.from('null').toString('base64url')}.x`, '%%%.###'])(
  '%j is no passport',
  (shown) => {
    expect(() => createPassportReader(usersKey)(shown)).toThrow(InvalidPassport);
  },
);

test.each([
  ['a name of any length', { by: 'x'.repeat(5000) }],
  ['a name that is none', { by: ['gateway'] }],
  ['no end', { exp: undefined }],
  ['an id that is none', { requestId: { id: 'r' } }],
])('content with %s is no passport, whatever its seal', (_, change) => {
  const shown = forged(usersKey, { by: 'gateway', ...request, exp: Date.now(), ...change });
  expect(() => createPassportReader(usersKey)(shown)).toThrow(InvalidPassport);
});

test('a subgraph is known by its seal also after strangers made up many names', () => {
  const read = createPassportReader(usersKey);
  for (let index = 0; index < 1000; index++) {
    expect(() => read(forged('no key of ours', { by: `stranger-${index}`, ...request, exp: Date.now() }))).toThrow(
      InvalidPassport,
    );
  }
  const shown = createServiceSigner(serviceKey(usersKey, 'messages'), 'messages')('r');
  expect(read(shown).by).toBe('messages');
});

test('a subgraph asks another one under its own name', () => {
  const shown = createServiceSigner(serviceKey(usersKey, 'messages'), 'messages')('r2');
  expect(createPassportReader(usersKey)(shown)).toEqual({
    by: 'messages',
    viewer: null,
    audience: null,
    client: null,
    requestId: 'r2',
  });
});

test('a subgraph cannot ask under the name of another, nor as the gateway, nor for a viewer', () => {
  const key = serviceKey(usersKey, 'messages');
  const read = createPassportReader(usersKey);
  expect(() => read(createServiceSigner(key, 'files')('r3'))).toThrow('the seal does not fit');
  expect(() => read(createPassportSigner(key)(request))).toThrow('the seal does not fit');
  const unnamed = { by: 'messages', viewer: null, audience: null, client: null, requestId: 'r3', exp: Date.now() };
  expect(read(forged(key, unnamed))).toMatchObject({ by: 'messages' });
  for (const told of [{ viewer: ada }, { audience: named }, { client: request.client }]) {
    expect(() => read(forged(key, { ...unnamed, ...told }))).toThrow('only the gateway names viewers');
  }
});

test('a key given to ask one subgraph is worth nothing at another', () => {
  const shown = createServiceSigner(serviceKey(usersKey, 'messages'), 'messages')('r4');
  expect(() => createPassportReader(passportKey(secret, 'files'))(shown)).toThrow('the seal does not fit');
});

function forged(key: string, claims: object): string {
  const content = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${content}.${createHmac('sha256', key).update(content).digest('base64url')}`;
}
