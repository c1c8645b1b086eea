import type { AccountRow } from '../account/account.entity.ts';
import type { AccessTokens } from '../token/access-token.ts';
import type { RefreshTokens, ShownRefreshToken } from './refresh-token.ts';
import type { SessionRow } from './session.entity.ts';

export interface Tokens {
  accessToken: string;
  accessTokenExpiresAt: Date;
  refreshToken: string;
}

/** What the holder of a session is given: a token for each request, and one that gets the next pair. */
export class SessionTokens {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly refreshTokens: RefreshTokens,
  ) {}

  async make({ id, roles, tokenVersion }: AccountRow, session: SessionRow, generation: number): Promise<Tokens> {
    const { token, expiresAt } = await this.accessTokens.issue({ userId: id, sessionId: session.id, roles, tokenVersion });
    return { accessToken: token, accessTokenExpiresAt: expiresAt, refreshToken: this.refreshTokens.make(session, generation) };
  }

  fits(session: SessionRow, shown: ShownRefreshToken): boolean {
    return this.refreshTokens.fits(session, shown);
  }
}
