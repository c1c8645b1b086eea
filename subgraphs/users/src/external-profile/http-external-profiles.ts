import type { Running } from '@parley/kit/process';
import { Agent, request } from 'undici';
import { type CircuitBreakerOptions, createCircuitBreaker } from './circuit-breaker.ts';
import { type ExternalProfileProvider, externalProfile } from './external-profile.provider.ts';

export interface HttpExternalProfilesOptions {
  /** `{id}` stands for the person's id. */
  url: string;
  /** Sent as a bearer token, where there is one. */
  token: string | null;
  /** For the whole of an answer. */
  timeoutMs: number;
  breaker: CircuitBreakerOptions;
}

const LONGEST_ANSWER = 65_536;
const CONNECTIONS = 8;

/**
 * A service that answers GET with a JSON object for a person, or with 404. It is trusted with little: an answer is bounded in time and
 * size, only the fields that we know are taken, redirections are not followed, and after failures in a row it is left alone for a while.
 */
export function createHttpExternalProfiles(options: HttpExternalProfilesOptions): ExternalProfileProvider & Running {
  const { url, token, timeoutMs } = options;
  const agent = new Agent({ connections: CONNECTIONS, maxResponseSize: LONGEST_ANSWER });
  const breaker = createCircuitBreaker(options.breaker);

  const ask = async (userId: string) => {
    const { statusCode, body } = await request(url.replaceAll('{id}', encodeURIComponent(userId)), {
      dispatcher: agent,
      headers: { accept: 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (statusCode === 404) {
      await body.dump();
      return null;
    }
    if (statusCode !== 200) {
      await body.dump();
      throw new Error(`The provider of profiles answered ${statusCode}`);
    }
    return externalProfile.parse(await body.json());
  };

  return {
    profileOf: (userId) => breaker.run(() => ask(userId)),
    stop: () => agent.destroy(),
  };
}
