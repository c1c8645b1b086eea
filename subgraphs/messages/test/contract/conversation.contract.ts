import { randomUUID } from 'node:crypto';
import { NotFound } from '@parley/kit/errors';
import { newId } from '@parley/kit/id';
import { expect, test } from 'vitest';
import type { ConversationRow } from '../../src/store/rows.ts';
import type { ActivityPosition, NewConversation } from '../../src/store/store.ts';
import { conversationOf, countFrom, headOf, memberOf, type Nodes, numbersOf, say, startRoom, tells } from '../support/room.ts';

const directOf = (id: string, ada: string, bob: string): NewConversation => ({
  id,
  kind: 'DIRECT',
  name: null,
  topic: null,
  isPublic: false,
  createdBy: ada,
  historyForNewMembers: true,
  archiveAfterDays: 90,
  status: null,
  members: [ada, bob].map((userId) => ({ userId, role: 'MEMBER' })),
});

interface Chat {
  id: string;
  customer: string;
}

const idsOf = (conversations: readonly ConversationRow[]) => conversations.map(({ id }) => id);

export function conversationContract(nodes: () => Nodes): void {
  test('a conversation begins with its members and a message that tells of it', async () => {
    const { one, two } = nodes();
    const room = await startRoom(nodes(), { topic: 'Which?', isPublic: true, archiveAfterDays: 30 });
    const [owner] = room.people;
    const conversation = await conversationOf(two, room.id);
    expect(conversation).toMatchObject({
      id: room.id,
      kind: 'GROUP',
      name: 'Tea',
      topic: 'Which?',
      isPublic: true,
      createdBy: owner,
    });
    expect(conversation).toMatchObject({
      archiveAfterDays: 30,
      archivedAt: null,
      memberCount: 3,
      status: null,
      assigneeId: null,
    });
    expect(conversation).toMatchObject({ number: 1, revision: 1, counted: 0, historyForNewMembers: false });
    const [first] = await two.messages.newAfter(room.id, 0, 10);
    expect(first).toMatchObject({ number: 1, revision: 1, counted: 0, senderId: owner, system: { kind: 'created' } });
    expect(conversation.lastMessageAt).toEqual(first?.sentAt);
    expect(await memberOf(one, room.id, owner)).toMatchObject({ role: 'OWNER', level: 'ALL', readNumber: 0, hiddenUpTo: 0 });
    const members = await one.members.page(room.id, { limit: 9, after: null });
    expect(members.map(({ userId }) => userId)).toEqual(room.people.toSorted());
  });

  test('two people who begin a direct conversation at once, on two nodes, begin one', async () => {
    const { one, two } = nodes();
    const [id, ada, bob] = [newId(), newId(), newId()];
    const begun = await Promise.all(
      countFrom(1, 10).map((time) =>
        time % 2 === 0 ? one.conversations.create(directOf(id, ada, bob)) : two.conversations.create(directOf(id, bob, ada)),
      ),
    );
    expect(begun.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(begun.map(({ conversation }) => conversation.createdBy)).size).toBe(1);
    expect(await headOf(one, id)).toEqual({ number: 1, revision: 1, counted: 0 });
    expect((await conversationOf(two, id)).memberCount).toBe(2);
    for (const userId of [ada, bob]) expect(await memberOf(one, id, userId)).toMatchObject({ role: 'MEMBER' });
  });

  test('a change of the conversation is told once, whatever the retries', async () => {
    const { one, two } = nodes();
    const room = await startRoom(nodes());
    const told = tells(room.people[0], { kind: 'renamed', name: 'Cake' });
    const messages = await Promise.all(
      [one, two, one, two].map((store) => store.conversations.change(room.id, { name: 'Cake' }, told)),
    );
    await one.conversations.change(room.id, { name: 'Pie' }, tells(room.people[1], { kind: 'renamed', name: 'Pie' }));
    messages.push(await two.conversations.change(room.id, { name: 'Cake' }, told));
    expect(new Set(numbersOf(messages))).toEqual(new Set([2]));
    expect(messages[0]).toMatchObject({ system: { kind: 'renamed', name: 'Cake' }, counted: 0, senderId: room.people[0] });
    expect(await conversationOf(one, room.id)).toMatchObject({ name: 'Pie', number: 3, revision: 3, counted: 0 });
    const lost = one.conversations.change(newId(), { name: 'x' }, tells(room.people[0], { kind: 'renamed', name: 'x' }));
    await expect(lost).rejects.toThrow(NotFound);
  });

  test('a person’s conversations are listed by latest activity, page by page', async () => {
    const { one } = nodes();
    const ada = newId();
    const rooms: string[] = [];
    for (const _ of countFrom(1, 5)) {
      const { id } = await startRoom(nodes(), { createdBy: ada, members: [{ userId: ada, role: 'OWNER' }] });
      rooms.push(id);
    }
    const [first = '', second = ''] = rooms;
    await say(one, second, ada);
    await say(one, first, ada);
    const expected = [first, second, ...rooms.slice(2).reverse()];
    const listed: string[] = [];
    for (let after: ActivityPosition | null = null; ; ) {
      const page = await one.conversations.listOf(ada, { archived: false }, { limit: 2, after });
      listed.push(...idsOf(page.slice(0, 2)));
      const last = page[1];
      if (page.length <= 2 || last === undefined) break;
      after = { at: last.lastMessageAt.toISOString(), id: last.id };
    }
    const times = await one.conversations.byIds(listed);
    const timeOf = new Map(times.map(({ id, lastMessageAt }) => [id, lastMessageAt.getTime()]));
    expect(listed.map((id) => timeOf.get(id))).toEqual([...timeOf.values()].sort((a, b) => b - a));
    expect(new Set(listed)).toEqual(new Set(expected));
    expect(listed).toHaveLength(5);
  });

  test('what is archived for all or put away by the person is listed apart, and what was left not at all', async () => {
    const { one } = nodes();
    const ada = newId();
    const members: NewConversation['members'] = [
      { userId: ada, role: 'MEMBER' },
      { userId: newId(), role: 'OWNER' },
    ];
    const start = async () => (await startRoom(nodes(), { members })).id;
    const [kept, closed, away, left] = [await start(), await start(), await start(), await start()];
    const at = new Date('2026-02-03T04:05:06.007Z');
    await one.conversations.change(closed, { archivedAt: at }, tells(ada, { kind: 'archived', archived: true }));
    await one.members.setPreferences(away, ada, { archivedAt: at });
    await one.members.leave(left, ada, tells(ada, { kind: 'left', userId: ada }));
    const listed = async (archived: boolean) =>
      idsOf(await one.conversations.listOf(ada, { archived }, { limit: 9, after: null }));
    expect(await listed(false)).toEqual([kept]);
    expect(new Set(await listed(true))).toEqual(new Set([closed, away]));
    expect(await one.conversations.listOf(newId(), { archived: false }, { limit: 9, after: null })).toEqual([]);
  });

  test('business chats of a status are listed by latest activity, page by page, and archived ones are not', async () => {
    const { one, two } = nodes();
    const start = async (given: Partial<NewConversation> = {}) => {
      const { id, people } = await startRoom(nodes(), { kind: 'BUSINESS', status: 'PENDING', ...given });
      return { id, customer: people[0] };
    };
    const chats = [await start(), await start(), await start(), await start(), await start()];
    const [first, second, , closed, settled] = chats as [Chat, Chat, Chat, Chat, Chat];
    await start({ kind: 'GROUP' });
    await start({ status: 'OPEN' });
    const { customer } = settled;
    await one.conversations.change(
      settled.id,
      { status: 'RESOLVED' },
      tells(customer, { kind: 'statusChanged', status: 'RESOLVED' }),
    );
    await one.conversations.change(closed.id, { archivedAt: new Date() }, tells(customer, { kind: 'archived', archived: true }));
    await say(one, second.id, second.customer);
    await say(two, first.id, first.customer);
    const listed: ConversationRow[] = [];
    for (let after: ActivityPosition | null = null; ; ) {
      const page = await two.conversations.businessChats('PENDING', { limit: 1, after });
      listed.push(...page.slice(0, 1));
      const [last] = page;
      if (page.length <= 1 || last === undefined) break;
      after = { at: last.lastMessageAt.toISOString(), id: last.id };
    }
    expect(idsOf(listed).sort()).toEqual(
      chats
        .slice(0, 3)
        .map(({ id }) => id)
        .sort(),
    );
    const times = listed.map(({ lastMessageAt }) => lastMessageAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(idsOf(await one.conversations.businessChats('RESOLVED', { limit: 9, after: null }))).toEqual([settled.id]);
  });

  test('public channels are found by the beginning of their name, in any case, and nothing else is', async () => {
    const { one } = nodes();
    const word = `Tea_${randomUUID()}%`;
    const start = async (name: string, given: Partial<NewConversation> = {}) =>
      (await startRoom(nodes(), { kind: 'CHANNEL', isPublic: true, name, ...given })).id;
    const b = await start(`${word} b`);
    const a = await start(`${word.toUpperCase()} A`);
    const c = await start(`${word} c`);
    const closed = await start(`${word} d`);
    await start(`${word} private`, { isPublic: false });
    await start(`${word} group`, { kind: 'GROUP' });
    await start(`Best ${word}`);
    await start(word.replace('_', 'x'));
    await one.conversations.change(closed, { archivedAt: new Date() }, tells(newId(), { kind: 'archived', archived: true }));
    const search = async (after: string | null, limit: number) =>
      idsOf(await one.conversations.publicChannels(word.toLowerCase(), { limit, after }));
    expect(await search(null, 9)).toEqual([a, b, c]);
    expect(await search(null, 1)).toEqual([a, b]);
    expect(await search(a, 1)).toEqual([b, c]);
    expect(await search(c, 1)).toEqual([]);
  });

  test('heads are given for what is asked for, and for whatever has changed since', async () => {
    const { one, two } = nodes();
    const [room, other] = [await startRoom(nodes()), await startRoom(nodes())];
    const message = await say(one, room.id, room.people[0]);
    await one.messages.change(message, () => ({ body: 'x' }), room.people[0]);
    expect(await two.conversations.headsOf([room.id, newId()])).toEqual(
      new Map([[room.id, { number: 2, revision: 3, counted: 1 }]]),
    );
    const changed = await two.conversations.headsChangedSince(new Date(Date.now() - 60_000), 10_000);
    expect(changed.get(room.id)).toEqual({ number: 2, revision: 3, counted: 1 });
    expect(changed.get(other.id)).toEqual({ number: 1, revision: 1, counted: 0 });
    expect(await two.conversations.headsChangedSince(new Date(Date.now() + 60_000), 10_000)).toEqual(new Map());
    expect((await two.conversations.headsChangedSince(new Date(0), 1)).size).toBe(2);
    expect(Math.abs((await two.conversations.now()).getTime() - Date.now())).toBeLessThan(60_000);
  });

  test('the epoch is the same on every node', async () => {
    const { one, two } = nodes();
    const epoch = await one.conversations.epoch();
    expect(epoch).toMatch(/^\S{8,}$/);
    expect(await two.conversations.epoch()).toBe(epoch);
  });

  test('all conversations can be walked through, each met once', async () => {
    const { one } = nodes();
    const made = [await startRoom(nodes()), await startRoom(nodes()), await startRoom(nodes())];
    const met: string[] = [];
    for (let after: string | null = null; ; ) {
      const rows = await one.conversations.page({ limit: 2, after });
      met.push(...rows.slice(0, 2).map(({ id }) => id));
      if (rows.length <= 2) break;
      after = met.at(-1) ?? null;
    }
    expect(met).toEqual([...new Set(met)].sort());
    expect(met).toEqual(expect.arrayContaining(made.map(({ id }) => id)));
  });
}
