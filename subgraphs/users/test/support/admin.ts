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
  await users.graph('mutation ($token: String!) { verifyEmail(input: { token: $token }) { user { id } } }', {
    token: await tokenMailedTo(users, email, /verify-email/),
  });
  const { data } = await tryLogIn(users, email);
  const { tokens } = data.logIn;
  return { id: registered.data.register.user.id, name, email, tokens, viewer: await viewerOf(users, tokens.accessToken) };
}

/** The secret in the link of the newest mail to the address that fits. */
export async function tokenMailedTo(users: TestUsers, address: string, fits: RegExp): Promise<string> {
  const mail = await users.mailbox.mailTo(address, fits);
  const token = /token=([\w-]+)/.exec(mail.text ?? '')?.[1];
  if (token === undefined) throw new Error(`No link in: ${mail.text}`);
  return token;
}
