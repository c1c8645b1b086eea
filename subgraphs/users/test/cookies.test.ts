import { TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { ownAddress, PASSWORD, registerPerson, START_TWO_FACTOR, viewerOf } from './support/person.ts';
import { revokedSubjects } from './support/revocations.ts';
import { sharedUsers } from './support/shared-users.ts';
import { startUsers } from './support/users.ts';

const users = sharedUsers({ ALLOWED_ORIGINS: 'https://admin.chat.example' });

interface Cookie {
  value: string;
  attributes: string[];
}

interface BrowserAnswer {
  status: number;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it reads, and an expectation about a wrong shape fails
  body: any;
  cookies: Record<string, Cookie>;
}

/** As the gateway passes on what a page of the web app sends. */
async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<BrowserAnswer> {
  const answer = await fetch(`${users.url}/auth/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: 'https://chat.example',
      'x-parley-passport': users.passport({ address: ownAddress() }),
      ...headers,
    },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, text, body: JSON.parse(text), cookies: readCookies(answer.headers.getSetCookie()) };
}

function readCookies(lines: readonly string[]): Record<string, Cookie> {
  const read = lines.map((line) => {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    return [name, { value: decodeURIComponent(value), attributes }] as const;
  });
  return Object.fromEntries(read);
}

const refreshCookie = ({ cookies }: BrowserAnswer) => ({ cookie: `parley_refresh=${cookies['parley_refresh']?.value}` });

async function logIn() {
  const ada = await registerPerson(users);
  const answer = await post('log-in', { email: ada.email, password: PASSWORD });
  expect(answer.status).toBe(200);
  return { ada, answer };
}

test('a browser gets its tokens in cookies that no script reads, and nowhere else', async () => {
  const { ada, answer } = await logIn();
  const { parley_access: access, parley_refresh: refresh } = answer.cookies;
  expect(access?.attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']));
  expect(refresh?.attributes).toEqual(expect.arrayContaining(['Path=/auth', 'HttpOnly', 'Secure', 'SameSite=Strict']));
  expect((await viewerOf(users, access?.value ?? '')).id).toBe(ada.id);
  expect(answer.body).toEqual({ userId: ada.id, accessTokenExpiresAt: expect.any(String) });
  for (const cookie of [access, refresh]) expect(answer.text).not.toContain(cookie?.value);
});

test('cookies are not Secure where the web app is served without TLS', async () => {
  await using plain = await startUsers({ PUBLIC_URL: 'http://localhost:3000/' });
  const answer = await fetch(`${plain.url}/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://localhost:3000', 'x-parley-passport': plain.passport() },
    body: JSON.stringify({ email: 'ada@people.example', password: PASSWORD, name: 'Ada' }),
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.getSetCookie()).toHaveLength(2);
  expect(answer.headers.getSetCookie().join()).not.toContain('Secure');
});

test('registering in a browser logs in', async () => {
  const email = 'grace@people.example';
  const answer = await post('register', { email, password: PASSWORD, name: 'Grace', locale: null });
  expect((await viewerOf(users, answer.cookies['parley_access']?.value ?? '')).id).toBe(answer.body.userId);
  expect((await post('register', { email, password: PASSWORD, name: 'Grace' })).status).toBe(409);
});

test('refreshing moves both cookies on', async () => {
  const { answer } = await logIn();
  const next = await post('refresh', {}, refreshCookie(answer));
  expect(next.status).toBe(200);
  expect(next.cookies['parley_refresh']?.value).not.toBe(answer.cookies['parley_refresh']?.value);
  expect((await post('refresh', {}, refreshCookie(next))).status).toBe(200);
});

