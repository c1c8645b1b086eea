import { BadUserInput } from '../errors.ts';
import type { HeadsAnswer } from './contract.ts';

/** Where the heads of durable topics are kept. */
export interface HeadsSource {
  epoch(): Promise<string>;
  /** By the clock of the database. */
  now(): Promise<Date>;
  /** Of the topics that have moved since: where they stand. One more than the limit where there are more. */
  movedSince(since: Date, limit: number): Promise<HeadsAnswer['heads']>;
}

/** What is asked every few seconds is about the last half minute. */
const RECENTLY_MS = 30_000;
/** A change is seen a moment after the time that is written down for it: when its transaction commits. */
const OVERLAP_MS = 10_000;
/** Whoever was away for longer replays everything. */
const LONGEST_MS = 600_000;
const KEPT_MS = 1000;
const MOST_HEADS = 5000;

/**
 * Which topics have moved. All gateways are given the same answer for a second, so its cost follows what is written and not who asks. Beyond
 * `mostHeads` topics the answer is not complete.
 */
export class RecentHeads {
  private recent: { until: number; answer: Promise<HeadsAnswer> } | null = null;

  constructor(
    private readonly source: HeadsSource,
    private readonly mostHeads = MOST_HEADS,
  ) {}

  async heads(since: string | null): Promise<HeadsAnswer> {
    const recent = this.recently();
    if (since === null) return recent;
    const asked = readTime(since);
    const answer = await recent;
    const now = Date.parse(answer.asOf);
    if (asked >= now - RECENTLY_MS && answer.complete) return answer;
    if (asked < now - LONGEST_MS) return { ...answer, heads: [], complete: false };
    // Where too much was written in half a minute, what has been written since the last question may be few enough.
    return this.since(Math.min(asked, now));
  }

  private recently(): Promise<HeadsAnswer> {
    const now = performance.now();
    if (this.recent === null || now > this.recent.until) {
      const answer = this.since(null);
      this.recent = { until: now + KEPT_MS, answer };
      answer.catch(() => {
        this.recent = null;
      });
    }
    return this.recent.answer;
  }

  private async since(since: number | null): Promise<HeadsAnswer> {
    const { source, mostHeads } = this;
    const [epoch, asOf] = await Promise.all([source.epoch(), source.now()]);
    const from = new Date((since ?? asOf.getTime() - RECENTLY_MS) - OVERLAP_MS);
    const moved = await source.movedSince(from, mostHeads);
    return { epoch, asOf: asOf.toISOString(), heads: moved.slice(0, mostHeads), complete: moved.length <= mostHeads };
  }
}

function readTime(text: string): number {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new BadUserInput('since', 'Give `asOf` of an earlier answer.');
  return time;
}
