import { Unavailable } from '@parley/kit/errors';
import type { Viewer } from '@parley/kit/passport';
import type { CurrentGraph } from '../graph/current-graph.ts';
import type { Gate } from './gate.ts';
import type { Workshop } from './group.ts';
import type { LiveSubgraphs, Subscriber, SubscriptionRequest } from './live-operation.ts';
import { LiveSubscription } from './live-subscription.ts';
import { type Prepare, type PreparedOperation, withoutBeginning } from './prepare.ts';
import { publicErrorsOf } from './refusal.ts';
import type { Relayed, Relays } from './relay.ts';
import type { Listener, Subscription } from './subscriptions.ts';
import type { Topics } from './topics.ts';

export interface Surroundings {
  graph: CurrentGraph;
  prepare: Prepare;
  subgraphs: LiveSubgraphs;
  relays: Relays;
  topics: Topics;
  openings: (subgraph: string) => Gate;
  workshop: Workshop;
}

/** What a client has asked for, whichever way it is carried out; and what carries it out tells its listener through this. */
export class OpenSubscription implements Subscription, Listener {
  private request: SubscriptionRequest;
  private readonly client: Subscriber['client'];
  private readonly listener: Listener;
  private readonly surroundings: Surroundings;
  private readonly ended: (subscription: OpenSubscription) => void;
  private viewer: Viewer | null;
  private carried: { live: LiveSubscription } | { relayed: Relayed } | null = null;
  private over = false;

  constructor(
    request: SubscriptionRequest,
    { viewer, client }: Subscriber,
    listener: Listener,
    surroundings: Surroundings,
    ended: (subscription: OpenSubscription) => void,
  ) {
    this.request = request;
    this.viewer = viewer;
    this.client = client;
    this.listener = listener;
    this.surroundings = surroundings;
    this.ended = ended;
  }

  /** Prepares it and starts it, or tells its listener why not. */
  start(): void {
    const operation = this.prepare();
    if (operation === null) return;
    const { relays } = this.surroundings;
    const subscriber = { viewer: this.viewer, client: this.client };
    if (operation.live) {
      const live = new LiveSubscription({
        ...this.surroundings,
        operation,
        subscriber,
        listener: this,
        withoutBeginning: (begun) => {
          const rest = withoutBeginning(this.request, begun);
          this.request = rest.request;
          return rest.operation;
        },
      });
      this.carried = { live };
      live.open();
      return;
    }
    const relayed = relays.relay(operation, subscriber, this);
    if (this.over) relayed.close();
    else this.carried = { relayed };
  }

  renew(viewer: Viewer): void {
    if (this.over) return;
    this.viewer = viewer;
    const operation = this.prepare();
    if (operation === null || this.carried === null) return;
    if ('live' in this.carried) this.carried.live.goOnAs(operation, viewer);
    else this.carried.relayed.renew(viewer);
  }

  /** Goes on with the newest graph; where what it asks for is not in it any more, it ends with the reason. */
  replan(): void {
    if (this.over) return;
    const operation = this.prepare();
    if (operation === null || this.carried === null) return;
    if ('live' in this.carried) this.carried.live.goOnAs(operation, this.viewer);
    else if (operation.live) this.restart('the subscription is served otherwise now');
    else this.carried.relayed.replan(operation);
  }

  /** Redis was away: nothing is told that somebody may not hear any more. */
  hold(reopenWithinMs: number): void {
    if (this.carried !== null && 'live' in this.carried) this.carried.live.hold(reopenWithinMs);
  }

  openIfDue(now: number): void {
    if (this.carried !== null && 'live' in this.carried) this.carried.live.openIfDue(now);
  }

  close(): void {
    this.end(() => undefined);
  }

  next(payload: Buffer, key?: string): void {
    if (!this.over) this.listener.next(payload, key);
  }

  ready(): Promise<void> | undefined {
    return this.listener.ready?.();
  }

  error(errors: Parameters<Listener['error']>[0]): void {
    this.end(() => this.listener.error(errors));
  }

  complete(): void {
    this.end(() => this.listener.complete());
  }

  restart(reason: string): void {
    this.end(() => this.listener.restart(reason));
  }

  private prepare(): PreparedOperation | null {
    const { graph, prepare } = this.surroundings;
    try {
      if (graph.graph === null) throw new Unavailable('The graph');
      return prepare(graph.graph, this.request, this.viewer);
    } catch (error) {
      this.error(publicErrorsOf(error));
      return null;
    }
  }

  private end(tell: () => void): void {
    if (this.over) return;
    this.over = true;
    if (this.carried !== null && 'live' in this.carried) this.carried.live.close();
    else this.carried?.relayed.close();
    this.ended(this);
    try {
      tell();
    } catch (error) {
      this.surroundings.workshop.log.error({ err: error }, 'A listener failed');
    }
  }
}
