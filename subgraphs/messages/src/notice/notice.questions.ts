import { BadUserInput, Forbidden } from '@parley/kit/errors';
import type { Question } from '@parley/kit/subgraph';
import { z } from 'zod';
import type { AddresseesService } from './addressees.service.ts';
import type { NoticeService } from './notice.service.ts';

/** Answers hold what people say to each other: they are for the subgraph that tells people of it, and for no other. */
const TELLER = 'notifications';

const id = z.uuid().lowercase();
const number = z.int().min(1).max(2_147_483_647);

/** `addressees`: for each {conversationId, number, after} a page of those whom the message is for, and why; null where it is gone. */
export function addresseesQuestion(addressees: AddresseesService): Question {
  const keys = z.array(z.object({ conversationId: id, number, after: id.nullable() }));
  return ask(keys, 'Each key is {conversationId, number, after}.', (read) => addressees.addressees(read));
}

/** `reaction`: for each {conversationId, number, actorId} what the person has reacted with, and how the author is in the conversation; null where that is gone. */
export function reactionQuestion(notices: NoticeService): Question {
  const keys = z.array(z.object({ conversationId: id, number, actorId: id }));
  return ask(keys, 'Each key is {conversationId, number, actorId}.', (read) => notices.reactions(read));
}

/** `shown`: for each {conversationId, number, userId} how the message begins, and where it is; null where it is gone or the person may not see it. */
export function shownQuestion(notices: NoticeService): Question {
  const keys = z.array(z.object({ conversationId: id, number, userId: id }));
  return ask(keys, 'Each key is {conversationId, number, userId}.', (read) => notices.shown(read));
}

function ask<Key>(keys: z.ZodType<Key[]>, shape: string, answer: (keys: Key[]) => Promise<readonly unknown[]>): Question {
  return async (given, asker) => {
    if (asker !== TELLER) throw new Forbidden(`Only ${TELLER} asks this.`);
    const read = keys.safeParse(given);
    if (!read.success) throw new BadUserInput('keys', shape);
    return answer(read.data);
  };
}
