import { NotFound } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';
import { topicName } from '@parley/kit/topics';

/** Names the topic of each conversation, and reads such a name back. */
export interface ConversationTopic {
  nameOf(conversationId: string): string;
  /** Throws NotFound for what is no topic of a conversation. */
  conversationOf(topic: string): string;
}

export function conversationTopic(prefix: string): ConversationTopic {
  const begin = topicName(prefix, 'messages/conversation', '');
  return {
    nameOf: (conversationId) => `${begin}${conversationId}`,
    conversationOf(topic) {
      const id = topic.startsWith(begin) ? topic.slice(begin.length) : null;
      if (!isId(id)) throw new NotFound('This topic');
      return id;
    },
  };
}
