import type { Place } from '@parley/kit/live/contract';
import type { Log } from '@parley/kit/log';
import type { Counters } from './counters.ts';
import { Cursor, keyOf } from './cursor.ts';
import type { Feed } from './feed.ts';
import { type FeedEvent, feedEvent } from './feed-event.ts';
import type { LiveLimits } from './live-limits.ts';
import type { Member } from './member.ts';
import { isSamePlace } from './place.ts';
import type { Replays } from './replays.ts';
import type { Results, Selection } from './selection.ts';

/** What cursors and ephemeral groups work with. */
export interface Workshop {
  results: Results;
  replays: Replays;
  counters: Counters;
  limits: LiveLimits;
  log: Log;
}

/**
 * All who are told the same of one durable topic. Most stand at one place, and are told each event at once; those who are catching up stand elsewhere,
 * and come together with the others when they reach the same place.
 */
export class Group {
  readonly feed: Feed;
  readonly selection: Selection;
  /** What `started` and `reset` are resolved on. */
  readonly payload: unknown;
  readonly workshop: Workshop;
  private readonly cursors = new Map<string, Cursor>();
  private readonly ended: () => void;
  private started: FeedEvent | null = null;

  constructor(feed: Feed, selection: Selection, payload: unknown, workshop: Workshop, ended: () => void) {
    this.feed = feed;
    this.selection = selection;
    this.payload = payload;
    this.workshop = workshop;
    this.ended = ended;
    feed.followers.add(this);
  }

  /** From the member's place on it is told everything. */
  join(member: Member): void {
    const { place, sure, unstarted } = member;
    if (place === null) throw new Error('a member of a durable topic has a place');
    const key = keyOf(place, sure, unstarted);
    let cursor = this.cursors.get(key);
    if (cursor === undefined) {
      cursor = new Cursor(this, place, sure, unstarted);
      this.cursors.set(key, cursor);
    }
    cursor.add(member);
    cursor.wake();
  }

  wake(): void {
    for (const cursor of this.cursors.values()) cursor.wake();
  }

  distrust(): void {
    const { at } = this.feed;
    for (const cursor of [...this.cursors.values()]) {
      if (at === null || cursor.place.revision <= at.revision) continue;
      cursor.move(cursor.place, false, cursor.unstarted);
    }
  }

  /** The cursor stands elsewhere now: gives the one that stands there already, if there is one. */
  moved(cursor: Cursor, oldKey: string): Cursor | null {
    if (this.cursors.get(oldKey) === cursor) this.cursors.delete(oldKey);
    const other = this.cursors.get(cursor.key);
    if (other !== undefined && other !== cursor) return other;
    this.cursors.set(cursor.key, cursor);
    return null;
  }

  left(cursor: Cursor): void {
    if (this.cursors.get(cursor.key) === cursor) this.cursors.delete(cursor.key);
    if (this.cursors.size > 0) return;
    this.feed.followers.delete(this);
    this.ended();
  }

  /** The same event for all who start at one place. */
  startedAt(place: Place): FeedEvent {
    const known = this.started?.event.place;
    if (this.started !== null && known != null && isSamePlace(known, place)) return this.started;
    this.started = this.own('started', place);
    return this.started;
  }

  resetAt(place: Place): FeedEvent {
    return this.own('reset', place);
  }

  private own(kind: 'started' | 'reset', place: Place): FeedEvent {
    return feedEvent({ kind, topic: this.feed.topic, payload: this.payload, place });
  }
}
