/** One event that was received and is not done yet. */
export interface UnderWay {
  readonly partition: number;
  readonly offset: bigint;
}

interface Held extends UnderWay {
  done: boolean;
}

/**
 * How far each partition is done when its events end in any order: the offset to commit is the oldest that is still under way. A partition
 * that went to another member and came back brings events again that are still under way here; each time counts for itself.
 */
export class Progress {
  private readonly received = new Map<number, Held[]>();
  private readonly committed = new Map<number, bigint>();
  private held = 0;
  private room = Promise.withResolvers<void>();
  private abandoned = false;

  /** At most `window` events are held: those under way, and those done above one that is. */
  constructor(private readonly window: number) {}

  /** Resolves when there is room, or when nobody needs it any more (`abandon`). */
  async begin(partition: number, offset: bigint): Promise<UnderWay> {
    while (this.held >= this.window && !this.abandoned) await this.room.promise;
    this.held++;
    const event: Held = { partition, offset, done: false };
    const others = this.received.get(partition);
    if (others === undefined) this.received.set(partition, [event]);
    else others.push(event);
    return event;
  }

  abandon(): void {
    this.abandoned = true;
    this.room.resolve();
  }

  /** The offset to commit, where this event was what the others waited for. It never goes back. */
  end(event: UnderWay): bigint | null {
    const { partition } = event;
    (event as Held).done = true;
    const events = this.received.get(partition) ?? [];
    const first = events.findIndex(({ done }) => !done);
    const ended = events.splice(0, first === -1 ? events.length : first);
    if (ended.length === 0) return null;
    this.held -= ended.length;
    this.room.resolve();
    this.room = Promise.withResolvers();
    const before = this.committed.get(partition) ?? 0n;
    const next = ended.reduce((most, { offset }) => (offset + 1n > most ? offset + 1n : most), before);
    if (next === before) return null;
    this.committed.set(partition, next);
    return next;
  }
}
