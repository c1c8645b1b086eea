import type { LiveEvent } from '@parley/kit/live/contract';
import type { EphemeralTopic } from './ephemeral-topic.ts';
import { type FeedEvent, feedEvent } from './feed-event.ts';
import type { Workshop } from './group.ts';
import type { Member, Seat } from './member.ts';
import { pauseAfter } from './pause.ts';
import { isRefusal } from './refused.ts';
import type { Selection } from './selection.ts';

interface Waiting {
  event: FeedEvent;
  /** Among all topics of a listener. */
  key: string | undefined;
  bytes: number;
}

/**
 * All who are told the same of one ephemeral topic. One question is on its way at a time, and what happens meanwhile waits for the next: of two events
 * with the same key only the later one. So whoever listens is never told of an older state after a newer one.
 */
export class EphemeralGroup implements Seat {
  readonly selection: Selection;
  private readonly topic: EphemeralTopic;
  private readonly payload: unknown;
  private readonly workshop: Workshop;
  private readonly ended: () => void;
  private readonly members = new Set<Member>();
  private readonly newcomers = new Set<Member>();
  private readonly waiting = new Map<string | number, Waiting>();
  private bytes = 0;
  private running = false;

  constructor(topic: EphemeralTopic, selection: Selection, payload: unknown, workshop: Workshop, ended: () => void) {
    this.topic = topic;
    this.selection = selection;
    this.payload = payload;
    this.workshop = workshop;
    this.ended = ended;
  }

  /** It is told how things are, and then of each change. */
  add(member: Member): void {
    this.newcomers.add(member);
    member.seat = this;
    this.wake();
  }

  remove(member: Member): void {
    this.members.delete(member);
    this.newcomers.delete(member);
    if (this.members.size + this.newcomers.size === 0) this.ended();
  }

  take(event: LiveEvent, key: string | null, bytes: number): void {
    const taken = feedEvent(event);
    this.keep(key ?? taken.serial, { event: taken, key: key === null ? undefined : `${event.topic} ${key}`, bytes });
    if (this.isTooMuch()) this.restart();
    else this.wake();
  }

  /** As the last. */
  private keep(name: string | number, one: Waiting): void {
    this.drop(name);
    this.waiting.set(name, one);
    this.bytes += one.bytes;
  }

  private drop(name: string | number): void {
    this.bytes -= this.waiting.get(name)?.bytes ?? 0;
    this.waiting.delete(name);
  }

  private isTooMuch(): boolean {
    const { waitingEvents, logBytes } = this.workshop.limits;
    return this.waiting.size > waitingEvents || this.bytes > logBytes;
  }

  private wake(): void {
    if (!this.running) void this.run();
  }

  private async run(): Promise<void> {
    const { limits, log } = this.workshop;
    this.running = true;
    // Only what is asked for after that is followed by every change of it.
    await this.topic.hearing.settled;
    let failures = 0;
    while (this.members.size + this.newcomers.size > 0 && this.waiting.size + this.newcomers.size > 0) {
      try {
        await this.tell();
        failures = 0;
      } catch (error) {
        if (isRefusal(error)) {
          for (const member of [...this.members, ...this.newcomers]) member.hearer.fail(error);
          break;
        }
        failures += 1;
        log.warn(
          { err: error, topic: this.topic.topic, failures },
          'An ephemeral event could not be told yet; it is tried again',
        );
        await pauseAfter(failures, limits);
      }
    }
    this.running = false;
  }

  private async tell(): Promise<void> {
    const { results, counters } = this.workshop;
    const newcomers = [...this.newcomers];
    const waiting = new Map([...this.waiting].slice(0, this.workshop.limits.page));
    for (const name of waiting.keys()) this.drop(name);
    const started = newcomers.length > 0 ? [this.started()] : [];
    const payloads = await results
      .now(this.selection, [...started, ...[...waiting.values()].map(({ event }) => event)])
      .catch((error: unknown) => {
        this.putBack(waiting);
        throw error;
      });
    for (const member of newcomers) {
      if (!this.newcomers.delete(member)) continue; // it has left
      this.members.add(member);
      member.unstarted = false;
      const payload = payloads[0] ?? null;
      if (payload === null) continue;
      counters.deliveries += 1;
      member.hearer.next(payload);
    }
    [...waiting.values()].forEach(({ key }, index) => {
      const payload = payloads[started.length + index] ?? null;
      if (payload === null) return;
      counters.deliveries += this.members.size;
      for (const member of this.members) member.hearer.next(payload, key);
    });
  }

  /** Before what has come meanwhile, which stands for what had the same key. */
  private putBack(waiting: ReadonlyMap<string | number, Waiting>): void {
    const later = [...this.waiting];
    for (const [name, one] of [...waiting, ...later]) this.keep(name, one);
    if (this.isTooMuch()) this.restart();
  }

  private restart(): void {
    this.waiting.clear();
    this.bytes = 0;
    for (const member of [...this.members, ...this.newcomers]) member.hearer.restart('too much has happened meanwhile');
  }

  private started(): FeedEvent {
    return feedEvent({ kind: 'started', topic: this.topic.topic, payload: this.payload, place: null });
  }
}
