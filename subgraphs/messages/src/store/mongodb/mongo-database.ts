import { type EntityManager, type EntityName, type EntitySchema, MikroORM } from '@mikro-orm/mongodb';
import type { Log } from '@parley/kit/log';
import { CannotStart, type Running } from '@parley/kit/process';
import { Conversation, type ConversationDocument, conversationIndexes } from './conversation.document.ts';
import { Deletion, type DeletionDocument, deletionIndexes } from './deletion.document.ts';
import { Published, type PublishedDocument, publishedIndexes, Singleton, type SingletonDocument } from './journal.documents.ts';
import {
  Member,
  type MemberDocument,
  memberIndexes,
  PointerMove,
  type PointerMoveDocument,
  pointerMoveIndexes,
} from './member.document.ts';
import { Message, type MessageDocument, messageIndexes } from './message.document.ts';
import {
  Bookmark,
  type BookmarkDocument,
  bookmarkIndexes,
  Draft,
  type DraftDocument,
  draftIndexes,
  ThreadRead,
  type ThreadReadDocument,
  threadReadIndexes,
} from './note.documents.ts';
import { isAway } from './unavailable.ts';

export interface MongoDatabaseOptions {
  /** `mongodb://...` or `mongodb+srv://...`, with the database's name as its path; `parley_messages` where it has none. */
  url: string;
  poolSize: number;
  log: Log;
  /** A server that is starting is waited for. */
  waitForServerMs?: number;
  /** A server that cannot be reached for so long is away. */
  awayAfterMs?: number;
}

export interface Index {
  key: Record<string, 1 | -1>;
  unique?: true;
}

/**
 * MikroORM keeps the connection and knows the documents. Stores speak to its collections and not through its entity manager: conditional
 * writes of one document have no words there, and reading a page through it took four times as long.
 */
export interface MongoDatabase extends Collections, Running {
  check(): Promise<void>;
}

export type Collection<Document extends object> = ReturnType<typeof collectionOf<Document>>;
export type Filter<Document extends object> = NonNullable<Parameters<Collection<Document>['find']>[0]>;

export interface Collections {
  conversations: Collection<ConversationDocument>;
  members: Collection<MemberDocument>;
  moves: Collection<PointerMoveDocument>;
  messages: Collection<MessageDocument>;
  deletions: Collection<DeletionDocument>;
  bookmarks: Collection<BookmarkDocument>;
  drafts: Collection<DraftDocument>;
  threadsRead: Collection<ThreadReadDocument>;
  published: Collection<PublishedDocument>;
  singletons: Collection<SingletonDocument>;
}

const INDEXES: readonly [EntitySchema, readonly Index[]][] = [
  [Conversation, conversationIndexes],
  [Member, memberIndexes],
  [PointerMove, pointerMoveIndexes],
  [Message, messageIndexes],
  [Deletion, deletionIndexes],
  [Bookmark, bookmarkIndexes],
  [Draft, draftIndexes],
  [ThreadRead, threadReadIndexes],
  [Published, publishedIndexes],
  [Singleton, []],
];

/** Connects, waiting for a server that is still starting, and makes the indexes that are missing: uniqueness is what numbers rest on. */
export async function startMongoDatabase(options: MongoDatabaseOptions): Promise<MongoDatabase> {
  const { url, poolSize, log, waitForServerMs = 30_000, awayAfterMs = 5000 } = options;
  const orm = await MikroORM.init({
    clientUrl: url,
    dbName: databaseOf(url),
    entities: INDEXES.map(([entity]) => entity),
    pool: { min: 0, max: poolSize, idleTimeoutMillis: awayAfterMs },
    // What was acknowledged outlives a change of the primary, and nothing is built upon that may not. A server without replicas takes both for granted.
    driverOptions: {
      writeConcern: { w: 'majority' },
      readConcernLevel: 'majority',
      readPreference: 'primary',
      // What a change leaves out stays as it is.
      ignoreUndefined: true,
      serverSelectionTimeoutMS: awayAfterMs,
      // A server that has gone silent is noticed by the connection that watches it, and then what waits for it is told.
      connectTimeoutMS: awayAfterMs,
      heartbeatFrequencyMS: Math.max(awayAfterMs, 500),
    },
    logger: (message) => log.debug(message),
  });
  const connection = orm.em.getConnection();
  const { em } = orm;
  const check = async () => {
    await connection.getDb().command({ ping: 1 });
  };
  try {
    await waitForServer(check, waitForServerMs);
    for (const [entity, indexes] of INDEXES) {
      for (const { key, unique } of indexes) await em.getCollection(entity).createIndex(key, { unique: unique ?? false });
    }
  } catch (error) {
    await orm.close(true);
    throw new CannotStart(`MongoDB at ${hostsOf(url)} cannot be used: ${(error as Error).message}`);
  }
  return {
    conversations: collectionOf(em, Conversation),
    members: collectionOf(em, Member),
    moves: collectionOf(em, PointerMove),
    messages: collectionOf(em, Message),
    deletions: collectionOf(em, Deletion),
    bookmarks: collectionOf(em, Bookmark),
    drafts: collectionOf(em, Draft),
    threadsRead: collectionOf(em, ThreadRead),
    published: collectionOf(em, Published),
    singletons: collectionOf(em, Singleton),
    check,
    stop: () => orm.close(true),
  };
}

function collectionOf<Document extends object>(em: EntityManager, entity: EntityName<Document>) {
  return em.getCollection<Document>(entity);
}

async function waitForServer(check: () => Promise<void>, waitMs: number): Promise<void> {
  const deadline = Date.now() + waitMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline || !isAway(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

// Not read by URL, which refuses the several hosts of a replica set.
const databaseOf = (url: string) => decodeURIComponent(/^[^:]+:\/\/[^/]+\/([^?]+)/.exec(url)?.[1] ?? 'parley_messages');

/** The hosts, without the credentials. */
const hostsOf = (url: string) => /^[^:]+:\/\/(?:[^@/]*@)?([^/?]+)/.exec(url)?.[1] ?? 'this address';
