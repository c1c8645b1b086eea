import { BadUserInput } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';
import type { LiveEvent, Place } from '@parley/kit/live/contract';
import { z } from 'zod';
import { writePosition } from '../position.ts';

/** What became of a message: `sent` when it is new, `changed` when it is not known what of the others. */
const changes = ['sent', 'edited', 'deleted', 'reacted', 'pinned', 'changed'] as const;
export type Change = (typeof changes)[number];

const id = z.string().refine(isId);
const number = z.int().min(1).max(2_147_483_647);
const topicShape = z.object({ conversationId: id });
const changeShape = z.object({ conversationId: id, number, change: z.enum(changes) });
const receiptShape = z.object({ conversationId: id, userId: id, kind: z.enum(['READ', 'DELIVERED']), number });

/** An update as its resolvers are given it. */
export interface ConversationHeard {
  kind: LiveEvent['kind'];
  conversationId: string;
  position: string;
  /** Null for all but `event`. */
  told: { number: number; change: Change } | null;
}

export interface ReceiptHeard {
  kind: LiveEvent['kind'];
  conversationId: string;
  receipt: z.infer<typeof receiptShape> | null;
}

export interface MemberHeard {
  kind: LiveEvent['kind'];
  conversationId: string | null;
}

export function hearConversation({ kind, payload, place }: LiveEvent): ConversationHeard {
  const position = writePosition(requirePlace(place));
  if (kind !== 'event') return { kind, position, ...read(topicShape, payload), told: null };
  const { conversationId, ...told } = read(changeShape, payload);
  return { kind, position, conversationId, told };
}

export function hearReceipt({ kind, payload }: LiveEvent): ReceiptHeard {
  const { conversationId } = read(topicShape, payload);
  return { kind, conversationId, receipt: kind === 'event' ? read(receiptShape, payload) : null };
}

export function hearMember({ kind, payload }: LiveEvent): MemberHeard {
  return { kind, conversationId: kind === 'event' ? read(topicShape, payload).conversationId : null };
}

/** Payloads have been through Redis and the gateway. */
function read<Shape extends z.ZodType>(shape: Shape, payload: unknown): z.infer<Shape> {
  const { success, data } = shape.safeParse(payload);
  if (!success) throw new BadUserInput('payload', 'This is no event of this topic.');
  return data;
}

function requirePlace(place: Place | null): Place {
  if (place === null) throw new BadUserInput('place', 'An event of this topic has its place.');
  return place;
}
