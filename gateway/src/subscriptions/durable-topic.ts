import type { Place } from '@parley/kit/live/contract';
import { CommonOpening } from './common-opening.ts';
import { Feed, type FeedOptions } from './feed.ts';
import { Group, type Workshop } from './group.ts';
import type { HeardTopic } from './hub.ts';
import type { Home, Member } from './member.ts';
import type { Selection } from './selection.ts';

/** A topic with a history: one feed, and a group for each selection of its events. */
export class DurableTopic implements Home {
  readonly feed: Feed;
  readonly openings = new CommonOpening();
  readonly groups = new Map<string, Group>();
  private readonly workshop: Workshop;

  constructor(options: FeedOptions, workshop: Workshop) {
    this.feed = new Feed(options);
    this.workshop = workshop;
  }

  get topic(): string {
    return this.feed.topic;
  }

  get hearing(): HeardTopic {
    return this.feed.hearing;
  }

  get members(): Set<Member> {
    return this.feed.members;
  }

  /** From its place on the member is told everything, with all others who get the same. */
  join(member: Member, selection: Selection): void {
    let group = this.groups.get(selection.key);
    if (group === undefined) {
      group = new Group(this.feed, selection, member.payload, this.workshop, () => this.groups.delete(selection.key));
      this.groups.set(selection.key, group);
    }
    group.join(member);
  }

  /** The topic stands there, says its subgraph. */
  expect(head: Place): void {
    this.feed.expect(head);
  }

  stop(): void {
    this.feed.stop();
  }
}
