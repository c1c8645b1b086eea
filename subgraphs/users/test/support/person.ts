import { randomBytes } from 'node:crypto';
import type { Viewer } from '@parley/kit/passport';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { TestUsers } from './users.ts';

export const PASSWORD = 'nine purple lanterns sang';

export interface TestPerson {
  id: string;
  name: string;
  email: string;
  /** What the gateway would put into the passport for the person's present access token. */
  viewer: Viewer;
  tokens: ShownTokens;
}

export interface ShownTokens {
  accessToken: string;
  accessTokenExpiresAt: string;
  refreshToken: string;
}

export const TOKENS = 'tokens { accessToken accessTokenExpiresAt refreshToken }';

const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) { user { id name } ${TOKENS} } }`;

/** A person who has just registered, from a network of their own. */
export async function registerPerson(users: TestUsers, name = 'Ada'): Promise<TestPerson> {
  const email = `${name.toLowerCase().replace(/\W/g, '')}.${randomBytes(4).toString('hex')}@people.example`;
  const answer = await users.graph(REGISTER, { input: { email, password: PASSWORD, name } }, { address: ownAddress() });
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  const { user, tokens } = answer.data.register;
  return { id: user.id, name, email, tokens, viewer: await viewerOf(users, tokens.accessToken) };
}

const LOG_IN = `mutation ($input: LogInInput!) {
  logIn(input: $input) { __typename ... on LoggedIn { user { id } ${TOKENS} } ... on SecondFactorRequired { challenge } }
}`;

/** The answer to a log-in, whatever it is. */
/** As the person whose password is the one of all people in tests. */
export const START_TWO_FACTOR = `mutation { startTwoFactor(input: { password: ${JSON.stringify(PASSWORD)} }) { secret uri } }`;

export function tryLogIn(users: TestUsers, email: string, password = PASSWORD, { address = ownAddress(), agent = 'Test' } = {}) {
  return users.graph(LOG_IN, { input: { email, password } }, { address, agent });
}

/** Another session of a person. */
export async function logIn(users: TestUsers, person: TestPerson, agent = 'Test'): Promise<TestPerson> {
  const { data } = await tryLogIn(users, person.email, PASSWORD, { agent });
  const { tokens } = data.logIn;
  return { ...person, tokens, viewer: await viewerOf(users, tokens.accessToken) };
}

/** Reads an access token as the gateway does: by the published keys. */
export async function viewerOf(users: TestUsers, accessToken: string): Promise<Viewer> {
  const { payload } = await claimsOf(users, accessToken);
  return {
    id: String(payload.sub),
    roles: payload['roles'] as string[],
    scopes: payload['scopes'] as string[],
    sessionId: String(payload['sid']),
  };
}

export function claimsOf(users: TestUsers, accessToken: string) {
  const keys = createRemoteJWKSet(new URL(`${users.url}/.well-known/jwks.json`));
  return jwtVerify(accessToken, keys, { issuer: 'parley', audience: 'parley', algorithms: ['EdDSA'] });
}

/** An address of a documentation network that no other test person comes from. */
export function ownAddress(): string {
  return `2001:db8:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}::1`;
}
