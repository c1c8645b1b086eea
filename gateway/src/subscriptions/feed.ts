import type { Place } from '@parley/kit/live/contract';
import type { Log } from '@parley/kit/log';
import { EarlyEnvelopes } from './early-envelopes.ts';
import { type FeedEvent, feedEvent } from './feed-event.ts';
import type { HeardEnvelope } from './heard-envelope.ts';
import type { HeardTopic, Hub, TopicListener } from './hub.ts';
import type { LiveLimits } from './live-limits.ts';
import type { Member } from './member.ts';
import { pauseAfter } from './pause.ts';
import { isSamePlace } from './place.ts';
import type { ReplayedPage, Replays } from './replays.ts';

export interface FeedOptions {
  subgraph: string;
  topic: string;
  hub: Hub;
  replays: Replays;
  limits: LiveLimits;
  log: Log;
}

/** Whoever goes along with the feed, woken whenever it has something new. */
export interface Follower {
  wake(): void;
  /** Places that were true may be none any more. */
  distrust(): void;
}

/** What somebody at a place is to do: be told these events, wait for the feed, or ask what it no longer knows. */
export type Next = readonly FeedEvent[] | 'wait' | 'replay';

/**
 * One durable topic in its order. Envelopes may come late, twice, out of order, or not at all; what comes out is each revision once, in order. Where one
 * is missing the subgraph is asked, and the feed goes on from its answer.
 *
 * It keeps the last events, one for each revision above `base`: they are the buffer of everybody who is still catching up.
 */
export class Feed implements TopicListener {
  readonly subgraph: string;
  readonly topic: string;
  readonly members = new Set<Member>();
  readonly followers = new Set<Follower>();
  readonly hearing: HeardTopic;
  private readonly options: FeedOptions;
  /** Where it stands. Null until it has begun. */
  at: Place | null = null;
  private base: Place | null = null;
  private log: FeedEvent[] = [];
  private logBytes: number[] = [];
  private bytes = 0;
  /** Envelopes above the next revision, and all while there is no place yet. */
  private readonly early: EarlyEnvelopes;
  /** A revision that the subgraph has told of. */
  private expected = 0;
  private expectedAt = 0;
  private lateTimer: NodeJS.Timeout | undefined;
  private asking = false;
  private askAgain = false;
  private stopped = false;

  constructor(options: FeedOptions) {
    this.options = options;
    this.subgraph = options.subgraph;
    this.topic = options.topic;
    this.early = new EarlyEnvelopes(options.limits);
    this.hearing = options.hub.hear(options.topic, this);
  }

  /** A true place of the topic: the first begins the feed, each later one tells it what it must have heard by now. */
  expect(place: Place): void {
    if (this.base === null) {
      this.base = place;
      void this.begin();
      return;
    }
    if (this.at !== null && place.epoch !== this.at.epoch) this.catchUp();
    else if (place.revision > this.expected) {
      this.expected = place.revision;
      this.expectedAt = performance.now();
    }
    this.waitForLate();
  }

  /**
   * `sure` is a place that the subgraph has given as one of the topic's; any other may lie within a replay, where the number is ahead of the revision.
   */
  next(place: Place, sure: boolean): Next {
    if (this.at === null || this.base === null) return 'wait';
    if (place.epoch !== this.at.epoch || place.revision < this.base.revision) return 'replay';
    if (place.revision > this.at.revision) return sure ? 'wait' : 'replay';
    const index = place.revision - this.base.revision;
    if (!sure && place.number !== (this.log[index - 1]?.event.place ?? this.base).number) return 'replay';
    return index === this.log.length ? 'wait' : this.log.slice(index, index + this.options.limits.page);
  }

  /** Asks what has happened since its place; in the end nothing is missing that was committed before the call. */
  catchUp(): void {
    this.askAgain = true;
    if (!this.asking && this.at !== null) void this.ask();
  }

  heard(envelope: HeardEnvelope): void {
    const { revision, reopen, heardAt } = envelope;
    if (reopen.size > 0) for (const member of this.members) if (member.isAmong(reopen, heardAt)) member.reopen();
    if (revision !== null && this.at !== null && revision <= this.at.revision) return;
    this.end(envelope);
    if (revision === null) return; // it says nothing of the topic's history
    if (!this.early.keep(revision, envelope)) this.catchUp();
    else if (this.at !== null) this.advance();
  }

