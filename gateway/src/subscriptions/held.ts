interface Kept<Thing> {
  thing: Thing;
  users: number;
  timer: NodeJS.Timeout | undefined;
}

/** Things that many share: made for the first who needs one, and stopped a while after the last has left. */
export class Held<Thing extends { stop(): void }> {
  private readonly kept = new Map<string, Kept<Thing>>();
  private readonly holdMs: number;

  constructor(holdMs: number) {
    this.holdMs = holdMs;
  }

  get size(): number {
    return this.kept.size;
  }

  *[Symbol.iterator](): Generator<Thing> {
    for (const { thing } of this.kept.values()) yield thing;
  }

  take(key: string, create: () => Thing): Thing {
    let kept = this.kept.get(key);
    if (kept === undefined) {
      kept = { thing: create(), users: 0, timer: undefined };
      this.kept.set(key, kept);
    }
    clearTimeout(kept.timer);
    kept.users += 1;
    return kept.thing;
  }

  leave(key: string): void {
    const kept = this.kept.get(key);
    if (kept === undefined) return;
    kept.users -= 1;
    if (kept.users > 0) return;
    kept.timer = setTimeout(() => {
      this.kept.delete(key);
      kept.thing.stop();
    }, this.holdMs);
    kept.timer.unref();
  }

  stop(): void {
    for (const { thing, timer } of this.kept.values()) {
      clearTimeout(timer);
      thing.stop();
    }
    this.kept.clear();
  }
}
