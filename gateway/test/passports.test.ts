import { createPassportReader, InvalidPassport, passportKey } from '@parley/kit/passport';
import { expect, test } from 'vitest';
import { bearer, startAccounts } from './support/accounts.ts';
import { startGateway } from './support/gateway.ts';
import { startLibrary, startReaders } from './support/library.ts';
import { SECRET } from './support/subgraph.ts';

test('each subgraph is shown a passport in its own key, which is worth nothing to another', async () => {
  await using library = await startLibrary({ passports: true });
  await using accounts = await startAccounts();
  await using gateway = await startGateway({ subgraphs: library.all, settings: accounts.settings });
  const { errors } = await gateway.graph('{ books { owner { name } } }', { headers: bearer(await accounts.token()) });
  expect(errors).toBeUndefined();
  const shown = String(library.books.requests[0]?.headers['x-parley-passport']);
  expect(createPassportReader(passportKey(SECRET, 'books'))(shown).viewer?.id).toBe('u1');
  expect(() => createPassportReader(passportKey(SECRET, 'readers'))(shown)).toThrow(InvalidPassport);
});

test('a passport tells where the request came from, and a client can write none itself', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  await using gateway = await startGateway({ subgraphs: [readers], settings: accounts.settings });
  const headers = {
    'user-agent': 'a test',
    'x-request-id': 'given-by-the-client',
    'x-parley-passport': 'forged',
    'x-forwarded-for': '203.0.113.9',
    'x-of-the-client': 'secret',
  };
  const { data, headers: answered } = await gateway.graph('{ shown { by viewer address agent requestId } }', { headers });
  expect(data).toEqual({
    shown: { by: 'gateway', viewer: null, address: '127.0.0.1', agent: 'a test', requestId: 'given-by-the-client' },
  });
  expect(answered.get('x-request-id')).toBe('given-by-the-client');
  expect(Object.keys(readers.requests[0]?.headers ?? {})).not.toContain('x-of-the-client');
});

test('behind a trusted proxy the address is the one that the proxy saw', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  await using gateway = await startGateway({ subgraphs: [readers], settings: { ...accounts.settings, TRUST_PROXY: '1' } });
  const { data } = await gateway.graph('{ shown { address } }', { headers: { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' } });
  expect(data).toEqual({ shown: { address: '203.0.113.9' } });
});

test('a request id that is none is replaced', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const { headers } = await gateway.graph('{ __typename }', { headers: { 'x-request-id': 'two words and more' } });
  expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
});
