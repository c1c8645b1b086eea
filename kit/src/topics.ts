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
  /** A person's memberships, or what they prefer or have read in one of them, are others than before. */
  'messages/memberships': { conversationId: string; userId: string };
  /** Someone has read, or been delivered, everything up to the number. Ephemeral. */
  'messages/receipts': { conversationId: string; userId: string; kind: 'READ' | 'DELIVERED'; number: number };
  /** How somebody is present now has changed. Ephemeral. */
  'presence/user': { userId: string };
  /** Who is typing in a conversation has changed. Ephemeral. */
  'presence/typing': { conversationId: string; userId: string };
  /** Somebody signals to this person about a call. Ephemeral, and each one counts. */
  'presence/calls': { id: string };
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

/** On a cluster a topic lives on its own shard, so that a message does not visit every node. */
export async function publishEnvelope(client: Redis | Cluster, envelope: Envelope): Promise<void> {
  const text = JSON.stringify(envelope);
  if (client instanceof Cluster) await client.spublish(envelope.topic, text);
  else await client.publish(envelope.topic, text);
}
