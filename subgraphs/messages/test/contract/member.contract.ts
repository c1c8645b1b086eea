import { newId } from '@parley/kit/id';
import { expect, test } from 'vitest';
import { ConversationIsFull, LastOwner, NotMember } from '../../src/store/errors.ts';
import type { MemberRole } from '../../src/store/rows.ts';
import type { MessagesStore } from '../../src/store/store.ts';
import { conversationOf, countFrom, headOf, memberOf, type Nodes, sayTimes, startRoom, tells } from '../support/room.ts';

const join = (store: MessagesStore, conversationId: string, userIds: readonly string[], limit = 8, role: MemberRole = 'MEMBER') =>
  store.members.join(
    conversationId,
    userIds.map((userId) => ({ userId, role })),
    limit,
    tells(newId(), { kind: 'joined', userIds }),
  );

const leave = (store: MessagesStore, conversationId: string, userId: string) =>
  store.members.leave(conversationId, userId, tells(userId, { kind: 'left', userId }));

export function memberContract(nodes: () => Nodes): void {
  test('whoever joins is told of, and begins with nothing unread and with history hidden', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    await sayTimes(one, 3, room.id, room.people[0]);
    const ada = newId();
    const told = await join(one, room.id, [ada], 8, 'ADMIN');
    expect(told).toMatchObject({ number: 5, system: { kind: 'joined', userIds: [ada] } });
    const member = await memberOf(one, room.id, ada);
    expect(member).toMatchObject({
      role: 'ADMIN',
      leftAt: null,
      hiddenUpTo: 4,
      readNumber: 4,
      readCounted: 3,
      deliveredNumber: 4,
      readAt: null,
    });
    expect((await conversationOf(one, room.id)).memberCount).toBe(4);
  });

  test.each([
    ['CHANNEL', 'MENTIONS'],
    ['GROUP', 'ALL'],
    ['BUSINESS', 'ALL'],
    ['DIRECT', 'ALL'],
  ] as const)('in a new %s people are notified of %s until they say otherwise, also who joins later', async (kind, level) => {
    const { one, two } = nodes();
    const { id, people } = await startRoom(nodes(), { kind });
    const later = newId();
    await join(two, id, [later]);
    for (const userId of [...people, later]) expect(await memberOf(one, id, userId)).toMatchObject({ level });
  });

  test('who comes back is notified of what they had chosen', async () => {
    const { one } = nodes();
    const { id, people } = await startRoom(nodes(), { kind: 'CHANNEL' });
    const [, bob] = people;
    await one.members.setPreferences(id, bob, { level: 'ALL' });
    await leave(one, id, bob);
    await join(one, id, [bob]);
    expect(await memberOf(one, id, bob)).toMatchObject({ level: 'ALL' });
  });

  test('where new members see history, nothing is hidden, and it counts as read', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes(), { kind: 'CHANNEL', historyForNewMembers: true });
    await sayTimes(one, 3, room.id, room.people[0]);
    const ada = newId();
    await join(one, room.id, [ada]);
    expect(await memberOf(one, room.id, ada)).toMatchObject({ hiddenUpTo: 0, readNumber: 4, readCounted: 3 });
  });

  test('members stay as they are when they are let in again, and only who is new is told of', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    const [owner, bob] = room.people;
    const ada = newId();
    expect(await join(one, room.id, [owner, ada, bob])).toMatchObject({ system: { kind: 'joined', userIds: [ada] } });
    expect(await memberOf(one, room.id, owner)).toMatchObject({ role: 'OWNER', readNumber: 0 });
    expect(await join(one, room.id, [ada, bob])).toBeNull();
    expect(await headOf(one, room.id)).toMatchObject({ number: 2, revision: 2 });
    expect((await conversationOf(one, room.id)).memberCount).toBe(4);
  });

  test('joining twice under one client id is told once', async () => {
    const { one, two } = nodes();
    const room = await startRoom(nodes());
    const ada = newId();
    const told = tells(ada, { kind: 'joined', userIds: [ada] });
    const joins = await Promise.all(
      [one, two, one, two].map((store) => store.members.join(room.id, [{ userId: ada, role: 'MEMBER' }], 8, told)),
    );
    expect(new Set(joins.map((message) => message?.number))).toEqual(new Set([2]));
    expect(await headOf(one, room.id)).toMatchObject({ number: 2 });
  });

  test('a group never has more people than its limit, whoever joins at once on two nodes', async () => {
    const { one, two } = nodes();
    const room = await startRoom(nodes());
    const joins = await Promise.allSettled(
      countFrom(1, 12).map((time) => join(time % 2 === 0 ? one : two, room.id, [newId()], 8)),
    );
    const refused = joins.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused).toHaveLength(7);
    for (const reason of refused) expect(reason).toBeInstanceOf(ConversationIsFull);
    expect((await conversationOf(one, room.id)).memberCount).toBe(8);
    expect(await one.members.page(room.id, { limit: 20, after: null })).toHaveLength(8);
    expect(await headOf(two, room.id)).toMatchObject({ number: 6, revision: 6 });
  });

  test('when not all of those who would join have room, nobody joins', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    const [ada, bob] = [newId(), newId()];
    await expect(join(one, room.id, [ada, bob], 4)).rejects.toThrow(ConversationIsFull);
    expect(await one.members.find(room.id, ada)).toBeNull();
    expect(await headOf(one, room.id)).toMatchObject({ number: 1, revision: 1 });
    expect(await join(one, room.id, [ada, room.people[1]], 4)).toMatchObject({ number: 2 });
  });

  test('whoever leaves is no member any more, and the message that tells of it has its number by then', async () => {
    const { one, two } = nodes();
    const room = await startRoom(nodes());
    const [, bob] = room.people;
    const told = await leave(one, room.id, bob);
    expect(told).toMatchObject({ number: 2, revision: 2, senderId: bob, system: { kind: 'left', userId: bob } });
    expect(await headOf(two, room.id)).toMatchObject({ number: 2, revision: 2 });
    expect(await two.members.find(room.id, bob)).toBeNull();
    expect(await two.members.byKeys([{ conversationId: room.id, userId: bob }])).toEqual([]);
    expect(await two.members.membershipsOf(bob)).toEqual([]);
    expect((await two.members.page(room.id, { limit: 9, after: null })).map(({ userId }) => userId)).not.toContain(bob);
    expect((await conversationOf(one, room.id)).memberCount).toBe(2);
    await expect(leave(one, room.id, bob)).rejects.toThrow(NotMember);
    await expect(leave(one, room.id, newId())).rejects.toThrow(NotMember);
  });

  test('a removal under one client id happens once, also when it is asked for at once', async () => {
    const { one, two } = nodes();
    const room = await startRoom(nodes());
    const [owner, bob] = room.people;
    const told = tells(owner, { kind: 'removed', userId: bob });
    const removals = await Promise.all([one, two, one, two].map((store) => store.members.leave(room.id, bob, told)));
    expect(new Set(removals.map(({ number }) => number))).toEqual(new Set([2]));
    expect((await conversationOf(one, room.id)).memberCount).toBe(2);
  });

  test('whoever comes back has what they had read, and sees what was said meanwhile only where history is shown', async () => {
    const { one } = nodes();
    for (const historyForNewMembers of [true, false]) {
      const room = await startRoom(nodes(), { historyForNewMembers });
      const [owner, bob] = room.people;
      await sayTimes(one, 3, room.id, owner); // 2, 3, 4
      await one.members.movePointer(room.id, bob, { kind: 'READ', number: 3 });
      await one.members.setPreferences(room.id, bob, { nickname: 'Teapot', archivedAt: new Date() });
      await leave(one, room.id, bob); // 5
      await sayTimes(one, 2, room.id, owner); // 6, 7
      await join(one, room.id, [bob], 8, 'ADMIN');
      const back = await memberOf(one, room.id, bob);
      expect(back).toMatchObject({ role: 'ADMIN', nickname: 'Teapot', archivedAt: null, leftAt: null });
      expect(back).toMatchObject(
        historyForNewMembers
          ? { hiddenUpTo: 0, readNumber: 3, readCounted: 2 }
          : { hiddenUpTo: 7, readNumber: 7, readCounted: 5, deliveredNumber: 7 },
      );
      expect((await conversationOf(one, room.id)).memberCount).toBe(3);
    }
  });

  test('the last owner cannot leave people behind nor give up the role', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    const [owner, bob, eve] = room.people;
    const demote = (userId: string) =>
      one.members.setRole(room.id, userId, 'MEMBER', tells(userId, { kind: 'roleChanged', userId, role: 'MEMBER' }));
    await expect(leave(one, room.id, owner)).rejects.toThrow(LastOwner);
    await expect(demote(owner)).rejects.toThrow(LastOwner);
    expect(await headOf(one, room.id)).toMatchObject({ number: 1, revision: 1 });
    await one.members.setRole(room.id, bob, 'OWNER', tells(owner, { kind: 'roleChanged', userId: bob, role: 'OWNER' }));
    await demote(owner);
    await expect(demote(bob)).rejects.toThrow(LastOwner);
    for (const userId of [owner, eve]) await leave(one, room.id, userId);
    await leave(one, room.id, bob);
    expect((await conversationOf(one, room.id)).memberCount).toBe(0);
  });

  test('two owners who leave at once, on two nodes, cannot both', async () => {
    const { one, two } = nodes();
    const room = await startRoom(nodes());
    const [owner, bob] = room.people;
    await one.members.setRole(room.id, bob, 'OWNER', tells(owner, { kind: 'roleChanged', userId: bob, role: 'OWNER' }));
    const left = await Promise.allSettled([leave(one, room.id, owner), leave(two, room.id, bob)]);
    expect(left.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(left.find((result) => result.status === 'rejected')).toMatchObject({ reason: expect.any(LastOwner) });
  });

  test('ownership passes on in one step', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    const [owner, bob] = room.people;
    const transfer = (to: string) =>
      one.members.transferOwnership(room.id, owner, to, tells(owner, { kind: 'roleChanged', userId: to, role: 'OWNER' }));
    await expect(transfer(newId())).rejects.toThrow(NotMember);
    expect(await transfer(bob)).toMatchObject({ number: 2, system: { kind: 'roleChanged', userId: bob, role: 'OWNER' } });
    expect(await memberOf(one, room.id, owner)).toMatchObject({ role: 'ADMIN' });
    expect(await memberOf(one, room.id, bob)).toMatchObject({ role: 'OWNER' });
  });

  test('members are paged in the order of their ids, in several conversations at once, and by role', async () => {
    const { one } = nodes();
    const [room, other] = [await startRoom(nodes()), await startRoom(nodes())];
    const ids = room.people.toSorted();
    const userIds = async (after: string | null, limit: number) =>
      (await one.members.page(room.id, { limit, after })).map(({ userId }) => userId);
    expect(await userIds(null, 1)).toEqual(ids.slice(0, 2));
    expect(await userIds(ids[0] ?? null, 9)).toEqual(ids.slice(1));
    expect(await userIds(ids[2] ?? null, 9)).toEqual([]);
    const pages = await one.members.pagesOf([room.id, other.id, newId()], null, { limit: 1, after: null });
    expect(pages.map(({ userId }) => userId).sort()).toEqual([...ids.slice(0, 2), ...other.people.toSorted().slice(0, 2)].sort());
    const owners = await one.members.pagesOf([room.id, other.id], 'OWNER', { limit: 5, after: null });
    expect(owners.map(({ userId }) => userId).sort()).toEqual([room.people[0], other.people[0]].sort());
  });

  test('memberships are found by keys and by person', async () => {
    const { one } = nodes();
    const [room, other] = [await startRoom(nodes()), await startRoom(nodes())];
    const [ada] = room.people;
    await join(one, other.id, [ada]);
    const found = await one.members.byKeys([
      { conversationId: room.id, userId: ada },
      { conversationId: other.id, userId: room.people[1] },
      { conversationId: newId(), userId: ada },
    ]);
    expect(found.map(({ conversationId, userId }) => [conversationId, userId])).toEqual([[room.id, ada]]);
    const memberships = await one.members.membershipsOf(ada);
    expect(memberships.map(({ conversationId }) => conversationId).sort()).toEqual([room.id, other.id].sort());
  });

  test('preferences are a member’s own, and change nothing that is left out', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    const [, bob, eve] = room.people;
    const mutedUntil = new Date('2027-01-02T03:04:05.006Z');
    const before = await memberOf(one, room.id, bob);
    expect(await one.members.setPreferences(room.id, bob, { mutedUntil, level: 'MENTIONS' })).toEqual({
      ...before,
      mutedUntil,
      level: 'MENTIONS',
    });
    expect(await one.members.setPreferences(room.id, bob, { nickname: 'Teapot' })).toMatchObject({
      mutedUntil,
      nickname: 'Teapot',
    });
    expect(await one.members.setPreferences(room.id, bob, { mutedUntil: null })).toMatchObject({
      mutedUntil: null,
      nickname: 'Teapot',
    });
    expect(await memberOf(one, room.id, eve)).toMatchObject({ level: 'ALL', nickname: null });
    await expect(one.members.setPreferences(room.id, newId(), { nickname: 'x' })).rejects.toThrow(NotMember);
  });

  test('two people are together while both are members of one conversation', async () => {
    const { one, two } = nodes();
    const [room, other] = [await startRoom(nodes()), await startRoom(nodes())];
    const [ada, bob, cyd] = room.people;
    const [dan] = other.people;
    const among = (...pairs: [string, string][]) => two.members.together(pairs.map(([a, b]) => ({ a, b })));
    const found = await among([ada, bob], [bob, ada], [ada, dan], [dan, ada], [cyd, bob], [newId(), ada]);
    expect(found).toHaveLength(3);
    expect(found).toEqual(
      expect.arrayContaining([
        { a: ada, b: bob },
        { a: bob, b: ada },
        { a: cyd, b: bob },
      ]),
    );
    await leave(one, room.id, bob);
    expect(await among([ada, bob], [bob, ada], [cyd, bob], [ada, cyd])).toEqual([{ a: ada, b: cyd }]);
    await join(one, other.id, [bob, ada]);
    expect(await among([ada, bob], [bob, dan])).toHaveLength(2);
    expect(await among()).toEqual([]);
  });
}
