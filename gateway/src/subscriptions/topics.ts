import { DurableTopic } from './durable-topic.ts';
import { EphemeralTopic } from './ephemeral-topic.ts';
import type { Workshop } from './group.ts';
import { Held } from './held.ts';
import type { Hub } from './hub.ts';
import { WakeUp } from './wake-up.ts';

/**
 * All topics that are listened to in this process. What is ephemeral for one subgraph may be a wake-up for another, and each has a part of its own in it;
 * Redis is asked for it once.
 */
export class Topics {
  readonly durable: Held<DurableTopic>;
  readonly ephemeral: Held<EphemeralTopic>;
  readonly wakeUps: Held<WakeUp>;
  private readonly hub: Hub;
  private readonly workshop: Workshop;

  constructor(hub: Hub, workshop: Workshop) {
    const { holdTopicMs } = workshop.limits;
    this.durable = new Held(holdTopicMs);
    this.ephemeral = new Held(holdTopicMs);
    this.wakeUps = new Held(holdTopicMs);
    this.hub = hub;
    this.workshop = workshop;
  }

  takeDurable(subgraph: string, topic: string): DurableTopic {
    const options = { ...this.workshop, subgraph, topic, hub: this.hub };
    return this.durable.take(nameOf(subgraph, topic), () => new DurableTopic(options, this.workshop));
  }

  takeEphemeral(subgraph: string, topic: string): EphemeralTopic {
    return this.ephemeral.take(nameOf(subgraph, topic), () => new EphemeralTopic(topic, this.hub, this.workshop));
  }

  takeWakeUp(topic: string): WakeUp {
    return this.wakeUps.take(topic, () => new WakeUp(topic, this.hub));
  }

  leaveDurable(subgraph: string, topic: string): void {
    this.durable.leave(nameOf(subgraph, topic));
  }

  leaveEphemeral(subgraph: string, topic: string): void {
    this.ephemeral.leave(nameOf(subgraph, topic));
  }

  leaveWakeUp(topic: string): void {
    this.wakeUps.leave(topic);
  }

  stop(): void {
    this.durable.stop();
    this.ephemeral.stop();
    this.wakeUps.stop();
  }
}

const nameOf = (subgraph: string, topic: string) => `${subgraph} ${topic}`;
