import type { HeardTopic } from './hub.ts';
import type { Topics } from './topics.ts';
import type { Sleeper, WakeUp } from './wake-up.ts';

/** The topics that wake one subscription. */
export class Sleep {
  private readonly wakeUps = new Map<string, WakeUp>();

  constructor(
    private readonly topics: Topics,
    private readonly sleeper: Sleeper,
  ) {}

  get hearings(): HeardTopic[] {
    return [...this.wakeUps.values()].map(({ hearing }) => hearing);
  }

  /** Gives whether it may have been woken since the subgraph was asked for them. */
  on(names: readonly string[], askedAt: number): boolean {
    const wanted = new Set(names);
    for (const name of this.wakeUps.keys()) if (!wanted.has(name)) this.leave(name);
    let missed = false;
    for (const name of wanted) {
      if (this.wakeUps.has(name)) continue;
      const wakeUp = this.topics.takeWakeUp(name);
      wakeUp.sleepers.add(this.sleeper);
      this.wakeUps.set(name, wakeUp);
      const { since, messageAt } = wakeUp.hearing;
      if (since === null || since >= askedAt || messageAt >= askedAt) missed = true;
    }
    return missed;
  }

  stop(): void {
    for (const name of this.wakeUps.keys()) this.leave(name);
  }

  private leave(name: string): void {
    this.wakeUps.get(name)?.sleepers.delete(this.sleeper);
    this.wakeUps.delete(name);
    this.topics.leaveWakeUp(name);
  }
}
