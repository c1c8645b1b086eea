import type { Announcement } from '@parley/kit/outbox';
import type { Events } from '@parley/schema/events';
import { goneWith } from '../change-kind.ts';
import { endsOf } from '../ends.ts';
import type { MessageReference, MessageRow } from '../rows.ts';
import type { Pointer } from '../store.ts';

type Sent = Pick<MessageRow, 'conversationId' | 'number' | 'revision' | 'senderId' | 'threadRoot' | 'mentions' | 'system'>;

export function messageSent(message: Sent): Announcement<'message.sent'> {
  const { conversationId, number, revision, senderId, threadRoot, mentions, system } = message;
  return {
    name: 'message.sent',
    key: conversationId,
    payload: {
      conversationId,
      number,
      revision,
      change: 'sent',
      ...endsOf(system),
      senderId,
      threadRoot,
      mentions,
      system: system?.kind ?? null,
    },
    topic: { kind: 'messages/conversation', id: conversationId },
  };
}

export function messageChanged(
  { conversationId, number }: MessageReference,
  revision: number,
  actorId: string,
  change: Events['message.changed']['change'],
  attachments: readonly string[],
): Announcement<'message.changed'> {
  return {
    name: 'message.changed',
    key: conversationId,
    payload: { conversationId, number, revision, actorId, change, ...goneWith(change, attachments) },
    topic: { kind: 'messages/conversation', id: conversationId },
  };
}

export function receiptMoved(
  conversationId: string,
  userId: string,
  { kind, number, quiet }: Pointer,
): Announcement<'receipt.moved'> {
  return {
    name: 'receipt.moved',
    key: conversationId,
    payload: { conversationId, userId, kind, number },
    ...(quiet ? {} : { topic: { kind: 'messages/receipts', id: conversationId } }),
  };
}

/** Told to the person's own devices; that they joined or left by another topic than what changes while they are there. */
export function membershipChanged(
  conversationId: string,
  userId: string,
  change: Events['membership.changed']['change'],
): Announcement<'membership.changed'> {
  return {
    name: 'membership.changed',
    key: conversationId,
    payload: { conversationId, userId, change },
    topic: { kind: change === 'changed' ? 'messages/own' : 'messages/memberships', id: userId },
  };
}
