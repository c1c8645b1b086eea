import { Unavailable } from '@parley/kit/errors';
import type { Log } from '@parley/kit/log';
import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { JWKSNoMatchingKey } from 'jose/errors';
import { fetchJson } from './fetch-json.ts';

export interface KeySetOptions {
  url: string;
  /** An unknown key makes the set be read again, but not more often than this, whatever is forged. */
  cooldownMs?: number;
  /** A set older than this is read again before it is needed. */
  maxAgeMs?: number;
  log: Log;
}

export interface KeySet {
  /** Finds the key of a token. Rejects with Unavailable while no set could be read yet. */
  find: JWTVerifyGetKey;
  /** Reads the set; what was read last is kept when that fails. */
  refresh(): Promise<void>;
}

/** The published keys of access tokens. Once read they are served on while their publisher is away. */
export function createKeySet({ url, cooldownMs = 5_000, maxAgeMs = 600_000, log }: KeySetOptions): KeySet {
  let keys: JWTVerifyGetKey | null = null;
  let triedAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;

  const read = async () => {
    triedAt = performance.now();
    try {
      keys = createLocalJWKSet((await fetchJson(url, { timeoutMs: 5_000, limitBytes: 200_000 })) as JSONWebKeySet);
    } catch (error) {
      log.error({ err: error }, 'the keys of access tokens could not be read');
    } finally {
      reading = null;
    }
  };
  const refresh = () => {
    reading ??= read();
    return reading;
  };
  const mayRead = (afterMs: number) => reading !== null || performance.now() - triedAt >= afterMs;

  return {
    refresh,
    async find(header, token) {
      if (keys === null) {
        if (mayRead(Math.min(cooldownMs, 1_000))) await refresh();
      } else if (mayRead(maxAgeMs)) {
        void refresh();
      }
      if (keys === null) throw new Unavailable('Signing in');
      try {
        return await keys(header, token);
      } catch (error) {
        if (!(error instanceof JWKSNoMatchingKey) || !mayRead(cooldownMs)) throw error;
        await refresh();
        return keys(header, token);
      }
    },
  };
}
