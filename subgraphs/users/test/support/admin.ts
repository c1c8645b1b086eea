import { mailedToken } from './letters.ts';
import { ownAddress, PASSWORD, type TestPerson, TOKENS, tryLogIn, viewerOf } from './person.ts';
import type { TestUsers } from './users.ts';

/** Goes into the settings of the subgraph under test. */
export const FIRST_ADMIN = { FIRST_ADMIN_EMAIL: 'admin@people.example' };

/** The first ADMIN of a deployment, as there comes to be one: by an address that is named in the settings and then confirmed. */
export async function registerFirstAdmin(users: TestUsers): Promise<TestPerson> {
  const [name, email] = ['Admin', FIRST_ADMIN.FIRST_ADMIN_EMAIL];
  const registered = await users.graph(
    `mutation ($input: RegisterInput!) { register(input: $input) { user { id } ${TOKENS} } }`,
    { input: { name, email, password: PASSWORD } },
    { address: ownAddress() },
  );
  const { id } = registered.data.register.user;
  await users.graph('mutation ($token: String!) { verifyEmail(input: { token: $token }) { user { id } } }', {
    token: await mailedToken(users, 'verifyAddress', id),
  });
  const { data } = await tryLogIn(users, email);
  const { tokens } = data.logIn;
  return { id, name, email, tokens, viewer: await viewerOf(users, tokens.accessToken) };
}
