import { createPassportReader, PASSPORT_HEADER, passportKey, type Viewer } from '@parley/kit/passport';
import Fastify from 'fastify';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { SECRET } from './subgraph.ts';

export const ISSUER = 'https://accounts.example';
export const AUDIENCE = 'the-graph';

/** What keeps accounts: it signs tokens, publishes its keys, lists revocations and answers for opaque credentials. */
export interface Accounts extends AsyncDisposable {
  url: string;
  /** Settings that make a gateway use it. */
  settings: Record<string, string>;
  token(claims?: Partial<JWTPayload> & Record<string, unknown>, key?: CryptoKey): Promise<string>;
  /** Signs with another key from now on, which is published under another id. */
  rotate(): Promise<void>;
  revoke(subject: string, version?: number): void;
  /** Another list, as after a restore. */
  newEpoch(): void;
  /** False: every answer is a failure. */
  available: boolean;
  opaque: Map<string, { viewer: Viewer; tokenVersion: number; expiresAt?: string }>;
  /** The next introspection is answered only when the test says so, by what was known when it was asked. */
  holdIntrospection(): { begun: Promise<void>; answer(): void };
  asked: { keys: number; revocations: number[]; introspections: number };
}

export async function startAccounts(): Promise<Accounts> {
  const read = createPassportReader(passportKey(SECRET, 'readers'));
  const app = Fastify({ forceCloseConnections: true });
  let generation = 0;
  let { privateKey, publicKey } = await generateKeyPair('EdDSA');
  let epoch = 'first';
  let revocations: { number: number; subject: string; version: number | null }[] = [];
  const asked: Accounts['asked'] = { keys: 0, revocations: [], introspections: 0 };
  let held: { begun: PromiseWithResolvers<void>; answer: PromiseWithResolvers<void> } | null = null;

  app.addHook('preHandler', async (_request, reply) => {
    if (!accounts.available) return reply.code(500).send('away');
  });
  app.get('/keys', async () => {
    asked.keys += 1;
    return { keys: [{ ...(await exportJWK(publicKey)), kid: `key-${generation}`, alg: 'EdDSA' }] };
  });
  app.get<{ Querystring: { after: string } }>('/revocations', async ({ query, headers }) => {
    read(headers[PASSPORT_HEADER] as string);
    asked.revocations.push(Number(query.after));
    return {
      epoch,
      head: revocations.length,
      revocations: revocations.filter((one) => one.number > Number(query.after)).slice(0, 2),
    };
  });
  app.post<{ Body: { credential: string } }>('/introspect', async ({ body, headers }) => {
    read(headers[PASSPORT_HEADER] as string);
    asked.introspections += 1;
    const known = accounts.opaque.get(body.credential);
    const hold = held;
    held = null;
    hold?.begun.resolve();
    await hold?.answer.promise;
    return known === undefined ? { active: false } : { active: true, ...known };
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });

  const accounts: Accounts = {
    url,
    settings: {
      PASSPORT_SECRET: SECRET,
      ACCOUNTS_SUBGRAPH: 'readers',
      JWKS_URL: `${url}/keys`,
      TOKEN_ISSUER: ISSUER,
      TOKEN_AUDIENCE: AUDIENCE,
      ACCESS_COOKIE: 'access',
      INTROSPECTION_URL: `${url}/introspect`,
      REVOCATIONS_URL: `${url}/revocations`,
    },
    available: true,
    opaque: new Map(),
    asked,
    holdIntrospection() {
      const hold = { begun: Promise.withResolvers<void>(), answer: Promise.withResolvers<void>() };
      held = hold;
      return { begun: hold.begun.promise, answer: hold.answer.resolve };
    },
    token: (claims = {}, key = privateKey) =>
      new SignJWT({ sub: 'u1', sid: 's1', roles: ['USER'], scopes: ['*'], ver: 1, iss: ISSUER, aud: AUDIENCE, ...claims })
        .setProtectedHeader({ alg: 'EdDSA', kid: `key-${generation}` })
        .setIssuedAt(claims.iat)
        .setExpirationTime(claims.exp ?? '10m')
        .sign(key),
    async rotate() {
      ({ privateKey, publicKey } = await generateKeyPair('EdDSA'));
      generation += 1;
    },
    revoke(subject, version) {
      revocations.push({ number: revocations.length + 1, subject, version: version ?? null });
    },
    newEpoch() {
      epoch = `after ${epoch}`;
      revocations = [];
    },
    [Symbol.asyncDispose]: () => app.close(),
  };
  return accounts;
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
