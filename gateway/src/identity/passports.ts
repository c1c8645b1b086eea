import { type Client, createPassportSigner, type PassportSigner, passportKey, type Viewer } from '@parley/kit/passport';

/** The passports of one request. Each is signed when it is first shown, and once. */
export interface RequestPassports {
  /** Undefined when the gateway shows none. */
  show(subgraph: string): string | undefined;
}

export interface Passports {
  forRequest(viewer: Viewer | null, client: Client | null, requestId: string): RequestPassports;
}

const NONE: RequestPassports = { show: () => undefined };

/** Without a secret no passports are shown, as in front of a graph that knows nothing of them. */
export function createPassports(secret: string | undefined): Passports {
  if (secret === undefined) return { forRequest: () => NONE };
  const signers = new Map<string, PassportSigner>();
  const signerOf = (subgraph: string) => {
    const known = signers.get(subgraph);
    if (known !== undefined) return known;
    const signer = createPassportSigner(passportKey(secret, subgraph));
    // Names come from supergraphs and settings only, so there are few over a process's life.
    signers.set(subgraph, signer);
    return signer;
  };
  return {
    forRequest(viewer, client, requestId) {
      const shown = new Map<string, string>();
      return {
        show(subgraph) {
          const known = shown.get(subgraph);
          if (known !== undefined) return known;
          const passport = signerOf(subgraph)({ viewer, client, requestId });
          shown.set(subgraph, passport);
          return passport;
        },
      };
    },
  };
}
