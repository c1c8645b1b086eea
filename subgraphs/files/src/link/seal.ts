import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Signs what a link may be used for, so that a link can be neither made nor changed by who was given one. */
export interface LinkSeal {
  sign(words: readonly string[]): string;
  fits(words: readonly string[], seal: string): boolean;
}

/** Every node has the same key: it follows from the subgraph's passport key, and opens nothing else. */
export function createLinkSeal(passportKey: string): LinkSeal {
  const key = Buffer.from(hkdfSync('sha256', passportKey, '', 'parley/files/links', 32));
  const mac = (words: readonly string[]) => createHmac('sha256', key).update(JSON.stringify(words)).digest();
  return {
    sign: (words) => mac(words).toString('base64url'),
    fits(words, seal) {
      const given = Buffer.from(seal, 'base64url');
      const expected = mac(words);
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}
