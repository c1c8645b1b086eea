import { BadUserInput } from '@parley/kit/errors';
import type { Question } from '@parley/kit/subgraph';
import { z } from 'zod';
import type { ClaimService } from './claim.service.ts';

const keys = z.array(z.object({ fileId: z.uuid(), userId: z.uuid().nullable() }));

/**
 * `attachable`: for each {fileId, userId} whether that person may hang the file on a message now; for each with no userId whether it may be passed on
 * from one message to another. What is answered with yes stays for some minutes in any case.
 */
export function attachableQuestion(claims: ClaimService): Question {
  return async (given) => {
    const read = keys.safeParse(given);
    if (!read.success) throw new BadUserInput('keys', 'Each key is {fileId, userId}.');
    return (await claims.claim(read.data)).map((attachable) => ({ attachable }));
  };
}
