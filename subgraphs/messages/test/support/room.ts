import { randomUUID } from 'node:crypto';
import { newId } from '@parley/kit/id';
import type { LoggedEvent } from '@parley/schema/events';
import type { MemberRole, MessageRow } from '../../src/store/rows.ts';
import type { Announcement, MessageDraft, MessagesStore, NewConversation } from '../../src/store/store.ts';

/** Two nodes of the subgraph on one database. */
export interface Nodes {
  one: MessagesStore;
  two: MessagesStore;
  /** What the event log has been given about a conversation, each event once, in no promised order. */
  announced(conversationId: string): Promise<LoggedEvent[]>;
}

export interface Room {
  id: string;
  /** The first one owns it. */
  people: [string, string, string];
}

/** A group of an owner and two members. */
export async function startRoom({ one }: Nodes, given: Partial<NewConversation> = {}): Promise<Room> {
  const people: Room['people'] = [newId(), newId(), newId()];
  const [owner, ...members] = people;
  const id = newId();
  await one.conversations.create({
    id,
    kind: 'GROUP',
    name: 'Tea',
    topic: null,
    isPublic: false,
    createdBy: owner,
    historyForNewMembers: false,
    archiveAfterDays: null,
    status: null,
    members: [{ userId: owner, role: 'OWNER' }, ...members.map((userId) => ({ userId, role: 'MEMBER' as MemberRole }))],
    ...given,
  });
  return { id, people };
}

export const draftOf = (conversationId: string, senderId: string, given: Partial<MessageDraft> = {}): MessageDraft => ({
  conversationId,
  senderId,
  clientId: randomUUID(),
  body: 'Hello',
  mentions: { userIds: [], everyone: false, here: false },
  threadRoot: null,
  quote: null,
  forwardedFrom: null,
  attachments: [],
  ...given,
});

export async function say(
  store: MessagesStore,
  conversationId: string,
  senderId: string,
  given: Partial<MessageDraft> = {},
): Promise<MessageRow> {
  const { message } = await store.messages.append(draftOf(conversationId, senderId, given));
  return message;
}

export async function sayTimes(
  store: MessagesStore,
  times: number,
  conversationId: string,
  senderId: string,
): Promise<MessageRow[]> {
  const said: MessageRow[] = [];
  for (let time = 1; time <= times; time++) said.push(await say(store, conversationId, senderId, { body: `Hello ${time}` }));
  return said;
}

export const tells = (actorId: string, event: Announcement['event'], clientId: string = randomUUID()): Announcement => ({
  actorId,
  clientId,
  event,
});

export const numbersOf = (messages: readonly MessageRow[]): number[] => messages.map(({ number }) => number);

export async function headOf(store: MessagesStore, conversationId: string) {
  const head = (await store.conversations.headsOf([conversationId])).get(conversationId);
  if (head === undefined) throw new Error(`There is no conversation ${conversationId}`);
  return head;
}

export async function memberOf(store: MessagesStore, conversationId: string, userId: string) {
  const member = await store.members.find(conversationId, userId);
  if (member === null) throw new Error(`${userId} is not in ${conversationId}`);
  return member;
}

export async function conversationOf(store: MessagesStore, conversationId: string) {
  const [conversation] = await store.conversations.byIds([conversationId]);
  if (conversation === undefined) throw new Error(`There is no conversation ${conversationId}`);
  return conversation;
}

export const countFrom = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
