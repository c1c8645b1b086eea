import type { Database } from '@parley/kit/database';
import type { LoggedEvent } from '@parley/schema/events';

/** Which events were followed to their end: the log brings some again, and after a loss of its memory all of a day. */
export class HandledEventStore {
  constructor(private readonly database: Database) {}

  /** Does what follows from an event unless all of it was done before. It may be begun again when it failed in the middle. */
  async once({ id }: Pick<LoggedEvent, 'id'>, follow: () => Promise<void>): Promise<void> {
    const handled = await this.database.em.execute<object[]>('select 1 from handled_event where event_id = ?', [id]);
    if (handled.length > 0) return;
    await follow();
    await this.database.em.execute('insert into handled_event (event_id, at) values (?, now()) on conflict do nothing', [id]);
  }

  /** At most so many at once; how many it was. */
  async forget(before: Date, limit: number): Promise<number> {
    const rows = await this.database.em.execute<object[]>(
      'delete from handled_event where event_id in (select event_id from handled_event where at < ? limit ?) returning 1',
      [before, limit],
    );
    return rows.length;
  }
}
