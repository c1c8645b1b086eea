import type { Database } from '@parley/kit/database';
import type { PageWindow } from '@parley/kit/page';
import { DeadLetter, type DeadLetterRow } from './dead-letter.entity.ts';

/** Where one stands in the list: those that were buried at the same moment are told apart by id. */
export interface DeadLetterPosition {
  buriedAt: string;
  id: string;
}

export class DeadLetterStore {
  constructor(private readonly database: Database) {}

  /** One that is there already stays as it is. */
  async keep(letter: Omit<DeadLetterRow, 'replayedAt'>): Promise<void> {
    await this.database.em
      .createQueryBuilder(DeadLetter)
      .insert({ ...letter, replayedAt: null })
      .onConflict('id')
      .ignore()
      .execute();
  }

  find(id: string): Promise<DeadLetterRow | null> {
    return this.database.em.findOne(DeadLetter, { id }, { disableIdentityMap: true });
  }

  /** Newest first, and one more than the limit where there are more. */
  newest({ limit, after }: PageWindow<DeadLetterPosition>): Promise<DeadLetterRow[]> {
    const position = after === null ? null : { ...after, buriedAt: new Date(after.buriedAt) };
    return this.database.em.find(
      DeadLetter,
      position === null
        ? {}
        : { $or: [{ buriedAt: { $lt: position.buriedAt } }, { buriedAt: position.buriedAt, id: { $lt: position.id } }] },
      { orderBy: { buriedAt: 'desc', id: 'desc' }, limit: limit + 1, disableIdentityMap: true },
    );
  }

  async markReplayed(id: string, replayedAt: Date): Promise<void> {
    await this.database.em.nativeUpdate(DeadLetter, { id }, { replayedAt });
  }

  /** False where it was gone already. */
  async discard(id: string): Promise<boolean> {
    return (await this.database.em.nativeDelete(DeadLetter, { id })) === 1;
  }
}
