import { Refusal } from './refusal.ts';

export interface UnfoldingLimits {
  /** What an archive may unfold to altogether. */
  bytes: number;
  /** And how much larger than itself that may be, beyond a size at which it does no harm. */
  ratio: number;
  harmlessBytes: number;
  entries: number;
}

export const UNFOLDING_LIMITS: UnfoldingLimits = {
  bytes: 512 * 1024 * 1024,
  ratio: 100,
  harmlessBytes: 16 * 1024 * 1024,
  entries: 10_000,
};

export const bomb = () => new Refusal('DECOMPRESSION_BOMB', 'The archive unfolds to far more than it is.');

/** Counts what comes out of an archive, and refuses it as soon as that is too much. */
export function createUnfoldingCount(packedBytes: number, limits = UNFOLDING_LIMITS) {
  const most = Math.min(limits.bytes, Math.max(limits.harmlessBytes, packedBytes * limits.ratio));
  let bytes = 0;
  return {
    add(more: number) {
      bytes += more;
      if (bytes > most) throw bomb();
    },
  };
}
