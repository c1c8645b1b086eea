import type { Database } from '@parley/kit/database';
import type { Outbox } from '@parley/kit/outbox';
import type { MessagesStore } from '../store.ts';
import { PostgresConversationStore } from './conversation.store.ts';
import { PostgresMemberStore } from './member.store.ts';
import { PostgresMessageStore } from './message.store.ts';
import { PostgresNoteStore } from './note.store.ts';

/** Every change takes its conversation's row first, in the one transaction that also holds its announcement. */
export function createPostgresStore(database: Database, outbox: Outbox): MessagesStore {
  return {
    conversations: new PostgresConversationStore(database, outbox),
    members: new PostgresMemberStore(database, outbox),
    messages: new PostgresMessageStore(database, outbox),
    notes: new PostgresNoteStore(database),
  };
}
