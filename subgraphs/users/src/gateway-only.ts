import { Forbidden } from '@parley/kit/errors';
import type { Passport } from '@parley/kit/passport';

/** For what no other subgraph may ask, nor say. */
export function requireGateway(passport: Passport): Passport {
  if (passport.by !== 'gateway') throw new Forbidden('Only the gateway asks here.');
  return passport;
}