test('a refresh that is refused takes the cookies away', async () => {
  for (const cookie of ['', 'parley_refresh=x', 'parley_refresh=%00']) {
    const answer = await post('refresh', {}, { cookie });
    expect(answer.status).toBe(401);
    expect(answer.body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
    expect(answer.cookies['parley_access']?.value).toBe('');
    expect(answer.cookies['parley_refresh']).toMatchObject({ value: '', attributes: expect.arrayContaining(['Path=/auth']) });
  }
});

test('logging out ends the session and takes the cookies away', async () => {
  const { answer } = await logIn();
  const { sessionId } = await viewerOf(users, answer.cookies['parley_access']?.value ?? '');
  const out = await post('log-out', {}, refreshCookie(answer));
  expect(out.status).toBe(200);
  expect(out.cookies['parley_refresh']?.value).toBe('');
  expect(await revokedSubjects(users)).toContain(`session:${sessionId}`);
  expect((await post('refresh', {}, refreshCookie(answer))).status).toBe(401);
});

test('logging out works when only the access token is left, and when nothing is', async () => {
  const ada = await registerPerson(users);
  await post('log-out', {}, { 'x-parley-passport': users.passport({ as: ada.viewer }) });
  expect(await revokedSubjects(users)).toContain(`session:${ada.viewer.sessionId}`);
  expect((await post('log-out', {})).status).toBe(200);
});

test.each([
  ['a page of another origin', { origin: 'https://evil.example' }],
  ['a page whose origin only begins like ours', { origin: 'https://chat.example.evil.example' }],
  ['a page without an origin', { origin: 'null' }],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['a form that hides JSON', { 'content-type': 'text/plain' }],
  ['something that only names JSON', { 'content-type': 'application/jsonx' }],
])('%s logs nobody in, refreshes nothing and logs nobody out', async (_who, headers) => {
  const { ada, answer } = await logIn();
  const bodies = { 'log-in': { email: ada.email, password: PASSWORD }, refresh: {}, 'log-out': {} };
  for (const [path, body] of Object.entries(bodies)) {
    const refused = await post(path, body, { ...refreshCookie(answer), ...headers });
    expect(refused.status).toBe(403);
    expect(refused.cookies).toEqual({});
  }
  expect((await post('refresh', {}, refreshCookie(answer))).status).toBe(200);
});

test('a page of another origin that the operator names may log in', async () => {
  const { answer } = await logIn();
  const next = await post('refresh', {}, { ...refreshCookie(answer), origin: 'https://admin.chat.example' });
  expect(next.status).toBe(200);
});

test('what is not asked as it should be is refused by name', async () => {
  for (const body of [
    { email: 7, password: PASSWORD },
    { email: { $gt: '' }, password: PASSWORD },
  ]) {
    const { status, body: told } = await post('log-in', body);
    expect(status).toBe(400);
    expect(told.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'email' });
  }
  expect((await post('log-in', [])).status).toBe(400);
  expect((await post('log-in', null)).status).toBe(400);
});

test('a wrong password sets no cookie', async () => {
  const ada = await registerPerson(users);
  const answer = await post('log-in', { email: ada.email, password: 'not the password at all' });
  expect(answer.status).toBe(401);
  expect(answer.cookies).toEqual({});
});

test('the routes are for the gateway only', async () => {
  const ada = await registerPerson(users);
  const body = { email: ada.email, password: PASSWORD };
  expect((await post('log-in', body, { 'x-parley-passport': 'made.up' })).status).toBe(401);
  expect((await post('log-in', body, { 'x-parley-passport': users.servicePassport('messages') })).status).toBe(403);
});

test('a browser with a second factor takes two steps', async () => {
  const ada = await registerPerson(users);
  const started = await users.graph(START_TWO_FACTOR, {}, { as: ada.viewer, address: ownAddress() });
  const code = new TOTP({ secret: started.data.startTwoFactor.secret }).generate();
  const confirm = 'mutation ($input: ConfirmTwoFactorInput!) { confirmTwoFactor(input: $input) { recoveryCodes } }';
  const { data } = await users.graph(confirm, { input: { code } }, { as: ada.viewer });
  const first = await post('log-in', { email: ada.email, password: PASSWORD });
  expect(first).toMatchObject({ status: 200, body: { challenge: expect.any(String) }, cookies: {} });
  const second = await post('confirm', { challenge: first.body.challenge, code: data.confirmTwoFactor.recoveryCodes[0] });
  expect(second.body.userId).toBe(ada.id);
  expect((await viewerOf(users, second.cookies['parley_access']?.value ?? '')).id).toBe(ada.id);
});
