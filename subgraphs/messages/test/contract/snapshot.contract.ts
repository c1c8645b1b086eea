import { newId } from '@parley/kit/id';
import { expect, test } from 'vitest';
import type { ConversationRow, Head, MessageRow } from '../../src/store/rows.ts';
import type { MessagesStore } from '../../src/store/store.ts';
import { conversationOf, headOf, type Nodes, type Room, say, startRoom, tells } from '../support/room.ts';

/** What a conversation's people share, as a client holds it. */
interface Snapshot {
  head: Head;
  messages: Map<number, MessageRow>;
  conversation: Pick<ConversationRow, 'name' | 'topic' | 'status' | 'assigneeId'> & { archived: boolean };
  members: Set<string>;
}

async function snapshotOf(store: MessagesStore, conversationId: string): Promise<Snapshot> {
  const head = await headOf(store, conversationId);
  const { name, topic, status, assigneeId, archivedAt } = await conversationOf(store, conversationId);
  const messages = await store.messages.newAfter(conversationId, 0, 1000);
  const members = await store.members.page(conversationId, { limit: 100, after: null });
  return {
    head,
    messages: new Map(messages.map((message) => [message.number, message])),
    conversation: { name, topic, status, assigneeId, archived: archivedAt !== null },
    members: new Set(members.map(({ userId }) => userId)),
  };
}

/** Brings a snapshot up to date by what a replay gives, in pages of two, and by nothing else. */
async function replay(store: MessagesStore, conversationId: string, snapshot: Snapshot): Promise<Snapshot> {
  const messages = new Map(snapshot.messages);
  const conversation = { ...snapshot.conversation };
  const members = new Set(snapshot.members);
  let { number, revision } = snapshot.head;
  const to = await headOf(store, conversationId);
  for (;;) {
    const page = await store.messages.newAfter(conversationId, number, 2);
    for (const message of page) {
      messages.set(message.number, message);
      apply(message, conversation, members);
      number = message.number;
    }
    if (page.length === 0) break;
  }
  for (;;) {
    const page = await store.messages.changedAfter(conversationId, revision, snapshot.head.number, 2);
    for (const message of page) {
      messages.set(message.number, message);
      revision = message.revision;
    }
    if (page.length === 0) break;
  }
  const counted = messages.get(number)?.counted ?? 0;
  return { head: { number, revision: to.revision, counted }, messages, conversation, members };
}

function apply({ system, threadRoot }: MessageRow, conversation: Snapshot['conversation'], members: Set<string>): void {
  if (system === null || threadRoot !== null) return;
  if (system.kind === 'renamed') conversation.name = system.name;
  if (system.kind === 'topicChanged') conversation.topic = system.topic;
  if (system.kind === 'statusChanged') conversation.status = system.status;
  if (system.kind === 'assigned') conversation.assigneeId = system.userId;
  if (system.kind === 'archived') conversation.archived = system.archived;
  if (system.kind === 'joined') for (const userId of system.userIds) members.add(userId);
  if (system.kind === 'left' || system.kind === 'removed') members.delete(system.userId);
}

type Mutation = [
  what: string,
  taken: { numbers: number; revisions: number },
  mutate: (store: MessagesStore, room: Room) => Promise<unknown>,
];

const MESSAGE = { numbers: 1, revisions: 1 };
const CHANGE = { numbers: 0, revisions: 1 };
const NOTHING = { numbers: 0, revisions: 0 };
const AT = new Date('2026-05-06T07:08:09.010Z');

const changes = (store: MessagesStore, { id, people }: Room, change: Parameters<MessagesStore['messages']['change']>[1]) =>
  store.messages.change({ conversationId: id, number: 2 }, change, people[0]);

