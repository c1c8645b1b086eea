import { buildSubgraphSchema } from '@apollo/subgraph';
import { silentLog } from '@parley/kit/log';
import { createPassportReader, passportKey } from '@parley/kit/passport';
import { createSubgraph } from '@parley/kit/subgraph';
import { parse } from 'graphql';
import { expect, test, vi } from 'vitest';
import { startChat } from '../dev/testing/chat.ts';

const SOON = { timeout: 10_000 };

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

test('a session that was ended on another device is refused within a second, while its access token is still good', async () => {
  await using chat = await startChat();
  const phone = await chat.register('Ada');
  const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { ... on LoggedIn { tokens { accessToken } } } }';
  const { data } = await chat.graph<{ logIn: { tokens: { accessToken: string } } }>(logIn, {
    input: { email: phone.email, password: phone.password },
  });
  const laptop = { token: data?.logIn.tokens.accessToken ?? '' };
  const sessions = await chat.graph<{ sessions: { id: string; current: boolean }[] }>(
    '{ sessions { id current } }',
    {},
    { as: laptop },
  );
  const other = sessions.data?.sessions.find(({ current }) => !current);
  expect((await chat.graph('{ viewer { id } }', {}, { as: phone })).errors).toBeUndefined();

  await chat.graph('mutation ($id: ID!) { revokeSession(id: $id) { __typename } }', { id: other?.id }, { as: laptop });
  await vi.waitFor(async () => {
    const refused = await chat.graph('{ viewer { id } }', {}, { as: phone });
    expect(refused).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED', reason: 'revoked' } }] });
  }, SOON);
  expect((await chat.graph('{ viewer { id } }', {}, { as: laptop })).errors).toBeUndefined();
});

test('what one person says another reads with the name of who said it, and a stranger finds nothing of it', async () => {
  await using chat = await startChat();
  const [ada, bob, cleo] = await Promise.all(['Ada', 'Bob', 'Cleo'].map((name) => chat.register(name)));
  const started = await chat.graph<{ startDirect: { conversation: { id: string } } }>(
    'mutation ($userId: ID!) { startDirect(userId: $userId) { conversation { id } } }',
    { userId: bob?.id },
    { as: ada },
  );
  const conversationId = started.data?.startDirect.conversation.id;
  const send = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
  const sent = await chat.graph<{ sendMessage: { message: { id: string } } }>(
    send,
    { input: { conversationId, clientId: 'one', body: 'Tea on *Saturday*?' } },
    { as: ada },
  );

  const screen = '{ conversations { edges { node { unreadCount lastMessage { html sender { name } } } } } }';
  const read = await chat.graph(screen, {}, { as: bob });
  const lastMessage = { html: '<p>Tea on <em>Saturday</em>?</p>\n', sender: { name: 'Ada' } };
  expect(read.data).toEqual({ conversations: { edges: [{ node: { unreadCount: 1, lastMessage } }] } });

  const asked =
    '($c: ID!, $m: ID!) { conversation(id: $c) { id } message(id: $m) { id } conversations { edges { node { id } } } }';
  const found = await chat.graph(`query ${asked}`, { c: conversationId, m: sent.data?.sendMessage.message.id }, { as: cleo });
  expect(found.data).toEqual({ conversation: null, message: null, conversations: { edges: [] } });
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
