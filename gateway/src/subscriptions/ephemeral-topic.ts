import { CommonOpening } from './common-opening.ts';
import { EphemeralGroup } from './ephemeral-group.ts';
import type { Workshop } from './group.ts';
import type { HeardEnvelope } from './heard-envelope.ts';
import type { HeardTopic, Hub, TopicListener } from './hub.ts';
import type { Home, Member } from './member.ts';
import type { Selection } from './selection.ts';

/** A topic without a history: what counts is how things are now. */
export class EphemeralTopic implements Home, TopicListener {
  readonly topic: string;
  readonly members = new Set<Member>();
  readonly openings = new CommonOpening();
  readonly hearing: HeardTopic;
  readonly groups = new Map<string, EphemeralGroup>();
  private readonly workshop: Workshop;
  private readonly hub: Hub;

  constructor(topic: string, hub: Hub, workshop: Workshop) {
    this.topic = topic;
    this.hub = hub;
    this.workshop = workshop;
    this.hearing = hub.hear(topic, this);
  }

  join(member: Member, selection: Selection): void {
    let group = this.groups.get(selection.key);
    if (group === undefined) {
      group = new EphemeralGroup(this, selection, member.payload, this.workshop, () => this.groups.delete(selection.key));
      this.groups.set(selection.key, group);
    }
    group.add(member);
  }

  heard(envelope: HeardEnvelope): void {
    const { payload, key, ends, reopen, heardAt, bytes } = envelope;
    if (ends.size + reopen.size > 0) {
      for (const member of this.members) {
        if (member.isAmong(ends, heardAt)) member.doubt();
        else if (member.isAmong(reopen, heardAt)) member.reopen();
      }
    }
    const event = { kind: 'event', topic: this.topic, payload, place: null } as const;
    for (const group of this.groups.values()) group.take(event, key, bytes);
  }

  heardLate(): void {
    for (const member of this.members) member.doubt();
  }

  stop(): void {
    this.hub.leave(this.topic, this);
  }
}
