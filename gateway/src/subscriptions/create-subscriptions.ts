import type { Log } from '@parley/kit/log';
import type { RedisConnection } from '@parley/kit/redis';
import type { CurrentGraph } from '../graph/current-graph.ts';
import { type Counters, createCounters } from './counters.ts';
import { createGates } from './gate.ts';
import { watchHeads } from './heads-watch.ts';
import { createHub } from './hub.ts';
import { LIVE_LIMITS, type LiveLimits } from './live-limits.ts';
import type { LiveSubgraphs } from './live-operation.ts';
import { OpenSubscription } from './open-subscription.ts';
import type { Prepare } from './prepare.ts';
import type { Relays } from './relay.ts';
import { followReloads } from './reload.ts';
import { createReplays } from './replays.ts';
import { createResults } from './selection.ts';
import type { Subscriptions } from './subscriptions.ts';
import { Topics } from './topics.ts';

export interface SubscriptionsOptions {
  graph: CurrentGraph;
  prepare: Prepare;
  subgraphs: LiveSubgraphs;
  relays: Relays;
  /** Null without Redis: then what happens is found seconds later, by asking. */
  redis: Pick<RedisConnection, 'subscriber'> | null;
  limits?: Partial<LiveLimits>;
  log: Log;
}

export interface SubscriptionStats extends Counters {
  subscriptions: number;
  /** Topics that Redis is asked for. */
  topics: number;
  groups: number;
  /** Topics of each subscription, summed up. */
  members: number;
}

export interface RunningSubscriptions extends Subscriptions {
  stats(): SubscriptionStats;
}

/** Everything live of one gateway. Nothing else wires these parts. */
export function createSubscriptions(options: SubscriptionsOptions): RunningSubscriptions {
  const { graph, prepare, subgraphs, relays, redis, log } = options;
  const limits = { ...LIVE_LIMITS, ...options.limits };
  const counters = createCounters();
  const open = new Set<OpenSubscription>();
  const openings = createGates(limits.openingsAtOnce);
  const results = createResults(subgraphs, counters);
  const replays = createReplays({ subgraphs, limits, counters });
  const hub = createHub({ redis, onReconnected, limits, log });
  const workshop = { results, replays, counters, limits, log };
  const topics = new Topics(hub, workshop);
  const surroundings = { graph, prepare, subgraphs, relays, topics, openings, workshop };

  /** Whatever was missed is asked for, and whoever lost rights meanwhile is found before anybody hears of it. */
  function onReconnected(): void {
    for (const subscription of open) subscription.hold(limits.reopenSpreadMs);
    for (const { feed } of topics.durable) feed.catchUp();
  }

  const heads = watchHeads({ feeds: () => feedsOf(topics), subgraphs, everyMs: limits.headsEveryMs, log });
  const reloads = followReloads({ graph, open: () => open, reloaded: results.forget });
  const openedAgain = setInterval(() => {
    const now = performance.now();
    for (const subscription of open) subscription.openIfDue(now);
  }, limits.dueEveryMs).unref();

  return {
    subscribe(request, subscriber, listener) {
      const subscription = new OpenSubscription(request, subscriber, listener, surroundings, (ended) => open.delete(ended));
      open.add(subscription);
      subscription.start();
      return subscription;
    },
    stats() {
      let groups = 0;
      let members = 0;
      for (const held of [topics.durable, topics.ephemeral]) {
        for (const topic of held) {
          groups += topic.groups.size;
          members += topic.members.size;
        }
      }
      return { ...counters, subscriptions: open.size, topics: hub.size, groups, members };
    },
    async stop() {
      clearInterval(openedAgain);
      reloads.stop();
      heads.stop();
      for (const subscription of open) subscription.close();
      topics.stop();
      await hub.stop();
    },
  };
}

function* feedsOf(topics: Topics) {
  for (const { feed } of topics.durable) yield feed;
}
