import type { Database } from '@parley/kit/database';
import { isId } from '@parley/kit/id';
import type { LoggedEvent } from '@parley/schema/events';
import { togetherNow } from '../together-now.ts';

const KNOWN = {
  name: 'handled-event-known',
  text: 'select event_id as "id" from handled_event where event_id = any($1::uuid[])',
};

const REMEMBER = {
  name: 'handled-event-remember',
  text: 'insert into handled_event (event_id, at) select id, now() from unnest($1::uuid[]) as id on conflict do nothing',
};

/** Which events were followed to their end: the log brings some again, and after a loss of its memory all of a day. */
export class HandledEventStore {
  private readonly isKnown = togetherNow<string, boolean>(async (ids) => {
    const rows = await this.database.prepared<{ id: string }>(KNOWN, [ids]);
    const known = new Set(rows.map(({ id }) => id));
    return ids.map((id) => known.has(id));
  });

  private readonly remember = togetherNow<string, true>(async (ids) => {
    await this.database.prepared(REMEMBER, [ids]);
    return ids.map(() => true);
  });

  constructor(private readonly database: Database) {}

  /** Outside of transactions. Does what follows from an event unless all of it was done before. It may be begun again when it failed in the middle. */
  async once({ id }: Pick<LoggedEvent, 'id'>, follow: () => Promise<void>): Promise<void> {
    if (!isId(id)) throw new TypeError('An event has no id');
    if (await this.isKnown(id)) return;
    await follow();
    await this.remember(id);
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
