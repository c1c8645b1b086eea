import { BadUserInput } from '@parley/kit/errors';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import type { AccessService } from '../access/access.service.ts';
import type { Policy } from '../config.ts';
import type { ConversationChanged } from '../conversation/conversation.service.ts';
import { writeMessageId } from '../message/message-id.ts';
import type { ConversationRow, MessageRow } from '../store/rows.ts';
import type { MessagesStore, Pointer, PointerAt, ReceiptCounts } from '../store/store.ts';

export type { PointerAt, ReceiptCounts };

export type MessageStatus = 'SENT' | 'DELIVERED' | 'READ';

/** Who has received and read what. */
export class ReceiptService {
  constructor(
    private readonly store: MessagesStore,
    private readonly access: AccessService,
    private readonly policy: Policy,
  ) {}

  markRead(viewer: Viewer | null, conversationId: string, number: number): Promise<ConversationChanged> {
    return this.move(viewer, conversationId, { kind: 'READ', number });
  }

  markDelivered(viewer: Viewer | null, conversationId: string, number: number): Promise<ConversationChanged> {
    return this.move(viewer, conversationId, { kind: 'DELIVERED', number });
  }

  /** In the order of the messages. The sender is not counted. */
  async counts(messages: readonly MessageRow[]): Promise<ReceiptCounts[]> {
    const counts = await this.store.members.receiptCounts(messages);
    const byId = new Map(counts.map((count) => [writeMessageId(count), count]));
    return messages.map((message) => byId.get(writeMessageId(message)) ?? { ...message, delivered: 0, read: 0 });
  }

  /** In the order of the messages: who has received each, without its sender. */
  async people(messages: readonly MessageRow[]): Promise<PointerAt[][]> {
    const rows = await this.store.members.pointersAtEach(messages, this.policy.receiptsNameUpTo);
    const byId = Map.groupBy(rows, writeMessageId);
    return messages.map((message) =>
      (byId.get(writeMessageId(message)) ?? []).filter(({ userId }) => userId !== message.senderId),
    );
  }

  /** Beyond a size a conversation counts readers and names none. */
  namesReaders({ memberCount }: ConversationRow): boolean {
    return memberCount <= this.policy.receiptsNameUpTo;
  }

  showsStatusTo(viewer: Viewer | null, { senderId, system }: MessageRow): boolean {
    return senderId === requireViewer(viewer).id && system === null;
  }

  /** Delivered and read count once everybody else has come so far. */
  statusOf({ memberCount }: ConversationRow, { delivered, read }: ReceiptCounts): MessageStatus {
    const others = memberCount - 1;
    if (others < 1) return 'SENT';
    if (read >= others) return 'READ';
    return delivered >= others ? 'DELIVERED' : 'SENT';
  }

  private async move(viewer: Viewer | null, conversationId: string, pointer: Pointer): Promise<ConversationChanged> {
    if (pointer.number < 1) throw new BadUserInput('number', 'Give the number of a message.');
    const { conversation, member } = await this.access.requireMembership(viewer, conversationId);
    const quiet = !this.namesReaders(conversation);
    await this.store.members.movePointer(conversationId, member.userId, { ...pointer, quiet });
    return { conversationId };
  }
}
