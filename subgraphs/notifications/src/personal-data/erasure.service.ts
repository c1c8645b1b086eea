import type { Database } from '@parley/kit/database';
import type { LoggedEvent } from '@parley/schema/events';
import type { ReadingService } from '../notification/reading.service.ts';

/** Whoever keeps something of people. */
export interface Keeper {
  /** Within a transaction; any number of times. */
  forgetPerson(userId: string): Promise<void>;
}

export interface ErasureServiceOptions {
  atomically: Database['atomically'];
  keepers: readonly Keeper[];
  reading: Pick<ReadingService, 'removeBy'>;
}

/** Whoever asked to be forgotten is: what they were told and chose, and what others were told of them. */
export class ErasureService {
  constructor(private readonly options: ErasureServiceOptions) {}

  async handle(event: LoggedEvent): Promise<void> {
    if (event.name !== 'account.erased') return;
    const { userId } = event.payload;
    const { atomically, keepers, reading } = this.options;
    await atomically(async () => {
      for (const keeper of keepers) await keeper.forgetPerson(userId);
    });
    await reading.removeBy(userId);
  }
}
