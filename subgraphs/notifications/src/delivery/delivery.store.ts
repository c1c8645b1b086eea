import type { Database } from '@parley/kit/database';
import type { PageWindow } from '@parley/kit/page';
import { DeliveryEntry, type DeliveryRow } from './delivery.entity.ts';
import type { Channel, Delivery, DeliveryContent, DeliveryStatus } from './delivery.ts';

/** Whatever is left out is not asked for. */
export interface DeliveryFilter {
  channels?: readonly Channel[] | null;
  statuses?: readonly DeliveryStatus[] | null;
  userId?: string | null;
}

/** A delivery as somebody holds it. */
export interface HeldDelivery extends Delivery {
  /** Tells holders apart: whoever was too slow does not end what another has taken up. */
  hold: number;
  firstTriedAt: Date;
  /** Why the last try failed. */
  reason: string | null;
}

type Held = Pick<HeldDelivery, 'id' | 'hold'>;

/** What a job finds: the delivery, for nobody else meanwhile; that it is too early, or that there is nothing to do. */
export type Taken = { kind: 'taken'; delivery: HeldDelivery } | { kind: 'later'; inMs: number } | { kind: 'over' };

/** What a job is made of. */
export type DueDelivery = Pick<DeliveryRow, 'id' | 'channel' | 'dueAt' | 'content'>;

interface TakenRow {
  id: string;
  userId: string;
  channel: Channel;
  content: DeliveryContent;
  deviceId: string | null;
  attempts: number;
  reason: string | null;
  createdAt: string;
  firstTriedAt: string;
}

const READ_ONLY = { disableIdentityMap: true } as const;

export class DeliveryStore {
  constructor(private readonly database: Database) {}

  find(id: string): Promise<DeliveryRow | null> {
    return this.database.em.findOne(DeliveryEntry, { id }, READ_ONLY);
  }

  /** Newest first, and one more than the limit where there are more. */
  newest({ channels, statuses, userId }: DeliveryFilter, { limit, after }: PageWindow<string>): Promise<DeliveryRow[]> {
    return this.database.em.find(
      DeliveryEntry,
      {
        ...(after === null ? {} : { id: { $lt: after } }),
        ...(channels == null ? {} : { channel: { $in: [...channels] } }),
        ...(statuses == null ? {} : { status: { $in: [...statuses] } }),
        ...(userId == null ? {} : { userId }),
      },
      { orderBy: { id: 'desc' }, limit: limit + 1, ...READ_ONLY },
    );
  }

  /** Nobody else gets it for so long. The try is counted before it is made. */
  async take(id: string, holdMs: number): Promise<Taken> {
    const [row] = await this.database.em.execute<TakenRow[]>(
      `update delivery set attempts = attempts + 1, held_until = now() + ? * interval '1 millisecond',
         first_tried_at = coalesce(first_tried_at, now())
       where id = ? and status = 'WAITING' and due_at <= now() and (held_until is null or held_until <= now())
       returning id, user_id as "userId", channel, content, device_id as "deviceId", attempts, reason,
         created_at as "createdAt", first_tried_at as "firstTriedAt"`,
      [holdMs, id],
    );
    if (row === undefined) return this.whyNot(id);
    const { attempts, createdAt, firstTriedAt, ...rest } = row;
    return {
      kind: 'taken',
      delivery: {
        ...rest,
        hold: attempts,
        attempts: attempts - 1,
        createdAt: new Date(createdAt),
        firstTriedAt: new Date(firstTriedAt),
        // Read after it was taken: nothing joins it from now on.
        notificationIds: await this.travellingWith(row),
      },
    };
  }

  private async whyNot(id: string): Promise<Taken> {
    const [row] = await this.database.em.execute<{ waitMs: string }[]>(
      `select extract(epoch from greatest(due_at, held_until) - now()) * 1000 as "waitMs"
       from delivery where id = ? and status = 'WAITING'`,
      [id],
    );
    return row === undefined ? { kind: 'over' } : { kind: 'later', inMs: Math.max(Math.ceil(Number(row.waitMs)), 1) };
  }

