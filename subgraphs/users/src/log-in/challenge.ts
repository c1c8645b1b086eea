import { hkdfSync } from 'node:crypto';
import { Unauthenticated } from '@parley/kit/errors';
import { jwtVerify, SignJWT } from 'jose';

/** What was shown already: the password of this account, as it was set at this time. */
export interface Challenge {
  accountId: string;
  passwordChangedAt: Date;
  deviceName: string | null;
}

export interface Challenges {
  make(challenge: Challenge): Promise<string>;
  /** Rejects with Unauthenticated when it is forged or too old. */
  read(text: string): Promise<Challenge>;
}

const AUDIENCE = 'second-factor';

/** What stands between the password and the second factor. It is sealed and lies with the client, so nothing needs to be kept here. */
export function createChallenges(secret: string): Challenges {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'parley/second-factor', 32));
  return {
    make({ accountId, passwordChangedAt, deviceName }) {
      return new SignJWT({ pwd: passwordChangedAt.getTime(), dev: deviceName })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(accountId)
        .setAudience(AUDIENCE)
        .setExpirationTime('5 minutes')
        .sign(key);
    },
    async read(text) {
      try {
        const { payload } = await jwtVerify(text, key, { audience: AUDIENCE, algorithms: ['HS256'] });
        return {
          accountId: String(payload.sub),
          passwordChangedAt: new Date(Number(payload['pwd'])),
          deviceName: typeof payload['dev'] === 'string' ? payload['dev'] : null,
        };
      } catch {
        throw new Unauthenticated('This log-in took too long. Begin again.');
      }
    },
  };
}
