import type { Announcement } from '@parley/kit/outbox';
import type { Events } from '@parley/schema/events';
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
  besides: Pick<Events['message.changed'], 'attachments' | 'mentioned'>,
): Announcement<'message.changed'> {
  return {
    name: 'message.changed',
    key: conversationId,
    payload: { conversationId, number, revision, actorId, change, ...besides },
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

export function threadRead(
  userId: string,
  { conversationId, number: root }: MessageReference,
  number: number,
): Announcement<'thread.read'> {
  return { name: 'thread.read', key: conversationId, payload: { conversationId, userId, root, number } };
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
