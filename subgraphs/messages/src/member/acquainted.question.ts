import { BadUserInput } from '@parley/kit/errors';
import type { Question } from '@parley/kit/subgraph';
import { z } from 'zod';
import type { StandingService } from './standing.service.ts';

const keys = z.array(z.object({ a: z.uuid(), b: z.uuid() }));

/** `acquainted`: for each pair {a, b} of people whether they are in a conversation together now. */
export function acquaintedQuestion(standing: StandingService): Question {
  return async (given) => {
    const pairs = keys.safeParse(given);
    if (!pairs.success) throw new BadUserInput('keys', 'Each key is {a, b}, the ids of two people.');
    return standing.together(pairs.data);
  };
}
