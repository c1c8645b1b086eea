import { newId } from '@parley/kit/id';
import type { RedisConnection } from '@parley/kit/redis';
import { envelopeOf, publishEnvelope, type TopicKind, type Topics, topicName } from '@parley/kit/topics';

/** The topics that this subgraph publishes to. All are ephemeral: an envelope that is lost is made good by the next, or when a subscription is opened again. */
export type OwnTopicKind = Extract<TopicKind, `presence/${string}`>;

export interface Announcer {
  topic(kind: OwnTopicKind, id: string): string;
  /** Gives whether it was published. Never rejects: what has happened has happened, also when nobody could be told. */
  tell<Kind extends OwnTopicKind>(kind: Kind, id: string, payload: Topics[Kind]): Promise<boolean>;
}

export function createAnnouncer({ client, outage }: Pick<RedisConnection, 'client' | 'outage'>, prefix: string): Announcer {
  const topic: Announcer['topic'] = (kind, id) => topicName(prefix, kind, id);
  return {
    topic,
    async tell(kind, id, payload) {
      const envelope = envelopeOf({ id: newId(), topic: topic(kind, id), at: new Date().toISOString(), payload });
      try {
        await publishEnvelope(client, envelope);
        return true;
      } catch (error) {
        outage.failed(error);
        return false;
      }
    },
  };
}
