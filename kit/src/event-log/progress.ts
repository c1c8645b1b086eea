/** How far each partition is done when its events end in any order: the offset to commit is the oldest that is still under way. */
export class Progress {
  private readonly underWay = new Map<number, bigint[]>();
  private readonly done = new Map<number, Set<bigint>>();
  private held = 0;
  private room = Promise.withResolvers<void>();
  private abandoned = false;

  /** At most `window` events are held: those under way, and those done above one that is. */
  constructor(private readonly window: number) {}

  /** Resolves when there is room, or when nobody needs it any more (`abandon`). */
  async begin(partition: number, offset: bigint): Promise<void> {
    while (this.held >= this.window && !this.abandoned) await this.room.promise;
    this.held++;
    const offsets = this.underWay.get(partition);
    if (offsets === undefined) this.underWay.set(partition, [offset]);
    else offsets.push(offset);
  }

  abandon(): void {
    this.abandoned = true;
    this.room.resolve();
  }

  /** The offset to commit, where this one was what the others waited for. */
  end(partition: number, offset: bigint): bigint | null {
    const offsets = this.underWay.get(partition) ?? [];
    const done = this.done.get(partition) ?? new Set();
    this.done.set(partition, done.add(offset));
    let next: bigint | null = null;
    while (offsets[0] !== undefined && done.delete(offsets[0])) {
      next = (offsets.shift() as bigint) + 1n;
      this.held--;
    }
    if (next !== null) {
      this.room.resolve();
      this.room = Promise.withResolvers();
    }
    return next;
  }
}
