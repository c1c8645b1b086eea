import type { LiveEvent, Opened, OpenedTopic, Place } from '@parley/kit/live/contract';
import type { Viewer } from '@parley/kit/passport';
import type { Gate } from './gate.ts';
import type { Workshop } from './group.ts';
import type { LiveSubgraphs, Subscriber } from './live-operation.ts';
import { type Hearer, type Home, Member } from './member.ts';
import { pauseAfter } from './pause.ts';
import { isSamePlace } from './place.ts';
import type { PreparedOperation } from './prepare.ts';
import { publicErrorsOf } from './refusal.ts';
import { isRefusal } from './refused.ts';
import { selectionOf } from './selection.ts';
import { Sleep } from './sleep.ts';
import type { Listener } from './subscriptions.ts';
import { tellEnded } from './tell-ended.ts';
import type { Topics } from './topics.ts';

export interface LiveSubscriptionOptions {
  operation: PreparedOperation;
  subscriber: Subscriber;
  listener: Listener;
  topics: Topics;
  subgraphs: LiveSubgraphs;
  /** How many openings may be asked for at once, by all of the process. */
  openings: (subgraph: string) => Gate;
  workshop: Workshop;
  /** Where its client stood is of no use once that was answered: gives the operation without it. */
  withoutBeginning(operation: PreparedOperation): PreparedOperation;
}

/**
 * One client's subscription. What it may hear is what its subgraph has answered last when it was asked to open; it is asked again whenever rights may have
 * changed, and the answer is compared with what is heard already. What is in doubt is not heard until there is an answer.
 */
export class LiveSubscription implements Hearer {
  private operation: PreparedOperation;
  private subscriber: Subscriber;
  /** The operation that it began with is none of them: it holds a graph. */
  private readonly options: Omit<LiveSubscriptionOptions, 'operation' | 'subscriber'>;
  private readonly members = new Map<string, Member>();
  private readonly sleep: Sleep;
  private opened = false;
  private dueAt = Number.POSITIVE_INFINITY;
  private wanted = false;
  private running = false;
  /** Raised with every doubt: an answer to an earlier question does not end it. */
  private doubts = 0;
  private soon: NodeJS.Timeout | undefined;
  private over = false;

  constructor({ operation, subscriber, ...options }: LiveSubscriptionOptions) {
    this.options = options;
    this.operation = operation;
    this.subscriber = subscriber;
    this.sleep = new Sleep(options.topics, this);
  }

  get viewerId(): string | null {
    return this.subscriber.viewer?.id ?? null;
  }

  open(): void {
    this.wanted = true;
    clearTimeout(this.soon);
    this.soon = undefined;
    if (!this.running && !this.over) void this.run();
  }

  reopenSoon(withinMs = this.options.workshop.limits.wakeUpPauseMs): void {
    if (this.over) return;
    this.soon ??= setTimeout(() => this.open(), withinMs * Math.random()).unref();
  }

  /** Rights that are lost without an envelope, or with one that was lost, last no longer than this. */
  openIfDue(now: number): void {
    if (now < this.dueAt) return;
    this.dueAt = Number.POSITIVE_INFINITY;
    this.open();
  }

  /** Nothing more is heard until it has been opened again, which is soon. */
  hold(reopenWithinMs: number): void {
    this.doubts += 1;
    for (const member of this.members.values()) this.unseat(member);
    // An answer that is on its way is none to this doubt: it asks again by itself.
    this.wanted = true;
    if (!this.running) this.reopenSoon(reopenWithinMs);
  }

  doubt(member: Member): void {
    this.doubts += 1;
    this.unseat(member);
    this.open();
  }

  /** The same operation of a newer graph, or of the same person with other rights. */
  goOnAs(operation: PreparedOperation, viewer: Viewer | null): void {
    const before = this.operation;
    if (!operation.live || operation.subgraph !== before.subgraph || operation.field !== before.field) {
      this.restart('the subscription is served otherwise now');
      return;
    }
    const sameViewer = viewer === this.subscriber.viewer;
    this.operation = operation;
    this.subscriber = { ...this.subscriber, viewer };
    if (sameViewer && operation.key === before.key && operation.shared === before.shared) {
      for (const { seat } of this.members.values()) if (seat !== null) seat.selection.operation = operation;
    } else this.hold(0);
  }

  next(payload: Buffer, key?: string): void {
    try {
      this.options.listener.next(payload, key);
    } catch (error) {
      this.options.workshop.log.error({ err: error }, 'A listener failed');
      this.restart('it could not be told');
    }
  }

  ready(): Promise<void> | undefined {
    return this.options.listener.ready?.();
  }

  park(member: Member, until: Promise<void>): void {
    member.parked = true;
    member.unseat();
    const goOn = () => {
      member.parked = false;
      if (!this.over && this.members.get(member.home.topic) === member) this.seat(member);
    };
    until.then(goOn, goOn);
  }

  fail(error: unknown): void {
    if (this.over) return;
    this.close();
    this.options.listener.error(publicErrorsOf(error));
  }

  restart(reason: string): void {
    if (this.over) return;
    this.close();
    this.options.listener.restart(reason);
  }

  close(): void {
    if (this.over) return;
    this.over = true;
    clearTimeout(this.soon);
    for (const member of this.members.values()) this.leave(member);
    this.sleep.stop();
    this.members.clear();
  }

