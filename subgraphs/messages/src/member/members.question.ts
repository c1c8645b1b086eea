import { BadUserInput } from '@parley/kit/errors';
import type { Question } from '@parley/kit/subgraph';
import { z } from 'zod';
import type { StandingService } from './standing.service.ts';

const keys = z.array(z.object({ conversationId: z.uuid(), userId: z.uuid() }));

/**
 * `members`: for each {conversationId, userId} the audience that the person belongs to there, null for who is no member, and with whom they are
 * there when it is a direct conversation.
 */
export function membersQuestion(standing: StandingService): Question {
  return async (given) => {
    const read = keys.safeParse(given);
    if (!read.success) throw new BadUserInput('keys', 'Each key is {conversationId, userId}.');
    return standing.standings(read.data);
  };
}
