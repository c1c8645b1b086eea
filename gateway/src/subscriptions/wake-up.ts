import type { HeardTopic, Hub, TopicListener } from './hub.ts';

export interface Sleeper {
  reopenSoon(): void;
}

/** A topic whose messages mean nothing but that subscriptions are to be opened again. */
export class WakeUp implements TopicListener {
  readonly topic: string;
  readonly hearing: HeardTopic;
  readonly sleepers = new Set<Sleeper>();
  private readonly hub: Hub;

  constructor(topic: string, hub: Hub) {
    this.topic = topic;
    this.hub = hub;
    this.hearing = hub.hear(topic, this);
  }

  heard(): void {
    for (const sleeper of this.sleepers) sleeper.reopenSoon();
  }

  heardLate(): void {
    this.heard();
  }

  stop(): void {
    this.hub.leave(this.topic, this);
  }
}
