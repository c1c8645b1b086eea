import { newId } from '@parley/kit/id';
import {
  type Client,
  createPassportSigner,
  type NamedAudience,
  type PassportSigner,
  passportKey,
  type Viewer,
} from '@parley/kit/passport';
import { LRUCache } from 'lru-cache';

/** The passports of one request. Each is signed when it is first shown, and again where a request with files takes longer than it lives. */
export interface RequestPassports {
  /** Undefined when the gateway shows none. */
  show(subgraph: string): string | undefined;
}

/** For whom live subscriptions are asked about: a viewer, an audience and no viewer, or nobody: then the gateway asks for itself. */
export type Bearer = { viewer: Viewer | null; client: Client | null } | { audience: NamedAudience };

export const NOBODY: Bearer = { viewer: null, client: null };

export interface Passports {
  forRequest(viewer: Viewer | null, client: Client | null, requestId: string): RequestPassports;
  /** Each is shown again and again for half its life: an event costs no signature for each of those who hear of it. */
  forLive(bearer: Bearer): RequestPassports;
}

/** Each takes about 1 KB. */
const LIVE_PASSPORTS = 2_000;
const SHOWN_AGAIN_MS = 30_000;

const NONE: RequestPassports = { show: () => undefined };

/** Without a secret no passports are shown, as in front of a graph that knows nothing of them. */
export function createPassports(secret: string | undefined): Passports {
  if (secret === undefined) return { forRequest: () => NONE, forLive: () => NONE };
  const signers = new Map<string, PassportSigner>();
  const signerOf = (subgraph: string) => {
    const known = signers.get(subgraph);
    if (known !== undefined) return known;
    const signer = createPassportSigner(passportKey(secret, subgraph));
    // Names come from supergraphs and settings only, so there are few over a process's life.
    signers.set(subgraph, signer);
    return signer;
  };
  const live = new LRUCache<string, string>({ max: LIVE_PASSPORTS, ttl: SHOWN_AGAIN_MS });
  return {
    forLive(bearer) {
      const named =
        'audience' in bearer
          ? { viewer: null, client: null, audience: bearer.audience }
          : { viewer: bearer.viewer, client: bearer.client, audience: null };
      const key = JSON.stringify(named);
      return {
        show(subgraph) {
          const known = live.get(`${subgraph} ${key}`);
          if (known !== undefined) return known;
          const passport = signerOf(subgraph)({ ...named, requestId: newId() });
          live.set(`${subgraph} ${key}`, passport);
          return passport;
        },
      };
    },
    forRequest(viewer, client, requestId) {
      const shown = new Map<string, { passport: string; at: number }>();
      return {
        show(subgraph) {
          const known = shown.get(subgraph);
          if (known !== undefined && Date.now() - known.at < SHOWN_AGAIN_MS) return known.passport;
          const passport = signerOf(subgraph)({ viewer, client, requestId });
          shown.set(subgraph, { passport, at: Date.now() });
          return passport;
        },
      };
    },
  };
}
