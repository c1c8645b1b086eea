import { Forbidden } from '@parley/kit/errors';
import type { Question } from '@parley/kit/subgraph';
import type { Person } from './person.ts';
import type { UserService } from './user.service.ts';

/**
 * `recipients`: for each id how to reach and address the person, or null for who does not exist or is erased. Only who sends mails is
 * answered: addresses are seen by their owners and ADMIN.
 */
export function recipientsQuestion(users: UserService, sender: string): Question {
  return async (given, asker) => {
    if (asker !== sender) throw new Forbidden(`Only ${sender} asks this.`);
    const people = await users.byIds(given.map(String));
    return people.map((person) => (person === null || person.erasedAt !== null ? null : recipientOf(person)));
  };
}

function recipientOf({ id, name, email, emailVerifiedAt, locale, timeZone, suspendedAt }: Person) {
  const isVerified = emailVerifiedAt !== null;
  return {
    id,
    name,
    email: isVerified ? email : null,
    unverifiedEmail: isVerified ? null : email,
    locale,
    timeZone,
    suspended: suspendedAt !== null,
  };
}