  private async run(): Promise<void> {
    const { workshop, subgraphs, openings } = this.options;
    this.running = true;
    let failures = 0;
    while (this.wanted && !this.over) {
      this.wanted = false;
      const doubts = this.doubts;
      try {
        const { opened, askedAt } = await openings(this.operation.subgraph)(async () => {
          workshop.counters.openings += 1;
          const askedAt = performance.now();
          return { opened: await subgraphs.open(this.operation, this.subscriber), askedAt };
        });
        failures = 0;
        if (this.over || doubts !== this.doubts) continue;
        await this.apply(opened, askedAt);
      } catch (error) {
        if (this.over) break;
        if (isRefusal(error) && doubts !== this.doubts) continue; // who asks now may have other rights
        if (isRefusal(error)) {
          this.fail(error);
          break;
        }
        workshop.log.warn({ err: error, failures }, 'A subscription could not be opened yet; it is tried again');
        failures += 1;
        this.wanted = true;
        await pauseAfter(failures, workshop.limits);
      }
    }
    this.running = false;
  }

  private async apply({ topics, wakeUps = [], ended = [] }: Opened, askedAt: number): Promise<void> {
    const first = !this.opened;
    this.opened = true;
    if (first) this.operation = this.options.withoutBeginning(this.operation);
    const lost = this.loseAllBut(new Set(topics.map(({ topic }) => topic)));
    let uncertain = false;
    for (const opened of topics) {
      const known = this.members.get(opened.topic);
      const member = known ?? this.enter(opened, first, askedAt);
      if (opened.head !== null) member.home.expect?.(opened.head);
      member.allowedAt = askedAt;
      const { audience, payload } = member.home.openings.of(opened);
      member.audience = audience;
      member.payload = payload;
      member.doubted = false;
      this.seat(member);
      if (known === undefined && this.isUncertain(member, askedAt)) uncertain = true;
    }
    if (this.sleep.on(wakeUps, askedAt) || uncertain) this.openWhenHeard();
    this.dueAt = this.nextDue(topics, wakeUps);
    const before = first ? ended.map(({ topic, payload, place }) => endedEvent(topic, payload, place)) : [];
    await tellEnded({
      ...this.options,
      operation: this.operation,
      subscriber: this.subscriber,
      events: [...before, ...lost],
      next: (payload) => this.next(payload),
      over: () => this.over,
    });
  }

  /** Whether its rights may have been lost since the question. A durable topic says so once more where it begins, an ephemeral one does not. */
  private isUncertain({ home, place }: Member, askedAt: number): boolean {
    const { since, rightsAt } = home.hearing;
    return rightsAt >= askedAt || (place === null && (since === null || since >= askedAt));
  }

  private enter(opened: OpenedTopic, first: boolean, askedAt: number): Member {
    const { topics } = this.options;
    const { subgraph } = this.operation;
    const isDurable = opened.head !== null;
    const home: Home = isDurable ? topics.takeDurable(subgraph, opened.topic) : topics.takeEphemeral(subgraph, opened.topic);
    const { topic, audience, payload, head, from } = home.openings.of(opened);
    const member = new Member(this, home, audience, payload, askedAt);
    if (head !== null) {
      // A client's positions are about the time before it came; of a topic that comes later it is told from its start.
      const position = first ? from : null;
      member.place = position ?? head;
      member.sure = isSamePlace(member.place, head);
      member.unstarted = position === null;
    }
    home.members.add(member);
    this.members.set(topic, member);
    return member;
  }

  private seat(member: Member): void {
    if (member.doubted || member.parked || this.over) return;
    const selection = selectionOf(this.operation, this.subscriber, member.home.topic, member.audience);
    if (member.seat?.selection.key === selection.key) return;
    member.unseat();
    member.home.join(member, selection);
  }

  private unseat(member: Member): void {
    member.doubted = true;
    member.unseat();
  }

  private leave(member: Member): void {
    const { topics } = this.options;
    const { home } = member;
    member.unseat();
    home.members.delete(member);
    if (member.place === null) topics.leaveEphemeral(this.operation.subgraph, home.topic);
    else topics.leaveDurable(this.operation.subgraph, home.topic);
  }

  /** Gives what is to be told of those that are lost. */
  private loseAllBut(topics: ReadonlySet<string>): LiveEvent[] {
    const lost: LiveEvent[] = [];
    for (const [topic, member] of this.members) {
      if (topics.has(topic)) continue;
      this.leave(member);
      this.members.delete(topic);
      if (!member.unstarted) lost.push(endedEvent(topic, member.payload, member.place));
    }
    return lost;
  }

  /** Asks again once all is heard of which something may have been missed since the last question. */
  private openWhenHeard(): void {
    const hearings = [...this.members.values()].map(({ home }) => home.hearing).concat(this.sleep.hearings);
    void Promise.all(hearings.map(({ settled }) => settled)).then(() => this.reopenSoon(0));
  }

  private nextDue(topics: readonly OpenedTopic[], wakeUps: readonly string[]): number {
    const { ephemeralOpenedAgainMs, wakeUpsOpenedAgainMs } = this.options.workshop.limits;
    const jitter = 0.75 + Math.random() / 2;
    if (topics.every(({ head }) => head === null)) return performance.now() + ephemeralOpenedAgainMs * jitter;
    return wakeUps.length > 0 ? performance.now() + wakeUpsOpenedAgainMs * jitter : Number.POSITIVE_INFINITY;
  }
}

function endedEvent(topic: string, payload: unknown, place: Place | null): LiveEvent {
  return { kind: 'ended', topic, payload, place };
}
