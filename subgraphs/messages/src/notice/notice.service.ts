import { sees } from '../access/rights.ts';
import { excerptOf } from '../message/excerpt.ts';
import type { MessageService } from '../message/message.service.ts';
import { writeMessageId } from '../message/message-id.ts';
import type { ConversationKind, MemberRow, MessageReference, MessageRow, NotificationLevel } from '../store/rows.ts';
import type { MemberKey, MessagesStore } from '../store/store.ts';
import { readingsOf } from './readings.ts';

export interface ReactionKey extends MessageReference {
  actorId: string;
}

export interface ReactionNotice {
  messageId: string;
  authorId: string;
  /** The one that the person gave last. */
  emoji: string;
  /** How the author is in the conversation now. */
  level: NotificationLevel;
  /** ISO 8601. */
  mutedUntil: string | null;
  /** They are no member any more, or see the message no more. */
  hasLeft: boolean;
}

export interface ShownKey extends MessageReference {
  userId: string;
}

export interface ShownMessage {
  excerpt: string;
  attachmentCount: number;
  senderId: string;
  conversation: { kind: ConversationKind; name: string | null };
  hasRead: boolean;
  permalink: string;
}

/** What somebody may be told of messages, as they are at this moment. */
export class NoticeService {
  constructor(
    private readonly store: MessagesStore,
    private readonly messages: MessageService,
  ) {}

  /** In the order of the keys: null where the message, or the reaction, is gone. */
  async reactions(keys: readonly ReactionKey[]): Promise<(ReactionNotice | null)[]> {
    const messages = await this.messagesAt(keys);
    const authors = [...messages.values()].map(({ conversationId, senderId }) => ({ conversationId, userId: senderId }));
    const members = await this.membersAt(authors);
    return keys.map((key) => {
      const message = messages.get(writeMessageId(key));
      const reaction = message?.reactions.findLast(({ userId }) => userId === key.actorId);
      if (message === undefined || reaction === undefined) return null;
      const author = members.get(nameOf({ ...key, userId: message.senderId }));
      const hasLeft = author === undefined || !sees(author, message);
      return {
        messageId: writeMessageId(message),
        authorId: message.senderId,
        emoji: reaction.emoji,
        level: hasLeft ? 'NONE' : author.level,
        mutedUntil: hasLeft ? null : (author.mutedUntil?.toISOString() ?? null),
        hasLeft,
      };
    });
  }

  /** In the order of the keys: null where the message is gone, or where the person may not see it. */
  async shown(keys: readonly ShownKey[]): Promise<(ShownMessage | null)[]> {
    const [messages, members] = await Promise.all([this.messagesAt(keys), this.membersAt(keys)]);
    const seen = keys.map((key) => {
      const message = messages.get(writeMessageId(key));
      const member = members.get(nameOf(key));
      return message !== undefined && member !== undefined && sees(member, message) ? { message, member } : null;
    });
    const visible = seen.filter((one) => one !== null);
    const ids = [...new Set(visible.map(({ message }) => message.conversationId))];
    const [conversations, readings] = await Promise.all([
      this.store.conversations.byIds(ids),
      readingsOf(
        this.store,
        visible.map(({ message, member }) => ({ message, userId: member.userId })),
      ),
    ]);
    const byId = new Map(conversations.map((conversation) => [conversation.id, conversation]));
    return seen.map((one) => {
      const conversation = one && byId.get(one.message.conversationId);
      if (one === null || conversation == null) return null;
      const { message, member } = one;
      return {
        excerpt: excerptOf(message.body),
        attachmentCount: message.attachments.length,
        senderId: message.senderId,
        conversation: { kind: conversation.kind, name: conversation.name },
        hasRead: readings.hasRead(member, message),
        permalink: this.messages.permalinkOf(message),
      };
    });
  }

  /** By their ids; nothing of those that were deleted. */
  private async messagesAt(references: readonly MessageReference[]): Promise<Map<string, MessageRow>> {
    const unique = new Map(references.map((reference) => [writeMessageId(reference), reference]));
    const found = await this.store.messages.byReferences([...unique.values()]);
    return new Map(found.filter(({ deletedAt }) => deletedAt === null).map((message) => [writeMessageId(message), message]));
  }

  private async membersAt(keys: readonly MemberKey[]): Promise<Map<string, MemberRow>> {
    const unique = new Map(
      keys.map(({ conversationId, userId }) => [nameOf({ conversationId, userId }), { conversationId, userId }]),
    );
    return new Map((await this.store.members.byKeys([...unique.values()])).map((member) => [nameOf(member), member]));
  }
}

const nameOf = ({ conversationId, userId }: MemberKey) => `${conversationId}/${userId}`;
