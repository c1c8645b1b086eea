import type { Database } from '@parley/kit/database';
import type { PageWindow } from '@parley/kit/page';
import { Contact, type ContactRow, type ContactState } from './contact.entity.ts';

/** Where a row stands in its list: the time it is of, and whom it names. */
export type ContactPosition = [since: string, otherId: string];

export class ContactStore {
  constructor(private readonly database: Database) {}

  /** Until the transaction under way ends, nobody else changes what is between these two, in either direction. */
  async holdPair(one: string, other: string): Promise<void> {
    const pair = one < other ? `${one}/${other}` : `${other}/${one}`;
    await this.database.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`contact/${pair}`]);
  }

  find(ownerId: string, otherId: string): Promise<ContactRow | null> {
    return this.database.em.findOne(Contact, { ownerId, otherId }, { disableIdentityMap: true });
  }

  async put(ownerId: string, otherId: string, state: ContactState): Promise<void> {
    await this.database.em.upsert(
      Contact,
      { ownerId, otherId, state, since: new Date() },
      { onConflictFields: ['ownerId', 'otherId'], disableIdentityMap: true },
    );
  }

  async remove(ownerId: string, otherId: string): Promise<void> {
    await this.database.em.nativeDelete(Contact, { ownerId, otherId });
  }

  /** What one person sees of the relations to several others; in no order, and nothing where there is none. */
  viewsOf(ownerId: string, otherIds: readonly string[]): Promise<ContactRow[]> {
    return this.database.em.find(Contact, { ownerId, otherId: { $in: [...otherIds] } }, { disableIdentityMap: true });
  }

  /** Both views of several pairs. */
  viewsWithin(pairs: readonly (readonly [string, string])[]): Promise<ContactRow[]> {
    return this.database.em.find(
      Contact,
      {
        $or: pairs.flatMap(([a, b]) => [
          { ownerId: a, otherId: b },
          { ownerId: b, otherId: a },
        ]),
      },
      { disableIdentityMap: true },
    );
  }

  /** Latest first, and one more than the limit where there are more. */
  latest(ownerId: string, state: ContactState, { limit, after }: PageWindow<ContactPosition>): Promise<ContactRow[]> {
    const beyond =
      after === null
        ? {}
        : { $or: [{ since: { $lt: new Date(after[0]) } }, { since: new Date(after[0]), otherId: { $gt: after[1] } }] };
    return this.database.em.find(
      Contact,
      { ownerId, state, ...beyond },
      { orderBy: { since: 'desc', otherId: 'asc' }, limit: limit + 1, disableIdentityMap: true },
    );
  }
}
