import type { HeadsAnswer } from '@parley/kit/live/contract';
import type { Log } from '@parley/kit/log';
import type { Feed } from './feed.ts';
import type { LiveSubgraphs } from './live-operation.ts';
import { codeOf } from './refusal.ts';

export interface HeadsWatchOptions {
  /** Those that are heard in this process. */
  feeds(): Iterable<Feed>;
  subgraphs: Pick<LiveSubgraphs, 'heads'>;
  everyMs: number;
  log: Log;
}

interface Watched {
  since: string | null;
  /** Feeds that were behind the last answer, and how far they should have been. */
  behind: Map<Feed, number>;
  asking: boolean;
  away: boolean;
}

/**
 * Finds what Redis has lost in silence: asks each subgraph which topics have moved, and lets a feed catch up that is behind in two answers, since in one
 * it may merely be about to hear. The cost follows the writes, and not the topics that are heard.
 */
export function watchHeads({ feeds, subgraphs, everyMs, log }: HeadsWatchOptions): { stop(): void } {
  const watched = new Map<string, Watched>();

  const compare = (watch: Watched, mine: ReadonlyMap<string, Feed>, answer: HeadsAnswer) => {
    watch.since = answer.asOf;
    for (const feed of mine.values()) {
      if (feed.at === null) continue; // it is about to begin
      const behind = feed.at.revision < (watch.behind.get(feed) ?? 0);
      if (behind || !answer.complete || feed.at.epoch !== answer.epoch) feed.catchUp();
    }
    watch.behind.clear();
    for (const { topic, revision } of answer.heads) {
      const feed = mine.get(topic);
      if (feed?.at != null && feed.at.revision < revision) watch.behind.set(feed, revision);
    }
  };

  const ask = async (subgraph: string, mine: ReadonlyMap<string, Feed>) => {
    let watch = watched.get(subgraph);
    if (watch === undefined) {
      watch = { since: null, behind: new Map(), asking: false, away: false };
      watched.set(subgraph, watch);
    }
    if (watch.asking) return;
    watch.asking = true;
    try {
      compare(watch, mine, await subgraphs.heads(subgraph, watch.since));
      watch.away = false;
    } catch (error) {
      if (!watch.away) log.warn({ err: error, code: codeOf(error), subgraph }, 'A subgraph does not say which topics have moved');
      watch.away = true;
    } finally {
      watch.asking = false;
    }
  };

  const timer = setInterval(() => {
    const bySubgraph = new Map<string, Map<string, Feed>>();
    for (const feed of feeds()) {
      const mine = bySubgraph.get(feed.subgraph) ?? new Map<string, Feed>();
      bySubgraph.set(feed.subgraph, mine.set(feed.topic, feed));
    }
    // Of whom nothing is heard any more, it is not known either what has happened meanwhile.
    for (const subgraph of watched.keys()) if (!bySubgraph.has(subgraph)) watched.delete(subgraph);
    for (const [subgraph, mine] of bySubgraph) void ask(subgraph, mine);
  }, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
