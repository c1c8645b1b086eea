import type { Question } from '@parley/kit/subgraph';
import type { UserService } from './user.service.ts';

/** `named`: for each name the ids of the people who bear it, without regard to case and accents; some of them where there are very many. */
export function namedQuestion(users: UserService): Question {
  return (names) => users.idsByNames(names.map(String));
}
