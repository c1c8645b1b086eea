import { Cluster, type Redis } from 'ioredis';

/** What the live side hears, by the kind of topic. One subgraph, and only one, publishes to each: its name stands before the slash. */
export interface Topics {
  /** The numbered list of revocations has grown: whoever keeps a copy asks for the rest. */
  'users/revocations': { number: number };
  /** A conversation has this revision by now: by the change that the envelope tells of, or by a later one. */
  'messages/conversation': { conversationId: string; number: number; revision: number };
  /** A person's memberships, or what they prefer in one of them, are others than before. */
  'messages/memberships': { conversationId: string; userId: string };
}

export type TopicKind = keyof Topics;

/** A message on a topic. Pub/sub is at most once: an envelope is a hint, what it tells of lies in the database. */
export interface Envelope<Kind extends TopicKind = TopicKind> {
  id: string;
  topic: string;
  /** ISO 8601. */
  at: string;
  payload: Topics[Kind];
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
