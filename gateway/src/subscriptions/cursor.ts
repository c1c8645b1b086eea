import type { Place } from '@parley/kit/live/contract';
import type { FeedEvent } from './feed-event.ts';
import type { Group } from './group.ts';
import type { Member, Seat } from './member.ts';
import { pauseAfter } from './pause.ts';
import { isSamePlace } from './place.ts';
import { isRefusal } from './refused.ts';
import type { ReplayedPage } from './replays.ts';
import type { Payload, Selection } from './selection.ts';

/** The subgraph does not resolve the operation, and will not do so later. */
class Refused extends Error {
  constructor(readonly reason: unknown) {
    super('refused');
  }
}

/** So often an event is tried that its subgraph cannot resolve, before it is told as it is, with nulls and errors. */
const TRIES = 3;

const AFTERWARDS = Promise.resolve();

/**
 * Members of a group that stand at one place. One after the other they are told what comes after it, each event resolved before the next is told; from the
 * feed where that knows it, else from replay. A failure moves nobody: what could not be told is told when its subgraph is back.
 */
export class Cursor implements Seat {
  /** Changed by itself alone, as all of it. */
  place: Place;
  unstarted: boolean;
  key: string;
  private readonly group: Group;
  private readonly members = new Set<Member>();
  private sure: boolean;
  private running = false;
  private merged = false;
  private failures = 0;

  constructor(group: Group, place: Place, sure: boolean, unstarted: boolean) {
    this.group = group;
    this.place = place;
    this.sure = sure;
    this.unstarted = unstarted;
    this.key = keyOf(place, sure, unstarted);
  }

  get selection(): Selection {
    return this.group.selection;
  }

  add(member: Member): void {
    this.members.add(member);
    member.seat = this;
  }

  remove(member: Member): void {
    if (!this.members.delete(member)) return;
    member.place = this.place;
    member.sure = this.sure;
    member.unstarted = this.unstarted;
    if (this.members.size === 0 && !this.merged) this.group.left(this);
  }

  wake(): void {
    if (!this.running) void this.run();
  }

  /** Where another cursor stands already, its members join that one. */
  move(place: Place, sure: boolean, unstarted: boolean): void {
    this.place = place;
    this.sure = sure;
    this.unstarted = unstarted;
    const key = keyOf(place, sure, unstarted);
    if (key === this.key || this.members.size === 0) return;
    const oldKey = this.key;
    this.key = key;
    const other = this.group.moved(this, oldKey);
    if (other === null) return;
    this.merged = true;
    for (const member of this.members) other.add(member);
    this.members.clear();
    other.wake();
  }

  private async run(): Promise<void> {
    const { feed } = this.group;
    this.running = true;
    while (this.members.size > 0) {
      try {
        if (this.unstarted) await this.start();
        else {
          const next = feed.next(this.place, this.sure);
          if (next !== 'replay' && !this.sure && feed.at !== null) {
            this.move(this.place, true, false);
            continue;
          }
          if (next === 'wait') break;
          if (next === 'replay') await this.replay();
          else await this.follow(next);
        }
        this.failures = 0;
      } catch (error) {
        this.failures += 1;
        await this.fail(error);
      }
    }
    this.running = false;
  }

  private async fail(error: unknown): Promise<void> {
    const { feed, workshop } = this.group;
    const failures = this.failures;
    if (error instanceof Refused) {
      for (const member of [...this.members]) member.hearer.fail(error.reason);
      return;
    }
    workshop.log.warn({ err: error, topic: feed.topic, failures }, 'An event could not be told yet; it is tried again');
    await pauseAfter(failures, workshop.limits);
    // A topic that cannot be replayed may be one that nobody may hear any more: opening says so. Until it can be, nothing is told.
    if (isRefusal(error)) for (const member of this.members) member.reopen();
  }

  private async start(): Promise<void> {
    const events = [this.group.startedAt(this.place)];
    this.tell(events, await this.resolve(events));
    this.move(this.place, this.sure, false);
  }

  private async follow(events: readonly FeedEvent[]): Promise<void> {
    const payloads = await this.resolve(events);
    if (this.members.size === 0) return;
    this.tell(events, payloads);
    this.move(this.place, true, false);
  }

  private async replay(): Promise<void> {
    const { feed } = this.group;
    const from = this.place;
    const page = await this.pageFrom(from);
    for (const member of [...this.members]) if (member.isLostBy(page)) member.doubt();
    const events = page.reset ? [this.group.resetAt(page.until)] : page.events;
    const payloads = await this.resolve(events);
    // Who has joined meanwhile was not asked about, and comes back to ask from here by itself.
    const strangers = [...this.members].filter((member) => !member.isCoveredBy(page));
    if (strangers.length === this.members.size) return;
    for (const member of strangers) member.hearer.park(member, AFTERWARDS);
    this.tell(events, payloads);
    const done = page.reset || !page.more;
    if (done) feed.expect(page.until);
    this.move(page.until, done, false);
    if (!done) this.parkTheSlow();
    // A subgraph that gives no place from which the feed goes on is not asked again without a pause.
    const nowhere = (done || isSamePlace(from, page.until)) && feed.next(page.until, done) === 'replay';
    if (nowhere) await pauseAfter(1, this.group.workshop.limits);
  }

  /** A page that is known already will do where the feed goes on from its end, and everybody here may see it. */
  private async pageFrom(from: Place): Promise<ReplayedPage> {
    const { feed, workshop } = this.group;
    const { subgraph, topic } = feed;
    const known = await workshop.replays.known(subgraph, topic, from);
    const members = [...this.members];
    if (known !== undefined && members.every((member) => member.isCoveredBy(known))) {
      if ((known.more && !known.reset) || feed.next(known.until, true) !== 'replay') return known;
    }
    const viewers = new Set<string>();
    for (const { viewerId } of members) if (viewerId !== null) viewers.add(viewerId);
    return workshop.replays.ask(subgraph, topic, from, viewers);
  }

  private async resolve(events: readonly FeedEvent[]): Promise<readonly Payload[]> {
    const { workshop, selection, feed } = this.group;
    let tolerant = false;
    if (this.failures >= TRIES) {
      // Where the subgraph answers this, it is not away: it is the event that cannot be resolved.
      await workshop.replays.ask(feed.subgraph, feed.topic, this.place, new Set());
      tolerant = true;
    }
    try {
      return await workshop.results.of(selection, events, { tolerant });
    } catch (error) {
      throw isRefusal(error) ? new Refused(error) : error;
    }
  }

  /** All at once and in order. Whoever an event ends is gone before it is told. */
  private tell(events: readonly FeedEvent[], payloads: readonly Payload[]): void {
    const { counters } = this.group.workshop;
    for (let index = 0; index < events.length; index += 1) {
      const { event, ends, heardAt } = events[index] as FeedEvent;
      if (ends.size > 0) for (const member of [...this.members]) if (member.isAmong(ends, heardAt)) member.doubt();
      const payload = payloads[index] ?? null;
      if (payload !== null) {
        counters.deliveries += this.members.size;
        for (const member of this.members) member.hearer.next(payload);
      }
      if (event.place !== null) this.place = event.place;
    }
  }

  private parkTheSlow(): void {
    for (const member of [...this.members]) {
      const ready = member.hearer.ready();
      if (ready !== undefined) member.hearer.park(member, ready);
    }
  }
}

/** A place that is sure has one number for each revision. */
export function keyOf({ epoch, number, revision }: Place, sure: boolean, unstarted: boolean): string {
  return `${epoch} ${revision}${sure ? '' : ` ${number}`}${unstarted ? ' unstarted' : ''}`;
}