const MUTATIONS: readonly Mutation[] = [
  ['a message', MESSAGE, (store, { id, people }) => say(store, id, people[1])],
  ['a reply', MESSAGE, (store, { id, people }) => say(store, id, people[1], { threadRoot: 2 })],
  [
    'an edit',
    CHANGE,
    (store, room) => changes(store, room, ({ body }) => ({ body: 'new', edits: [{ body, at: AT.toISOString() }], editedAt: AT })),
  ],
  ['a deletion', CHANGE, (store, room) => changes(store, room, () => ({ body: '', deletedAt: AT, deletedBy: room.people[0] }))],
  [
    'a reaction',
    CHANGE,
    (store, room) => changes(store, room, () => ({ reactions: [{ emoji: '👍', userId: room.people[1], at: AT.toISOString() }] })),
  ],
  ['a reaction taken back', CHANGE, (store, room) => changes(store, room, () => ({ reactions: [] }))],
  ['a pin', CHANGE, (store, room) => changes(store, room, () => ({ pinnedAt: AT, pinnedBy: room.people[0] }))],
  ['an unpin', CHANGE, (store, room) => changes(store, room, () => ({ pinnedAt: null, pinnedBy: null }))],
  [
    'a change of attachments and references',
    CHANGE,
    (store, room) => changes(store, room, () => ({ attachments: ['a file'], quote: null, forwardedFrom: null })),
  ],
  [
    'a new name',
    MESSAGE,
    (store, { id, people }) =>
      store.conversations.change(id, { name: 'Cake' }, tells(people[0], { kind: 'renamed', name: 'Cake' })),
  ],
  [
    'a new topic',
    MESSAGE,
    (store, { id, people }) =>
      store.conversations.change(id, { topic: 'Cake' }, tells(people[0], { kind: 'topicChanged', topic: 'Cake' })),
  ],
  [
    'other settings',
    MESSAGE,
    (store, { id, people }) =>
      store.conversations.change(
        id,
        { isPublic: true, historyForNewMembers: true },
        tells(people[0], { kind: 'settingsChanged' }),
      ),
  ],
  [
    'a status',
    MESSAGE,
    (store, { id, people }) =>
      store.conversations.change(id, { status: 'PENDING' }, tells(people[0], { kind: 'statusChanged', status: 'PENDING' })),
  ],
  [
    'an assignment',
    MESSAGE,
    (store, { id, people }) =>
      store.conversations.change(id, { assigneeId: people[1] }, tells(people[0], { kind: 'assigned', userId: people[1] })),
  ],
  [
    'archiving the conversation',
    MESSAGE,
    (store, { id, people }) =>
      store.conversations.change(id, { archivedAt: AT }, tells(people[0], { kind: 'archived', archived: true })),
  ],
  [
    'people who join',
    MESSAGE,
    (store, { id, people }) => {
      const joining = [newId(), newId()];
      const told = tells(people[0], { kind: 'joined', userIds: joining });
      return store.members.join(
        id,
        joining.map((userId) => ({ userId, role: 'MEMBER' })),
        8,
        told,
      );
    },
  ],
  [
    'someone who leaves',
    MESSAGE,
    (store, { id, people }) => store.members.leave(id, people[2], tells(people[2], { kind: 'left', userId: people[2] })),
  ],
  [
    'a removal',
    MESSAGE,
    (store, { id, people }) => store.members.leave(id, people[1], tells(people[0], { kind: 'removed', userId: people[1] })),
  ],
  [
    'another role',
    MESSAGE,
    (store, { id, people }) =>
      store.members.setRole(id, people[1], 'ADMIN', tells(people[0], { kind: 'roleChanged', userId: people[1], role: 'ADMIN' })),
  ],
  [
    'another owner',
    MESSAGE,
    (store, { id, people }) =>
      store.members.transferOwnership(
        id,
        people[0],
        people[1],
        tells(people[0], { kind: 'roleChanged', userId: people[1], role: 'OWNER' }),
      ),
  ],
  ['a pointer', NOTHING, (store, { id, people }) => store.members.movePointer(id, people[1], { kind: 'READ', number: 2 })],
  ['preferences', NOTHING, (store, { id, people }) => store.members.setPreferences(id, people[1], { nickname: 'Teapot' })],
];

export function snapshotContract(nodes: () => Nodes): void {
  test.each(MUTATIONS)('a snapshot and the changes after its revision make the later snapshot: %s', async (_, taken, mutate) => {
    const { one, two } = nodes();
    const room = await startRoom(nodes());
    await say(one, room.id, room.people[0]);
    const before = await snapshotOf(two, room.id);
    await mutate(one, room);
    const after = await snapshotOf(two, room.id);
    expect(after.head.number - before.head.number).toBe(taken.numbers);
    expect(after.head.revision - before.head.revision).toBe(taken.revisions);
    expect(await replay(two, room.id, before)).toEqual(after);
  });

  test('the same over all mutations in a row, from every snapshot between them to the end', async () => {
    const { one, two } = nodes();
    const room = await startRoom(nodes());
    await say(one, room.id, room.people[0]);
    const snapshots: Snapshot[] = [];
    for (const [what, , mutate] of MUTATIONS) {
      snapshots.push(await snapshotOf(two, room.id));
      if (what === 'a removal') await say(one, room.id, room.people[0]);
      else if (what === 'a pointer' || what === 'preferences') await changes(one, room, () => ({ body: what }));
      else if (what !== 'another role' && what !== 'another owner') await mutate(one, room);
    }
    const end = await snapshotOf(one, room.id);
    for (const snapshot of snapshots) expect(await replay(one, room.id, snapshot)).toEqual(end);
  });
}