  heardLate(): void {
    this.catchUp();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.lateTimer);
    this.options.hub.leave(this.topic, this);
  }

  /** Hears first and asks then, so that whatever is committed meanwhile is either heard or answered. */
  private async begin(): Promise<void> {
    await this.hearing.settled;
    this.askAgain = true;
    await this.ask();
  }

  /** At once, also where earlier envelopes are still missing. */
  private end({ ends, heardAt }: HeardEnvelope): void {
    if (ends.size === 0) return;
    for (const member of this.members) if (member.isAmong(ends, heardAt)) member.doubt();
  }

  private advance(): void {
    let envelope: HeardEnvelope | undefined;
    let moved = false;
    while (this.at !== null) {
      const revision = this.at.revision + 1;
      envelope = this.early.take(revision);
      if (envelope === undefined) break;
      const { payload, number, ends, heardAt, bytes } = envelope;
      const place = { epoch: this.at.epoch, number: Math.max(this.at.number, number), revision };
      this.log.push(feedEvent({ kind: 'event', topic: this.topic, payload, place }, ends, heardAt));
      this.logBytes.push(bytes);
      this.bytes += bytes;
      this.at = place;
      moved = true;
    }
    if (moved) {
      this.trim();
      for (const follower of this.followers) follower.wake();
    }
    this.waitForLate();
  }

  /** In strides, since each one copies what stays. */
  private trim(): void {
    const { logEvents, logBytes } = this.options.limits;
    if (this.log.length <= 2 * logEvents && this.bytes <= 2 * logBytes) return;
    let leave = Math.max(0, this.log.length - logEvents);
    let bytes = this.logBytes.slice(0, leave).reduce((sum, one) => sum + one, 0);
    while (this.bytes - bytes > logBytes && leave < this.log.length) {
      bytes += this.logBytes[leave] ?? 0;
      leave += 1;
    }
    this.base = this.log[leave - 1]?.event.place ?? this.base;
    this.log = this.log.slice(leave);
    this.logBytes = this.logBytes.slice(leave);
    this.bytes -= bytes;
  }

  private waitForLate(): void {
    const complete = this.early.size === 0 && this.expected <= (this.at?.revision ?? 0);
    if (complete) {
      clearTimeout(this.lateTimer);
      this.lateTimer = undefined;
      return;
    }
    if (this.asking || this.stopped) return;
    this.lateTimer ??= setTimeout(() => {
      this.lateTimer = undefined;
      this.catchUp();
    }, this.options.limits.lateEnvelopeMs).unref();
  }

  private async ask(): Promise<void> {
    const { limits, log } = this.options;
    this.asking = true;
    let failures = 0;
    while (this.askAgain && !this.stopped) {
      this.askAgain = false;
      const askedAt = performance.now();
      try {
        const { until, reset } = await this.lastPage();
        this.goOnFrom(until, reset, askedAt);
        failures = 0;
      } catch (error) {
        failures += 1;
        this.askAgain = true;
        log.warn({ err: error, topic: this.topic, failures }, 'A topic could not be replayed; it is tried again');
        await pauseAfter(failures, limits);
      }
    }
    this.asking = false;
    if (this.at !== null) this.advance();
  }

  /** Those who follow are told page by page; the feed only has to know where it ends. The pages are kept for them. */
  private async lastPage(): Promise<ReplayedPage> {
    const { replays } = this.options;
    let from = (this.at ?? this.base) as Place;
    for (;;) {
      const page = await replays.ask(this.subgraph, this.topic, from, this.viewers());
      for (const member of this.members) if (member.isLostBy(page)) member.doubt();
      if (!page.more || page.reset || isSamePlace(page.until, from)) return page;
      from = page.until;
    }
  }

  private viewers(): Set<string> {
    const viewers = new Set<string>();
    for (const { viewerId } of this.members) if (viewerId !== null) viewers.add(viewerId);
    return viewers;
  }

  private goOnFrom(until: Place, reset: boolean, askedAt: number): void {
    const begins = this.at === null || reset || until.epoch !== this.at.epoch;
    if (this.at === null || begins || until.revision > this.at.revision) {
      this.at = until;
      this.base = until;
      this.log = [];
      this.logBytes = [];
      this.bytes = 0;
    }
    // What was published before the question had been committed before it: above the answer it is of another epoch, or made up.
    this.early.forget(this.at.revision, askedAt);
    if (begins || this.expectedAt < askedAt) this.expected = 0;
    for (const follower of this.followers) {
      if (reset) follower.distrust();
      follower.wake();
    }
  }
}
