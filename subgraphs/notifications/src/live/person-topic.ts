import { NotFound } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';
import { topicName } from '@parley/kit/topics';

/** Names the topic on which each person is told, and reads such a name back. */
export interface PersonTopic {
  nameOf(userId: string): string;
  /** Throws NotFound for what is no such topic. */
  personOf(topic: string): string;
}

export function personTopic(prefix: string): PersonTopic {
  const begin = topicName(prefix, 'notifications/person', '');
  return {
    nameOf: (userId) => `${begin}${userId}`,
    personOf(topic) {
      const id = topic.startsWith(begin) ? topic.slice(begin.length) : null;
      if (!isId(id)) throw new NotFound('This topic');
      return id;
    },
  };
}
