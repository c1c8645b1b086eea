import { createRequest } from '@urql/core';
import { expect, test } from 'vitest';
import { pipe, subscribe } from 'wonka';
import { ADD_REACTION, REMOVE_REACTION } from '@/features/message-list/message-changes.ts';
import { MESSAGE_PAGE } from '@/features/message-list/message-page.ts';
import type { ShownReaction } from '@/features/message-list/reactions.tsx';
import { recordedChat } from './support/recorded-chat.ts';
import { ADA, BOB, page, reaction, shown } from './support/written.ts';

/** Ada looks at a message with these reactions. What she does with it is answered when the test says so. */
function adasPage(reactions: object[], said: object | Error) {
  let release = (): void => undefined;
  const answered = new Promise<void>((resolve) => {
    release = resolve;
  });
  const chat = recordedChat('ada', [
    [
      'MessagePage',
      () => ({ conversation: { __typename: 'Conversation', id: 'room', ...page('messages', [shown(1, ADA, { reactions })]) } }),
    ],
    ['ChatAddReaction', () => said],
    ['ChatRemoveReaction', () => said],
  ]);
  chat.hold('ChatAddReaction', answered);
  chat.hold('ChatRemoveReaction', answered);
  let seen: readonly ShownReaction[] = [];
  const request = createRequest(MESSAGE_PAGE, { conversationId: 'room', last: 50 });
  pipe(
    chat.client.executeRequestOperation(chat.client.createRequestOperation('query', request)),
    subscribe(({ data }) => {
      const node = data?.conversation?.messages?.edges[0]?.node as unknown as { reactions: ShownReaction[] } | undefined;
      seen = node?.reactions ?? [];
    }),
  );
  return {
    release,
    change: (document: typeof ADD_REACTION | typeof REMOVE_REACTION, emoji: string) =>
      chat.client.mutation(document, { input: { messageId: shown(1, ADA).id, emoji } }).toPromise(),
    seen: () =>
      seen.map(({ emoji, count, viewerReacted, people }) => [emoji, count, viewerReacted, people.map(({ name }) => name)]),
  };
}

const of = (emoji: string, people: (typeof ADA)[], viewerReacted: boolean) => ({ ...reaction(emoji, people), viewerReacted });
const answer = (reactions: object[]) => ({ __typename: 'MessagePayload', message: shown(1, ADA, { reactions }) });

test('a reaction is seen before the graph has answered, and stays as it was answered', async () => {
  const ada = adasPage([of('👍', [BOB], false)], { addReaction: answer([of('👍', [BOB, ADA], true)]) });
  const done = ada.change(ADD_REACTION, '👍');
  await expect.poll(ada.seen).toEqual([['👍', 2, true, ['Bob', 'Ada']]]);
  ada.release();
  expect((await done).error).toBeUndefined();
  await expect.poll(ada.seen).toEqual([['👍', 2, true, ['Bob', 'Ada']]]);
});

test('a reaction that is taken back is gone at once, and so is the last of its sort', async () => {
  const ada = adasPage([of('👍', [BOB, ADA], true), of('🎉', [ADA], true)], {
    removeReaction: answer([of('👍', [BOB, ADA], true)]),
  });
  const done = ada.change(REMOVE_REACTION, '🎉');
  await expect.poll(ada.seen).toEqual([['👍', 2, true, ['Bob', 'Ada']]]);
  ada.release();
  await done;
  await expect.poll(ada.seen).toEqual([['👍', 2, true, ['Bob', 'Ada']]]);
});

test('a reaction that is refused is seen no more', async () => {
  const ada = adasPage([of('👍', [BOB], false)], new Error('Not here.'));
  const done = ada.change(ADD_REACTION, '🎉');
  await expect.poll(ada.seen).toEqual([
    ['👍', 1, false, ['Bob']],
    ['🎉', 1, true, ['Ada']],
  ]);
  ada.release();
  expect((await done).error).toBeDefined();
  await expect.poll(ada.seen).toEqual([['👍', 1, false, ['Bob']]]);
});
