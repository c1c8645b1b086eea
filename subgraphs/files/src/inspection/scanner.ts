import type { Readable } from 'node:stream';

/** Somebody who knows harmful content. */
export interface Scanner {
  /** What it calls that which it found, or null. Rejects with ScannerAway where it cannot say. */
  scan(content: Readable): Promise<string | null>;
}

/** The scanner was not reached, was too slow, or would not look at the file. */
export class ScannerAway extends Error {}
