import { Unavailable } from '@parley/kit/errors';
import type { Log } from '@parley/kit/log';
import { PASSPORT_HEADER } from '@parley/kit/passport';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { fetchJson } from './fetch-json.ts';
import { type Authority, CredentialRefused, type Identified } from './identity.ts';
import type { Passports } from './passports.ts';

export interface OpaqueCredentialOptions {
  /** Asked by POST {credential}; answers {active, viewer, tokenVersion, expiresAt}. */
  url: string;
  passports: Passports;
  /** The subgraph that answers, by whose key the gateway's passport is signed. */
  subgraph: string;
  /** How long an answer holds, both that a credential is good and that it is not. */
  lifeMs?: number;
  log: Log;
}

const KNOWN = 10_000;
/** Far longer than any that is given out; a longer one is refused without being asked for. */
const LONGEST = 512;
const LIFE_MS = 10_000;

const activeShape = z.object({
  active: z.literal(true),
  viewer: z.object({
    id: z.string().min(1),
    roles: z.array(z.string()),
    scopes: z.array(z.string()),
    sessionId: z.string().min(1),
  }),
  tokenVersion: z.number().int(),
  expiresAt: z.iso.datetime().nullish(),
});
const answerShape = z.discriminatedUnion('active', [z.object({ active: z.literal(false) }), activeShape]);

/** Asks who an opaque credential, such as an API key, speaks for. The same one is asked for once at a time, and seldom. */
export function createOpaqueCredentials({ url, passports, subgraph, lifeMs = LIFE_MS, log }: OpaqueCredentialOptions): Authority {
  const known = new LRUCache<string, Identified | 'inactive'>({ max: KNOWN, ttl: lifeMs });
  const asking = new Map<string, Promise<Identified | 'inactive'>>();

  const ask = async (credential: string, requestId: string): Promise<Identified | 'inactive'> => {
    const passport = passports.forRequest(null, null, requestId).show(subgraph);
    try {
      const headers: Record<string, string> = passport === undefined ? {} : { [PASSPORT_HEADER]: passport };
      const answer = answerShape.parse(
        await fetchJson(url, { timeoutMs: 5_000, limitBytes: 100_000, headers, body: { credential } }),
      );
      const identified = answer.active ? readAnswer(answer) : 'inactive';
      known.set(credential, identified);
      return identified;
    } catch (error) {
      log.error({ err: error, requestId }, 'an opaque credential could not be asked for');
      throw new Unavailable('Signing in');
    } finally {
      asking.delete(credential);
    }
  };

  return {
    async identify(credential, requestId) {
      if (credential.length > LONGEST) throw new CredentialRefused('invalid');
      let answer: Identified | 'inactive' | undefined = known.get(credential);
      if (answer === undefined) {
        const asked = asking.get(credential) ?? ask(credential, requestId);
        asking.set(credential, asked);
        answer = await asked;
      }
      if (answer === 'inactive') throw new CredentialRefused('invalid');
      return answer;
    },
  };
}

function readAnswer({ viewer, tokenVersion, expiresAt }: z.output<typeof activeShape>): Identified {
  return { viewer, version: tokenVersion, expiresAt: typeof expiresAt === 'string' ? Date.parse(expiresAt) : null };
}
