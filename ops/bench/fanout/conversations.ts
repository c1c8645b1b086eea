import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { NotFound } from '@parley/kit/errors';
import type { HeadsAnswer, LiveEvent, OpenedTopic, Place, Replay, Replayed } from '@parley/kit/live/contract';
import { type Envelope, publishEnvelope, topicName } from '@parley/kit/topics';
import type { Cluster, Redis } from 'ioredis';
import { conversationIds } from './graph.ts';

export interface Message {
  id: string;
  conversationId: string;
  number: number;
  body: string;
  sentAt: string;
  senderId: string;
}

const SENDERS = 50;
const epoch = randomUUID();

interface Conversation {
  topic: string;
  messages: Message[];
  changedAt: number;
}

/** The conversations of the benchmark, in memory: what is said in them is published as an envelope, and to listeners of this process. */
export function createConversations(redis: Redis | Cluster, prefix: string) {
  const conversations = new Map<string, Conversation>();
  const byTopic = new Map<string, string>();
  for (const id of conversationIds) {
    const topic = topicName(prefix, 'messages/conversation', id);
    conversations.set(id, { topic, messages: [], changedAt: 0 });
    byTopic.set(topic, id);
  }
  const said = new EventEmitter<{ event: [LiveEvent] }>().setMaxListeners(0);

  const find = (id: string | undefined): Conversation => {
    const found = conversations.get(id ?? '');
    if (found === undefined) throw new NotFound('This conversation');
    return found;
  };
  const placeAt = (number: number): Place => ({ epoch, number, revision: number });
  const eventOf = ({ conversationId, number }: Message) => ({
    payload: { conversationId, number, revision: number, change: 'sent' as const },
    place: placeAt(number),
  });

  return {
    said,
    message: (conversationId: string, number: number) => find(conversationId).messages[number - 1],
    async send(conversationId: string, body: string): Promise<Message> {
      const conversation = find(conversationId);
      const number = conversation.messages.length + 1;
      const senderId = `user-${number % SENDERS}`;
      const message = { id: randomUUID(), conversationId, number, body, sentAt: new Date().toISOString(), senderId };
      conversation.messages.push(message);
      conversation.changedAt = Date.now();
      const { topic } = conversation;
      const { payload, place } = eventOf(message);
      const envelope: Envelope = { id: message.id, topic, at: message.sentAt, payload, number, revision: number };
      await publishEnvelope(redis, envelope);
      said.emit('event', { kind: 'event', topic, payload, place });
      return message;
    },
    opened(id: string, position: string | null | undefined): OpenedTopic {
      const { topic, messages } = find(id);
      return {
        topic,
        audience: `conversation:${id}`,
        payload: { conversationId: id },
        head: placeAt(messages.length),
        from: position == null ? null : readPosition(position),
      };
    },
    async replay({ topic, from, limit }: Replay): Promise<Replayed> {
      const { messages } = find(byTopic.get(topic));
      const head = placeAt(messages.length);
      const reset = from.epoch !== epoch || from.number > head.number;
      const events = reset ? [] : messages.slice(from.number, from.number + limit).map(eventOf);
      const more = !reset && from.number + limit < head.number;
      return { lost: [], reset, events, more, until: more ? placeAt(from.number + limit) : head };
    },
    async heads(since: string | null): Promise<HeadsAnswer> {
      const after = since === null ? Date.now() - 30_000 : Number(since) - 1_000;
      const moved = [...conversations.values()].filter(({ changedAt }) => changedAt >= after);
      const heads = moved.map(({ topic, messages: { length } }) => ({ topic, number: length, revision: length }));
      return { epoch, asOf: `${Date.now()}`, heads, complete: true };
    },
  };
}

export type Conversations = ReturnType<typeof createConversations>;

export const writePosition = ({ epoch, number, revision }: Place) => `${epoch}/${number}/${revision}`;

function readPosition(position: string): Place {
  const [epoch = '', number, revision] = position.split('/');
  return { epoch, number: Number(number), revision: Number(revision) };
}
