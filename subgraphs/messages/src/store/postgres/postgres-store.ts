import { type Database, isAway } from '@parley/kit/database';
import type { Outbox } from '@parley/kit/outbox';
import type { MessagesStore } from '../store.ts';
import { tellingUnavailable } from '../telling-unavailable.ts';
import { PostgresConversationStore } from './conversation.store.ts';
import { PostgresMemberStore } from './member.store.ts';
import { PostgresMessageStore } from './message.store.ts';
import { PostgresNoteStore } from './note.store.ts';

/**
 * Every change takes its conversation's row first, in the one transaction that also holds its announcement. While the server is away every
 * method rejects with Unavailable.
 */
export function createPostgresStore(database: Database, outbox: Outbox): MessagesStore {
  return {
    conversations: tellingUnavailable(new PostgresConversationStore(database, outbox), isAway),
    members: tellingUnavailable(new PostgresMemberStore(database, outbox), isAway),
    messages: tellingUnavailable(new PostgresMessageStore(database, outbox), isAway),
    notes: tellingUnavailable(new PostgresNoteStore(database, outbox), isAway),
  };
}
