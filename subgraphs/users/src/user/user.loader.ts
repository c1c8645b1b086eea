import DataLoader from 'dataloader';
import type { Person } from './person.ts';
import type { UserService } from './user.service.ts';

export type PersonLoader = DataLoader<string, Person | null>;

export function createPersonLoader(users: UserService): PersonLoader {
  return new DataLoader((ids) => users.byIds(ids));
}
