import { randomUUID } from 'node:crypto';
import type { Log } from '@parley/kit/log';
import { PASSPORT_HEADER } from '@parley/kit/passport';
import { z } from 'zod';
import { createDependency, type Dependency } from '../health/dependency.ts';
import { fetchJson } from './fetch-json.ts';
import type { Identified } from './identity.ts';
import type { Passports } from './passports.ts';
import { type Revocation, RevocationList } from './revocation-list.ts';

export interface Revocations {
  /** Whether this was revoked, as far as is known now. */
  include(identified: Identified): boolean;
  /** Tells of each revocation as it is learnt of; one that was known may be told again. Gives what ends the listening. */
  listen(listener: (revocation: Revocation) => void): () => void;
  /** Asks at once, since something was revoked; settles when all that was revoked before the call is known, or asking failed. */
  nudge(): Promise<void>;
  /** True once the list was read; it stays so while its feed is away. */
  readonly ready: boolean;
  readonly dependency: Dependency;
  stop(): Promise<void>;
}

export interface RevocationsOptions {
  /** Answers GET ?after=N with {epoch, head, revocations}. */
  url: string;
  passports: Passports;
  /** The subgraph that keeps the list, by whose key the gateway's passport is signed. */
  subgraph: string;
  /** No token lives longer than this. */
  tokenLifeMs: number;
  everyMs?: number;
  log: Log;
}

const answerShape = z.object({
  epoch: z.string(),
  head: z.number().int(),
  revocations: z.array(z.object({ number: z.number().int(), subject: z.string(), version: z.number().int().nullable() })),
});

/**
 * Follows the numbered list of revocations: what is revoked is refused within a second, and when the feed is away the gateway
 * serves on with what it knows. Numbers tell what is missing; another epoch, or a head that went back, tells that the list is
 * another one, which is then read from its start. What was known stays known until it is too old to matter.
 */
export async function followRevocations(options: RevocationsOptions): Promise<Revocations> {
  const { url, passports, subgraph, tokenLifeMs, everyMs = 1_000, log } = options;
  const list = new RevocationList(tokenLifeMs);
  const dependency = createDependency();
  const listeners = new Set<(revocation: Revocation) => void>();
  let epoch: string | null = null;
  let known = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let asking: Promise<void> | null = null;
  let askingAgain: Promise<void> | null = null;

  const askFrom = async (after: number) => {
    const requestId = randomUUID();
    const passport = passports.forRequest(null, null, requestId).show(subgraph);
    const headers: Record<string, string> = passport === undefined ? {} : { [PASSPORT_HEADER]: passport };
    const address = new URL(url);
    address.searchParams.set('after', String(after));
    return answerShape.parse(await fetchJson(address.href, { timeoutMs: 3_000, limitBytes: 20_000_000, headers }));
  };

  const catchUp = async () => {
    let more = true;
    while (more && !stopped) {
      const answer = await askFrom(known);
      if (known > 0 && (answer.epoch !== epoch || answer.head < known)) {
        log.warn(
          { epoch: answer.epoch, head: answer.head, known },
          'the list of revocations is another one: reading it from its start',
        );
        known = 0;
        epoch = answer.epoch;
        continue;
      }
      epoch = answer.epoch;
      const now = Date.now();
      for (const revocation of answer.revocations) {
        list.add(revocation, now);
        known = Math.max(known, revocation.number);
        for (const listener of listeners) listener(revocation);
      }
      more = answer.revocations.length > 0 && known < answer.head;
      if (!more) known = Math.max(known, answer.head);
      list.forget(now);
    }
  };

  const ask = async () => {
    try {
      await catchUp();
      dependency.succeeded();
    } catch (error) {
      if (dependency.failed(error))
        log.error({ err: error }, 'revocations cannot be asked for: serving on with those that are known');
    } finally {
      asking = null;
    }
  };
  const askOnce = () => {
    asking ??= ask();
    return asking;
  };
  const schedule = () => {
    timer = setTimeout(async () => {
      await askOnce();
      if (!stopped) schedule();
    }, everyMs);
    timer.unref();
  };

  await askOnce();
  schedule();

  return {
    include: (identified) => list.includes(identified),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    nudge() {
      if (asking === null) return askOnce();
      // An answer on its way may have been made before what the nudge is about.
      askingAgain ??= asking.then(() => {
        askingAgain = null;
        return askOnce();
      });
      return askingAgain;
    },
    get ready() {
      return epoch !== null;
    },
    dependency,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await asking;
    },
  };
}
