import { BadUserInput } from '@parley/kit/errors';
import type { Question } from '@parley/kit/subgraph';
import { z } from 'zod';
import type { ContactService } from './contact.service.ts';

const keys = z.array(z.object({ a: z.uuid(), b: z.uuid() }));

/** `relations`: for each pair {a, b} whether either has blocked the other, and whether they are in contact. */
export function relationsQuestion(contacts: ContactService): Question {
  return async (given) => {
    const pairs = keys.safeParse(given);
    if (!pairs.success) throw new BadUserInput('keys', 'Each key is {a, b}, the ids of two people.');
    return contacts.relations(pairs.data);
  };
}
