import type { Database } from '@parley/kit/database';
import { isId } from '@parley/kit/id';

/** A message, or all of a conversation up to it. */
export interface MessageReference {
  conversationId: string;
  number: number;
}

/** The replies to a message, `root`, up to one of them. */
export interface ThreadReference extends MessageReference {
  root: number;
}

/** What a change has come upon. */
export interface Touched {
  /** Those whose list of what is unread is otherwise than before. */
  userIds: string[];
  /** How many notifications: as many as the limit where there may be more. */
  count: number;
}

interface TouchedColumns {
  user_id: string;
  /** It stood in the list of what is unread. */
  was_unread: boolean;
}

const NOTHING: Touched = { userIds: [], count: 0 };

/**
 * What becomes of notifications after they were told: they are read, or taken back. Rows are always taken in the order of their ids, so that transactions never wait for each other in a circle.
 */
export class ReadingStore {
  constructor(private readonly database: Database) {}

  /** Of this person's only, whatever else is named. */
  read(userId: string, ids: readonly string[], at: Date): Promise<Touched> {
    const known = ids.filter(isId);
    if (known.length === 0) return Promise.resolve(NOTHING);
    return this.markRead('user_id = ? and id in (?)', [userId, known], at);
  }

  readUpTo(userId: string, number: number, at: Date): Promise<Touched> {
    return this.markRead('user_id = ? and number <= ?', [userId, number], at);
  }

  /** All that tells of the conversation's messages up to this one. */
  readConversation(userId: string, { conversationId, number }: MessageReference, at: Date): Promise<Touched> {
    return this.markRead('user_id = ? and conversation_id = ? and message_number <= ?', [userId, conversationId, number], at);
  }

  /** All that tells of the thread's replies up to this one. */
  readThread(userId: string, { conversationId, root, number }: ThreadReference, at: Date): Promise<Touched> {
    const which = 'user_id = ? and conversation_id = ? and thread_root = ? and message_number <= ?';
    return this.markRead(which, [userId, conversationId, root, number], at);
  }

  /** Of these people, what tells of this source. */
  readSource(userIds: readonly string[], source: string, at: Date): Promise<Touched> {
    if (userIds.length === 0) return Promise.resolve(NOTHING);
    return this.markRead('user_id in (?) and source = ?', [userIds, source], at);
  }

  /** Whatever tells anybody of this message. At most so many at once. */
  readMessage({ conversationId, number }: MessageReference, at: Date, limit: number): Promise<Touched> {
    return this.markRead('conversation_id = ? and message_number = ?', [conversationId, number], at, limit);
  }

  /** What tells of this person's reactions to the message. */
  readReactions({ conversationId, number }: MessageReference, actorId: string, at: Date): Promise<Touched> {
    return this.markRead(
      "conversation_id = ? and message_number = ? and kind = 'REACTION' and actor_id = ?",
      [conversationId, number, actorId],
      at,
    );
  }

  readContactRequests(userId: string, actorId: string, at: Date): Promise<Touched> {
    return this.markRead("user_id = ? and kind = 'CONTACT_REQUEST' and actor_id = ?", [userId, actorId], at);
  }

  /** What a person was told of a conversation until they left it. */
  removeConversation(userId: string, conversationId: string): Promise<Touched> {
    return this.remove('user_id = ? and conversation_id = ?', [userId, conversationId]);
  }

  /** What others were told of this person. At most so many at once. */
  removeBy(actorId: string, limit: number): Promise<Touched> {
    return this.remove('actor_id = ?', [actorId], limit);
  }

  /** Everything of a person; what is being decided about them meanwhile is not written any more. */
  async forgetPerson(userId: string): Promise<void> {
    const { em } = this.database;
    await em.execute(
      `insert into recipient (user_id, number, erased) values (?, 0, true)
       on conflict (user_id) do update set erased = true`,
      [userId],
    );
    await em.execute('delete from notification where user_id = ?', [userId]);
  }

  /** What was read before a moment. At most so many at once; how many it was. */
  removeReadBefore(moment: Date, limit: number): Promise<number> {
    return this.removeOlder('read_at', moment, limit);
  }

  /** What was told before a moment, whether it was read or not. */
  removeToldBefore(moment: Date, limit: number): Promise<number> {
    return this.removeOlder('at', moment, limit);
  }

  private async removeOlder(column: 'at' | 'read_at', moment: Date, limit: number): Promise<number> {
    const rows = await this.database.em.execute<object[]>(
      `delete from notification where id in (
         select id from notification where ${column} < ? order by ${column} limit ? for update skip locked)
       returning 1`,
      [moment, limit],
    );
    return rows.length;
  }

  private async markRead(which: string, values: readonly unknown[], at: Date, limit: number | null = null): Promise<Touched> {
    const touched = await this.database.em.execute<TouchedColumns[]>(
      `update notification set read_at = ? where id in (
         select id from notification where read_at is null and ${which} order by id limit ? for update)
       returning user_id, in_app as was_unread`,
      [at, ...values, limit],
    );
    return touchedBy(touched);
  }

  private async remove(which: string, values: readonly unknown[], limit: number | null = null): Promise<Touched> {
    const touched = await this.database.em.execute<TouchedColumns[]>(
      `delete from notification where id in (select id from notification where ${which} order by id limit ? for update)
       returning user_id, in_app and read_at is null as was_unread`,
      [...values, limit],
    );
    return touchedBy(touched);
  }
}

function touchedBy(rows: readonly TouchedColumns[]): Touched {
  const userIds = new Set(rows.filter((row) => row.was_unread).map((row) => row.user_id));
  return { userIds: [...userIds], count: rows.length };
}
