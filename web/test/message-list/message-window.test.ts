import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { pipe, subscribe } from 'wonka';
import { MESSAGE_PAGE } from '@/features/message-list/message-page.ts';
import { createMessageWindow, type MessagePage } from '@/features/message-list/message-window.ts';
import { INBOX } from '@/live/inbox.ts';
import { recordedChat } from '../live/support/recorded-chat.ts';
import { ADA, added, BOB, page, shown, told, update } from '../live/support/written.ts';

const PAGE = 50;

/** A conversation of so many messages, which answers pages as the graph does. */
function longConversation(count: number) {
  const between = (first: number, last: number) => {
    const [from, to] = [Math.max(first, 1), Math.min(last, count)];
    const nodes = Array.from({ length: to - from + 1 }, (_, index) => shown(from + index, BOB));
    return page('messages', nodes, { older: from > 1, newer: to < count });
  };
  const numberOf = (cursor: string) => Number(cursor.replace('room-', ''));
  const chat = recordedChat('ada', [
    [
      'MessagePage',
      ({ around, before, after }) => {
        const messages =
          typeof around === 'number'
            ? between(around - PAGE / 2, around + PAGE / 2 - 1)
            : typeof before === 'string'
              ? between(numberOf(before) - PAGE, numberOf(before) - 1)
              : typeof after === 'string'
                ? between(numberOf(after) + 1, numberOf(after) + PAGE)
                : between(count - PAGE + 1, count);
        return { conversation: { __typename: 'Conversation', id: 'room', ...messages } };
      },
    ],
  ]);
  const open = (from: number | null) =>
    createMessageWindow({
      from,
      ask: (args, requestPolicy) => chat.client.query(MESSAGE_PAGE, { conversationId: 'room', ...args }, { requestPolicy }),
      pageIn: (data) => (data as { conversation?: { messages: MessagePage | null } } | undefined)?.conversation?.messages ?? null,
    });
  return { chat, open };
}

const numbers = (window: ReturnType<typeof createMessageWindow>) => window.getSnapshot().messages.map(({ number }) => number);
const run = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

test('a conversation opens at its newest messages, and goes back without a hole', () => {
  const window = longConversation(200).open(null);
  expect(numbers(window)).toEqual(run(151, 200));
  expect(window.getSnapshot()).toMatchObject({ hasOlder: true, hasNewer: false });
  window.loadOlder();
  window.loadOlder();
  expect(numbers(window)).toEqual(run(51, 200));
});

test('it opens around a message, and goes both ways', () => {
  const window = longConversation(1_000).open(500);
  expect(numbers(window)).toEqual(run(475, 524));
  window.loadNewer();
  window.loadOlder();
  expect(numbers(window)).toEqual(run(425, 574));
  expect(window.getSnapshot()).toMatchObject({ hasOlder: true, hasNewer: true });
});

test('however far one goes, a bounded stretch is held, and it has no hole when one comes back', () => {
  const window = longConversation(5_000).open(null);
  for (let step = 0; step < 40; step += 1) window.loadOlder();
  const far = numbers(window);
  expect(far.length).toBeLessThanOrEqual(600);
  expect(far).toEqual(run(far[0] as number, far.at(-1) as number));
  expect(window.getSnapshot().hasNewer).toBe(true);
  for (let step = 0; step < 60; step += 1) window.loadNewer();
  const back = numbers(window);
  expect(back.at(-1)).toBe(5_000);
  expect(back).toEqual(run(back[0] as number, 5_000));
});

test('a jump shows another place, and one to what is there loads nothing', () => {
  const { chat, open } = longConversation(5_000);
  const window = open(null);
  window.goTo(100);
  expect(numbers(window)).toEqual(run(75, 124));
  const asked = chat.asked.length;
  const before = window.getSnapshot().jump;
  window.goTo(110);
  expect(chat.asked).toHaveLength(asked);
  expect(window.getSnapshot()).toMatchObject({ jump: before + 1, target: 110 });
  window.goTo(null);
  expect(numbers(window).at(-1)).toBe(5_000);
});

test('what is said while older messages are shown is there when one comes back', async () => {
  const { chat, open } = longConversation(300);
  pipe(
    chat.client.subscription(INBOX, { positions: [] }),
    subscribe(() => undefined),
  );
  await setImmediate();
  const window = open(null);
  for (let step = 0; step < 3; step += 1) window.loadOlder();
  await chat.tell('inbox', update(added(told(301, ADA)), { at: 31 }));
  expect(numbers(window)).toEqual(run(101, 301));
});

test('it is stopped and started where it stands', () => {
  const window = longConversation(400).open(null);
  window.loadOlder();
  window.stop();
  window.start();
  expect(numbers(window)).toEqual(run(301, 400));
});
