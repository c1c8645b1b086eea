import type { Database } from '@parley/kit/database';
import type { DigestTime } from './digest.ts';

export interface DigestRow extends DigestTime {
  userId: string;
  toldUntil: Date;
  nextAt: Date;
}

interface DigestColumns {
  user_id: string;
  every: DigestTime['every'];
  hour: number;
  told_until: string;
  next_at: string;
}

const COLUMNS = 'user_id, every, hour, told_until, next_at';

/** Unread ones in the person's list, but for those that a mail of their own has brought or will. Letters tell of the account. */
const UNTOLD = `
from notification where user_id = ? and at > ?::timestamptz and at <= ?::timestamptz and in_app and read_at is null and kind <> 'SECURITY'
and not exists (
  select from delivery_notification join delivery on delivery.id = delivery_id
  where notification_id = notification.id and status in ('WAITING', 'SENT')
)`;

export class DigestStore {
  constructor(private readonly database: Database) {}

  async find(userId: string): Promise<DigestRow | null> {
    const [row] = await this.database.em.execute<DigestColumns[]>(`select ${COLUMNS} from digest where user_id = ?`, [userId]);
    return row === undefined ? null : rowFrom(row);
  }

  /** Who had a digest before is told what came since their last one. */
  async put(userId: string, { every, hour }: DigestTime, nextAt: Date, now: Date): Promise<void> {
    await this.database.em.execute(
      `insert into digest (user_id, every, hour, told_until, next_at) values (?, ?, ?, ?, ?)
       on conflict (user_id) do update set every = excluded.every, hour = excluded.hour, next_at = excluded.next_at`,
      [userId, every, hour, now, nextAt],
    );
  }

  /** One that is due already stays so, as does one that was changed meanwhile. */
  async move({ userId, every, hour, nextAt }: DigestRow, to: Date): Promise<void> {
    await this.database.em.execute(
      'update digest set next_at = ? where user_id = ? and every = ? and hour = ? and next_at = ? and next_at > now()',
      [to, userId, every, hour, nextAt],
    );
  }

  async remove(userId: string): Promise<void> {
    await this.database.em.execute('delete from digest where user_id = ?', [userId]);
  }

  /** Those that have been due for longest. */
  async due(now: Date, limit: number): Promise<DigestRow[]> {
    const rows = await this.database.em.execute<DigestColumns[]>(
      `select ${COLUMNS} from digest where next_at <= ? order by next_at limit ?`,
      [now, limit],
    );
    return rows.map(rowFrom);
  }

  /** Inside a transaction: false where another one has taken this digest up, or it was changed meanwhile. */
  async advance({ userId, nextAt }: DigestRow, next: { toldUntil: Date; nextAt: Date }): Promise<boolean> {
    const advanced = await this.database.em.execute<unknown[]>(
      'update digest set told_until = ?, next_at = ? where user_id = ? and next_at = ? returning user_id',
      [next.toldUntil, next.nextAt, userId, nextAt],
    );
    return advanced.length === 1;
  }

  /** The newest of what came in that time, newest first, and how many there are in all. */
  async untold(userId: string, from: Date, until: Date, limit: number): Promise<{ ids: string[]; count: number }> {
    const { em } = this.database;
    const given = [userId, from, until];
    const rows = await em.execute<{ id: string }[]>(`select id ${UNTOLD} order by number desc limit ?`, [...given, limit]);
    const [counted] = await em.execute<{ count: string }[]>(`select count(*) as count ${UNTOLD}`, given);
    return { ids: rows.map(({ id }) => id), count: Number(counted?.count ?? 0) };
  }
}

function rowFrom({ user_id: userId, every, hour, told_until: toldUntil, next_at: nextAt }: DigestColumns): DigestRow {
  return { userId, every, hour, toldUntil: new Date(toldUntil), nextAt: new Date(nextAt) };
}
