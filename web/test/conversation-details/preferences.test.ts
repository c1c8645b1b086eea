import { setImmediate } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { pipe, subscribe } from 'wonka';
import { SET_PREFERENCES } from '@/features/conversation-details/conversation-changes.ts';
import { CONVERSATION_DETAILS } from '@/features/conversation-details/details.query.ts';
import { recordedChat } from '../live/support/recorded-chat.ts';

const kept = { mutedUntil: null, pinned: false, archived: false, level: 'ALL', nickname: 'Captain' };

/** Ada's details of a conversation, with a change of what she prefers whose answer waits. */
async function details(answer: () => object) {
  const member = { __typename: 'ViewerMember', role: 'MEMBER', joinedAt: '2026-11-21T12:00:00.000Z', ...kept };
  const chat = recordedChat('ada', [
    [
      'ConversationDetails',
      () => ({
        conversation: {
          __typename: 'Conversation',
          id: 'room',
          kind: 'GROUP',
          name: 'Room',
          topic: null,
          isPublic: false,
          historyForNewMembers: true,
          archiveAfterDays: null,
          createdAt: '2026-11-21T12:00:00.000Z',
          archivedAt: null,
          memberCount: 1,
          viewerMember: member,
          members: { __typename: 'MemberConnection', edges: [] },
        },
      }),
    ],
    ['PreferConversation', answer],
  ]);
  let shown: Partial<typeof kept> | null | undefined;
  pipe(
    chat.client.query(CONVERSATION_DETAILS, { id: 'room' }),
    subscribe(({ data }) => {
      shown = data?.conversation?.viewerMember as typeof shown;
    }),
  );
  const answered = Promise.withResolvers<void>();
  chat.hold('PreferConversation', answered.promise);
  const change = chat.client.mutation(SET_PREFERENCES, { input: { conversationId: 'room', pinned: true } }).toPromise();
  await setImmediate();
  return {
    shown: () => shown,
    async answer() {
      answered.resolve();
      await change;
      await setImmediate();
    },
  };
}

const accepted = () => ({
  setConversationPreferences: {
    __typename: 'ConversationPayload',
    conversation: {
      __typename: 'Conversation',
      id: 'room',
      viewerMember: { __typename: 'ViewerMember', ...kept, pinned: true },
    },
  },
});

test('what somebody prefers is shown at once, beside what stays as it was', async () => {
  const room = await details(accepted);
  expect(room.shown()).toMatchObject({ ...kept, pinned: true });
  await room.answer();
  expect(room.shown()).toMatchObject({ ...kept, pinned: true });
});

test('where it is refused it is taken back', async () => {
  const room = await details(() => new GraphQLError('You may not.', { extensions: { code: 'FORBIDDEN' } }));
  expect(room.shown()).toMatchObject({ pinned: true });
  await room.answer();
  expect(room.shown()).toMatchObject(kept);
});
