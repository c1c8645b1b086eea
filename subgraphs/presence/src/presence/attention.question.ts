import { BadUserInput, Forbidden } from '@parley/kit/errors';
import type { Question } from '@parley/kit/subgraph';
import { z } from 'zod';
import type { PresenceService } from './presence.service.ts';

/** What people are looking at is for the subgraph that decides whether to call them, and for no other. */
const TELLER = 'notifications';

const keys = z.array(z.uuid().lowercase());

/** `attention`: for each id of a person what they have chosen, whether they use a device now, and which conversations such devices show. */
export function attentionQuestion(presences: PresenceService): Question {
  return async (given, asker) => {
    if (asker !== TELLER) throw new Forbidden(`Only ${TELLER} asks this.`);
    const userIds = keys.safeParse(given);
    if (!userIds.success) throw new BadUserInput('keys', 'Each key is the id of a person.');
    return presences.attentionOf(userIds.data);
  };
}
