import type { Frame } from './frame.ts';

/** Results that wait for a slow client, the latest of each key of each operation. */
export class LatestResults {
  private readonly frames = new Map<object, Map<string, Frame>>();
  /** Of all that wait. */
  bytes = 0;

  keep(operation: object, key: string, frame: Frame): void {
    let frames = this.frames.get(operation);
    if (frames === undefined) {
      frames = new Map();
      this.frames.set(operation, frames);
    }
    const before = frames.get(key);
    // What comes later stands later, as it was told.
    frames.delete(key);
    frames.set(key, frame);
    this.bytes += frame.length - (before?.length ?? 0);
  }

  drop(operation: object): void {
    for (const frame of this.frames.get(operation)?.values() ?? []) this.bytes -= frame.length;
    this.frames.delete(operation);
  }

  *take(): Generator<Frame> {
    for (const frames of this.frames.values()) yield* frames.values();
    this.frames.clear();
    this.bytes = 0;
  }
}
