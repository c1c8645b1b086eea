import type { MessageReference, MessageRow } from '../rows.ts';
import type { Pointer, PointerAt, ReceiptCounts } from '../store.ts';
import { MAIN_LINE } from './message.document.ts';
import type { Collections } from './mongo-database.ts';

/** Everyone's first move to the number or beyond; what someone said themselves in the main line is one too. */
export async function pointersAt(
  { members, moves, messages }: Pick<Collections, 'members' | 'moves' | 'messages'>,
  { conversationId, number }: MessageReference,
  limit: number,
): Promise<PointerAt[]> {
  const there = await members
    .find(
      { conversationId, leftAt: null, joinedNumber: { $lt: number }, deliveredNumber: { $gte: number } },
      { projection: { userId: 1 } },
    )
    .sort({ userId: 1 })
    .limit(limit)
    .toArray();
  const who = { $in: there.map(({ userId }) => userId) };
  const [moved, said] = await Promise.all([
    moves
      .aggregate<{ _id: { userId: string; kind: Pointer['kind'] }; at: Date }>([
        { $match: { conversationId, userId: who, number: { $gte: number } } },
        { $group: { _id: { userId: '$userId', kind: '$kind' }, at: { $min: '$at' } } },
      ])
      .toArray(),
    messages
      .aggregate<{ _id: string; at: Date }>([
        { $match: { conversationId, senderId: who, number: { $gte: number }, threadRoot: MAIN_LINE, system: null } },
        { $group: { _id: '$senderId', at: { $min: '$sentAt' } } },
      ])
      .toArray(),
  ]);
  const times = (userId: string, kind: Pointer['kind']) =>
    moved.filter(({ _id }) => _id.userId === userId && _id.kind === kind).map(({ at }) => at);
  return there.map(({ userId }) => {
    const read = [...times(userId, 'READ'), ...said.filter(({ _id }) => _id === userId).map(({ at }) => at)];
    return { userId, readAt: earliest(read), deliveredAt: earliest([...read, ...times(userId, 'DELIVERED')]) };
  });
}

/** Most people stand at a few places, so people are counted by place first, and the messages are laid over that. */
export async function receiptCounts(
  { members }: Pick<Collections, 'members'>,
  asked: readonly Pick<MessageRow, 'conversationId' | 'number' | 'senderId'>[],
): Promise<ReceiptCounts[]> {
  const conversationId = { $in: [...new Set(asked.map((message) => message.conversationId))] };
  const senderId = { $in: [...new Set(asked.map((message) => message.senderId))] };
  const [places, senders] = await Promise.all([
    members
      .aggregate<{ _id: Place; people: number }>([
        { $match: { conversationId, leftAt: null } },
        {
          $group: {
            _id: {
              conversationId: '$conversationId',
              joinedNumber: '$joinedNumber',
              deliveredNumber: '$deliveredNumber',
              readNumber: '$readNumber',
            },
            people: { $sum: 1 },
          },
        },
      ])
      .toArray(),
    members.find({ conversationId, userId: senderId, leftAt: null }).toArray(),
  ]);
  return asked.map((message) => {
    const beside = [
      ...places.map(({ _id, people }) => ({ ..._id, people })),
      ...senders.filter(({ userId }) => userId === message.senderId).map((sender) => ({ ...sender, people: -1 })),
    ].filter((place) => place.conversationId === message.conversationId && place.joinedNumber < message.number);
    const sum = (pointer: 'deliveredNumber' | 'readNumber') =>
      beside.reduce((people, place) => people + (place[pointer] >= message.number ? place.people : 0), 0);
    const { number } = message;
    return { conversationId: message.conversationId, number, delivered: sum('deliveredNumber'), read: sum('readNumber') };
  });
}

interface Place {
  conversationId: string;
  joinedNumber: number;
  deliveredNumber: number;
  readNumber: number;
}

function earliest(times: readonly Date[]): Date | null {
  return times.reduce<Date | null>((first, time) => (first === null || time < first ? time : first), null);
}
