import type { EventLog } from '@parley/kit/event-log/event-log';
import type { Log } from '@parley/kit/log';
import { type Running, stopInReverse } from '@parley/kit/process';
import { startRelay } from '@parley/kit/relay';
import type { Cluster, Redis } from 'ioredis';
import type { MessagesStore } from '../store.ts';
import { tellingUnavailable } from '../telling-unavailable.ts';
import { MongoConversationStore } from './conversation.store.ts';
import { ConversationChanges } from './conversation-changes.ts';
import { takeUpLeftovers } from './leftovers.ts';
import { MongoMemberStore } from './member.store.ts';
import { MongoMessageStore } from './message.store.ts';
import { MessageLog } from './message-log.ts';
import { type MongoDatabaseOptions, startMongoDatabase } from './mongo-database.ts';
import { MongoNoteStore } from './note.store.ts';
import { createAnnounce } from './outbox-entry.ts';
import { Publisher } from './publisher.ts';
import { RevisionQueue } from './revision-queue.ts';
import { isAway } from './unavailable.ts';

export interface MongoStoreOptions extends MongoDatabaseOptions {
  log: Log;
  /** The stream of the event log that this subgraph writes: its name. */
  stream: string;
  eventLog: EventLog;
  redis: Redis | Cluster;
  /** The deployment's, for the names of topics. */
  prefix: string;
  sweepEveryMs?: number;
  /** What waits for so long was left behind by a process that died. */
  leftAfterMs?: number;
}

export interface MongoStore extends MessagesStore, Running {
  check(): Promise<void>;
}

/**
 * Conversations and messages on MongoDB, by writes of single documents only. Whatever follows from a write stands in its document until it is
 * done, so that this process, or after its death another one, does it. While the server is away every method rejects with Unavailable.
 */
export async function createMongoStore(options: MongoStoreOptions): Promise<MongoStore> {
  const { log, prefix, sweepEveryMs = 2000, leftAfterMs = 5000 } = options;
  const collections = await startMongoDatabase(options);
  const publisher = new Publisher({ ...options, collections });
  const announce = createAnnounce(prefix);
  const messageLog = new MessageLog(collections, new RevisionQueue(collections), announce, publisher);
  const changes = new ConversationChanges(collections, messageLog, announce, publisher);

  let leftovers = true;
  const takeUp = () => takeUpLeftovers({ collections, changes, messageLog, publisher, log, leftAfterMs });
  const relay = startRelay({
    async publish() {
      if (await publisher.publishBatch()) return true;
      if (leftovers) leftovers = await takeUp();
      return leftovers || publisher.isWaiting;
    },
    async sweep() {
      leftovers = true;
      await publisher.restoreLostLog();
      await publisher.forgetOld();
    },
    log,
    sweepEveryMs,
  });
  publisher.onWaiting = relay.nudge;

  return {
    conversations: tellingUnavailable(new MongoConversationStore(collections, changes), isAway),
    members: tellingUnavailable(new MongoMemberStore(collections, changes, announce, publisher), isAway),
    messages: tellingUnavailable(new MongoMessageStore(collections, messageLog), isAway),
    notes: tellingUnavailable(new MongoNoteStore(collections, announce, publisher), isAway),
    check: () => collections.check(),
    stop: () => stopInReverse([collections, relay]),
  };
}
