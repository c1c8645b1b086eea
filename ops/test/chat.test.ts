import { buildSubgraphSchema } from '@apollo/subgraph';
import { silentLog } from '@parley/kit/log';
import { createPassportReader, passportKey } from '@parley/kit/passport';
import { createSubgraph } from '@parley/kit/subgraph';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { startChat } from '../dev/testing/chat.ts';

test('a person registers, reads who they are, changes their profile and gets back in by a mailed link', async () => {
  await using chat = await startChat();
  const ada = await chat.register('Ada');

  const changed = await chat.graph(
    'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { name bio } } }',
    { input: { bio: 'Writes to Bob.' } },
    { as: ada },
  );
  expect(changed.data).toEqual({ updateProfile: { user: { name: 'Ada', bio: 'Writes to Bob.' } } });
  const viewer = await chat.graph('{ viewer { id name bio email } }', {}, { as: ada });
  expect(viewer).toEqual({ status: 200, data: { viewer: { id: ada.id, name: 'Ada', bio: 'Writes to Bob.', email: ada.email } } });

  await chat.graph('mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { __typename } }', {
    input: { email: ada.email },
  });
  const mail = await chat.mailTo(ada.email, /reset-password\?/);
  const link = new URL(mail.links.find((each) => each.includes('/reset-password?')) ?? '');
  const newPassword = 'another-Horse-battery-43-staple';
  const reset = await chat.graph('mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename } }', {
    input: { token: link.searchParams.get('token'), newPassword },
  });
  expect(reset.errors).toBeUndefined();
  const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { ... on LoggedIn { user { name } } } }';
  const refused = await chat.graph(logIn, { input: { email: ada.email, password: ada.password } });
  expect(refused.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  const loggedIn = await chat.graph(logIn, { input: { email: ada.email, password: newPassword } });
  expect(loggedIn.data).toEqual({ logIn: { user: { name: 'Ada' } } });
});

test('nobody reads what a viewer reads', async () => {
  await using chat = await startChat();
  const answer = await chat.graph('{ viewer { id } }');
  expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('two chats of one test know nothing of each other', async () => {
  await using one = await startChat();
  await using other = await startChat();
  const ada = await one.register('Ada');
  const answer = await other.graph('{ viewer { id } }', {}, { as: ada });
  expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('somebody else’s subgraph adds a field to a person, and is told who asks', async () => {
  const secret = 'the passport secret of this test only';
  const sdl = `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type User @key(fields: "id") { id: ID!  isMyself: Boolean! }
  `;
  const foreign = createSubgraph({
    name: 'foreign',
    host: '127.0.0.1',
    port: 0,
    log: silentLog(),
    readPassport: createPassportReader(passportKey(secret, 'foreign')),
    schema: buildSubgraphSchema([
      {
        typeDefs: parse(sdl),
        resolvers: {
          User: { isMyself: ({ id }: { id: string }, _: unknown, viewer: { id: string } | null) => viewer?.id === id },
        },
      },
    ]),
    createContext: ({ passport }) => passport.viewer,
    checks: {},
  });
  const url = await foreign.start();
  try {
    await using chat = await startChat({
      settings: { PASSPORT_SECRET: secret },
      foreign: [{ name: 'foreign', url: `${url}/graphql`, sdl }],
    });
    const ada = await chat.register('Ada');
    const bob = await chat.register('Bob');
    const query = 'query ($id: ID!) { viewer { isMyself } user(id: $id) { name isMyself } }';
    const answer = await chat.graph(query, { id: bob.id }, { as: ada });
    expect(answer.data).toEqual({ viewer: { isMyself: true }, user: { name: 'Bob', isMyself: false } });
  } finally {
    await foreign.stop();
  }
});