  private async travellingWith({ id, channel, content }: TakenRow): Promise<string[]> {
    if (content.kind !== 'notification') return [];
    if (channel !== 'EMAIL') return [content.notificationId];
    const rows = await this.database.em.execute<{ id: string }[]>(
      'select notification_id as id from delivery_notification where delivery_id = ? order by notification_id',
      [id],
    );
    return rows.map((row) => row.id);
  }

  /** Nobody else gets it for so long from now. */
  async hold({ id, hold }: Held, forMs: number): Promise<void> {
    await this.database.em.execute(
      `update delivery set held_until = now() + ? * interval '1 millisecond' where id = ? and attempts = ? and status = 'WAITING'`,
      [forMs, id, hold],
    );
  }

  /** Nothing happens where another holds it by now. */
  async end({ id, hold }: Held, status: Exclude<DeliveryStatus, 'WAITING'>, reason: string | null): Promise<void> {
    await this.database.em.execute(
      `update delivery set status = ?, reason = ?, ended_at = now(), held_until = null
       where id = ? and attempts = ? and status = 'WAITING'`,
      [status, reason, id, hold],
    );
  }

  /** Leaves it to whoever comes after the pause. */
  async putOff({ id, hold }: Held, pauseMs: number, reason: string): Promise<void> {
    await this.database.em.execute(
      `update delivery set due_at = now() + ? * interval '1 millisecond', reason = ?, held_until = null, queued_at = now()
       where id = ? and attempts = ? and status = 'WAITING'`,
      [pauseMs, reason, id, hold],
    );
  }

  /** Has it tried anew, from now on, unless it was sent or is being tried. False where it is not. */
  async beginAgain(id: string): Promise<boolean> {
    const begun = await this.database.em.execute<object[]>(
      `update delivery set status = 'WAITING', due_at = now(), queued_at = now(), first_tried_at = null, reason = null, ended_at = null
       where id = ? and status <> 'SENT' and (held_until is null or held_until <= now()) returning id`,
      [id],
    );
    return begun.length === 1;
  }

  /** Those that should have been tried so long ago, of which no job can be under way, and those that have waited longest first. */
  async forgotten(forMs: number, limit: number): Promise<DueDelivery[]> {
    const rows = await this.database.em.execute<(Omit<DueDelivery, 'dueAt'> & { dueAt: string })[]>(
      `select id, channel, due_at as "dueAt", content from delivery
       where status = 'WAITING' and due_at <= now() - ? * interval '1 millisecond'
         and greatest(queued_at, held_until) <= now() - ? * interval '1 millisecond'
       order by due_at limit ?`,
      [forMs, forMs, limit],
    );
    return rows.map(({ dueAt, ...row }) => ({ ...row, dueAt: new Date(dueAt) }));
  }

  /** What was due before the moment and goes another way than these, which is one that nobody knows any more. */
  async giveUpBeside(channels: readonly Channel[], dueBefore: Date, reason: string): Promise<void> {
    await this.database.em.execute(
      `update delivery set status = 'FAILED', reason = ?, ended_at = now(), held_until = null
       where status = 'WAITING' and due_at < ? and not (channel = any (?::text[])) and (held_until is null or held_until <= now())`,
      [reason, dueBefore, `{${channels.join(',')}}`],
    );
  }

  async markQueued(ids: readonly string[]): Promise<void> {
    await this.database.em.execute('update delivery set queued_at = now() where id in (?)', [ids]);
  }

  /** Some of those that ended before the moment. Gives how many it took. */
  async forgetEndedBefore(moment: Date, limit: number): Promise<number> {
    const gone = await this.database.em.execute<object[]>(
      'delete from delivery where id in (select id from delivery where ended_at < ? limit ?) returning id',
      [moment, limit],
    );
    return gone.length;
  }

  async forgetPerson(userId: string): Promise<void> {
    await this.database.em.nativeDelete(DeliveryEntry, { userId });
  }
}
