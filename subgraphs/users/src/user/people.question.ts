import type { Question } from '@parley/kit/subgraph';
import type { UserService } from './user.service.ts';

/** `people`: for each id whether the person exists, an erased one does not, and whether the account is suspended. */
export function peopleQuestion(users: UserService): Question {
  return async (given) => {
    const ids = given.map(String);
    const people = await users.byIds(ids);
    return people.map((person, index) => ({
      id: ids[index],
      exists: person !== null && person.erasedAt === null,
      suspended: person !== null && person.suspendedAt !== null,
    }));
  };
}
