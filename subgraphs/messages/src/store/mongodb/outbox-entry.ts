import { newId } from '@parley/kit/id';
import type { Announcement } from '@parley/kit/outbox';
import { topicName } from '@parley/kit/topics';
import type { EventName, Events } from '@parley/schema/events';

/** An event that waits in the document of whose change it tells, until it is published. */
export interface OutboxEntry {
  id: string;
  at: Date;
  name: EventName;
  key: string;
  payload: Events[EventName];
  topic: string | null;
}

/** Makes entries: a change and its entry go into one write. */
export type Announce = <Name extends EventName>(announcement: Announcement<Name>) => OutboxEntry;

export function createAnnounce(prefix: string): Announce {
  return ({ name, key, payload, topic }) => ({
    id: newId(),
    at: new Date(),
    name,
    key,
    payload,
    topic: topic === undefined ? null : topicName(prefix, topic.kind, topic.id),
  });
}
