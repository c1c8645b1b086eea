import DataLoader from 'dataloader';
import type { Person } from './person.ts';
import type { UserService } from './user.service.ts';

/** A statement takes no more than 65,535 values. */
const MOST_AT_ONCE = 1000;

export type PersonLoader = DataLoader<string, Person | null>;

export function createPersonLoader(users: UserService): PersonLoader {
  return new DataLoader((ids) => users.byIds(ids), { maxBatchSize: MOST_AT_ONCE });
}
