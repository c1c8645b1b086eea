import type { Place } from '@parley/kit/live/contract';
import type { CommonOpening } from './common-opening.ts';
import type { HeardTopic } from './hub.ts';
import type { ReplayedPage } from './replays.ts';
import type { Selection } from './selection.ts';

/** Where a member is told of a topic, together with all who get the same. */
export interface Seat {
  readonly selection: Selection;
  remove(member: Member): void;
}

/** The topic that a member listens to, in this process. */
export interface Home {
  readonly topic: string;
  readonly hearing: HeardTopic;
  /** Seated or not. */
  readonly members: Set<Member>;
  readonly openings: CommonOpening;
  /** Gives it a seat with all others of the same selection. */
  join(member: Member, selection: Selection): void;
  /** On a durable topic: there it stands, says its subgraph. */
  expect?(head: Place): void;
}

/** The subscription that a member is part of. */
export interface Hearer {
  readonly viewerId: string | null;
  next(payload: Buffer, key?: string): void;
  /** When it can take more, where that is not now. */
  ready(): Promise<void> | undefined;
  /** Asks for rights again; the member hears nothing before the answer. */
  doubt(member: Member): void;
  /** Asks for rights again, and goes on meanwhile. */
  reopenSoon(): void;
  /** Lets the member wait until the subscription can take more. */
  park(member: Member, until: Promise<void>): void;
  fail(error: unknown): void;
  restart(reason: string): void;
}

/** One subscription's part in one topic. */
export class Member {
  readonly hearer: Hearer;
  readonly home: Home;
  /** What the topic's last opening said. */
  audience: string | null;
  payload: unknown;
  /** When the question was asked whose answer lets it hear the topic. Whatever of rights came before is known to the answer. */
  allowedAt: number;
  seat: Seat | null = null;
  /** On a durable topic: where it stands while it has no seat. */
  place: Place | null = null;
  /** Whether that is a true place of the topic, and not one that a client says, or within a replay. */
  sure = false;
  /** Whether it is still to be told that it has started. */
  unstarted = true;
  /** In doubt it has no seat until the subgraph has been asked again. */
  doubted = false;
  parked = false;

  constructor(hearer: Hearer, home: Home, audience: string | null, payload: unknown, allowedAt: number) {
    this.hearer = hearer;
    this.home = home;
    this.audience = audience;
    this.payload = payload;
    this.allowedAt = allowedAt;
  }

  get viewerId(): string | null {
    return this.hearer.viewerId;
  }

  /** Whether an envelope means it that names these viewers. */
  isAmong(viewers: ReadonlySet<string>, heardAt: number): boolean {
    return this.viewerId !== null && this.allowedAt < heardAt && viewers.has(this.viewerId);
  }

  isLostBy({ lost, answeredAt }: ReplayedPage): boolean {
    return this.viewerId !== null && this.allowedAt < answeredAt && lost.has(this.viewerId);
  }

  /** Whether the page may be shown to it: it was asked about, or is known to be allowed since. */
  isCoveredBy({ viewers, answeredAt }: ReplayedPage): boolean {
    return this.viewerId === null || this.allowedAt >= answeredAt || viewers.has(this.viewerId);
  }

  doubt(): void {
    this.hearer.doubt(this);
  }

  reopen(): void {
    this.hearer.reopenSoon();
  }

  unseat(): void {
    this.seat?.remove(this);
    this.seat = null;
  }
}
