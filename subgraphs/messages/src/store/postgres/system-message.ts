import { LockMode } from '@mikro-orm/core';
import type { Database } from '@parley/kit/database';
import { NotFound } from '@parley/kit/errors';
import type { Outbox } from '@parley/kit/outbox';
import { endsOf } from '../ends.ts';
import type { ConversationRow, MessageRow, SystemEvent } from '../rows.ts';
import type { Announcement } from '../store.ts';
import { Conversation, Message } from './entities.ts';

/**
 * Does what the change of a conversation asks for, and tells of it by a system message, in one transaction that holds the conversation's
 * row. `work` gives the event as it came to be, or null when there is nothing to tell. A client id that was told of before gives its message again,
 * and nothing is done.
 */
export async function tell(
  database: Database,
  outbox: Outbox,
  conversationId: string,
  told: Announcement,
  work: (conversation: ConversationRow) => Promise<SystemEvent | null>,
): Promise<MessageRow | null> {
  return database.atomically(async () => {
    const { em } = database;
    const { actorId, clientId } = told;
    const conversation = await em.findOne(
      Conversation,
      { id: conversationId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, disableIdentityMap: true },
    );
    if (conversation === null) throw new NotFound('This conversation');
    const earlier = await em.findOne(Message, { conversationId, senderId: actorId, clientId }, { disableIdentityMap: true });
    if (earlier !== null) return earlier;
    const system = await work(conversation);
    return system === null ? null : writeSystemMessage(database, outbox, conversationId, { actorId, clientId, event: system });
  });
}

/** Within a transaction. */
export async function writeSystemMessage(
  database: Database,
  outbox: Outbox,
  conversationId: string,
  { actorId, clientId, event }: Announcement,
): Promise<MessageRow> {
  const { em } = database;
  const [head] = await em.execute<{ number: number; revision: number; counted: number; at: string }[]>(
    `update conversation set number = number + 1, revision = revision + 1, last_message_at = greatest(last_message_at, clock_timestamp())
     where id = ? returning number, revision, counted, last_message_at as at`,
    [conversationId],
  );
  if (head === undefined) throw new NotFound('This conversation');
  const { number, revision, counted } = head;
  const message: MessageRow = {
    conversationId,
    number,
    revision,
    counted,
    senderId: actorId,
    clientId,
    sentAt: new Date(head.at),
    system: event,
    body: '',
    mentions: { userIds: [], everyone: false, here: false },
    threadRoot: null,
    threadCounted: null,
    quote: null,
    forwardedFrom: null,
    attachments: [],
    edits: [],
    editedAt: null,
    deletedAt: null,
    deletedBy: null,
    pinnedAt: null,
    pinnedBy: null,
    reactions: [],
    archivedAt: null,
  };
  await em.insert(Message, { ...message, changedAt: message.sentAt });
  const { senderId, threadRoot, mentions } = message;
  await outbox.add({
    name: 'message.sent',
    key: conversationId,
    payload: {
      conversationId,
      number,
      revision,
      change: 'sent',
      ...endsOf(event),
      senderId,
      threadRoot,
      mentions,
      system: event.kind,
    },
    topic: { kind: 'messages/conversation', id: conversationId },
  });
  return message;
}
