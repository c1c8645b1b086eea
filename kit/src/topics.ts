import { Cluster, type Redis } from 'ioredis';

/** What the live side hears, by the kind of topic. One subgraph, and only one, publishes to each: its name stands before the slash. */
export interface Topics {
  /** The numbered list of revocations has grown: whoever keeps a copy asks for the rest. */
  'users/revocations': { number: number };
  /** What has been said in a conversation, and each change of it. Durable: every envelope has its revision. */
  'messages/conversation': {
    conversationId: string;
    number: number;
    revision: number;
    change: 'sent' | 'edited' | 'deleted' | 'reacted' | 'pinned';
    /** Those who are members no longer, by what the message tells. */
    ends?: readonly string[];
  };
  /** The person has joined or left a conversation. */
  'messages/memberships': { conversationId: string; userId: string };
  /** The person has another role or other preferences in a conversation, or has read on: for their own devices. Ephemeral. */
  'messages/own': { conversationId: string; userId: string };
  /** Someone has read, or been delivered, everything up to the number. Ephemeral. */
  'messages/receipts': { conversationId: string; userId: string; kind: 'READ' | 'DELIVERED'; number: number };
  /** Something about a file has changed. Ephemeral. */
  'files/file': { fileId: string };
  /** How somebody is present now has changed. Ephemeral. */
  'presence/user': { userId: string };
  /** The same as the person sees it themselves: they may look offline to everybody else. Ephemeral. */
  'presence/own': { userId: string };
  /** Whom this person may see present has changed. */
  'presence/visibility': { userId: string };
  /** Who is typing in a conversation has changed. Ephemeral. */
  'presence/typing': { conversationId: string };
  /** Somebody signals to this person about a call. Ephemeral, and each one counts. */
  'presence/calls': { id: string };
  /** The person is told of something. Durable: its revision is its number. */
  'notifications/person': { userId: string; notificationId: string; number: number; revision: number };
  /** Which of their notifications the person has not read is otherwise than before. Ephemeral. */
  'notifications/unread': { userId: string };
}

export type TopicKind = keyof Topics;

/** A message on a topic. Pub/sub is at most once: an envelope is a hint, what it tells of lies in the database. */
export interface Envelope<Payload = Topics[TopicKind]> {
  id: string;
  topic: string;
  /** ISO 8601. */
  at: string;
  payload: Payload;
  /** On a durable topic: grows by one with each envelope. */
  revision?: number;
  /** On a durable topic: the number of what it tells of; one above the last for what is new. */
  number?: number;
  /** On an ephemeral topic: of two envelopes with the same key the later one stands for both. Without a key each one counts. */
  key?: string;
  /** Ids of viewers who may not hear the topic any more, this envelope included. */
  ends?: readonly string[];
  /** Ids of viewers whose subscriptions to this topic are to be opened again, since what they may hear has changed. */
  reopen?: readonly string[];
}

/** The only place where names of topics are made: `<deployment>:<subgraph>/<noun>[:<id>]`. */
export function topicName(prefix: string, kind: TopicKind, id?: string): string {
  return id === undefined ? `${prefix}:${kind}` : `${prefix}:${kind}:${id}`;
}

/** Whose newest envelope stands for all before it, on ephemeral topics of which only what is now counts. */
const keys: { [Kind in TopicKind]?: (payload: Topics[Kind]) => string } = {
  'messages/memberships': ({ conversationId }) => conversationId,
  'messages/receipts': ({ userId, kind }) => `${userId}:${kind}`,
  'messages/own': ({ conversationId }) => conversationId,
  'files/file': ({ fileId }) => fileId,
  'presence/user': ({ userId }) => userId,
  'presence/own': ({ userId }) => userId,
  'presence/visibility': ({ userId }) => userId,
  'presence/typing': ({ conversationId }) => conversationId,
  'notifications/unread': ({ userId }) => userId,
};

/**
 * What is published of something that was written down with its topic. What the payload says of revision, number and those who
 * lose the topic, the envelope says too, for the gateway reads no payloads.
 */
export function envelopeOf({ id, topic, at, payload }: Pick<Envelope, 'id' | 'topic' | 'at'> & { payload: unknown }): Envelope {
  const { revision, number, ends } = payload as { revision?: number; number?: number; ends?: readonly string[] };
  const envelope = { id, topic, at, payload: payload as Topics[TopicKind] };
  if (revision !== undefined) return { ...envelope, revision, number, ...(ends === undefined ? {} : { ends }) };
  const [, key] = Object.entries(keys).find(([kind]) => topic.includes(`:${kind}:`)) ?? [];
  return key === undefined ? envelope : { ...envelope, key: (key as (payload: unknown) => string)(payload) };
}

/** On a cluster a topic lives on its own shard, so that a message does not visit every node. */
export async function publishEnvelope(client: Redis | Cluster, envelope: Envelope): Promise<void> {
  const text = JSON.stringify(envelope);
  if (client instanceof Cluster) await client.spublish(envelope.topic, text);
  else await client.publish(envelope.topic, text);
}
