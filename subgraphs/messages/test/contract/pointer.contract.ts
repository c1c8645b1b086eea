import { NotFound } from '@parley/kit/errors';
import { newId } from '@parley/kit/id';
import { expect, test } from 'vitest';
import { NotMember } from '../../src/store/errors.ts';
import { memberOf, type Nodes, say, sayTimes, startRoom, tells } from '../support/room.ts';

export function pointerContract(nodes: () => Nodes): void {
  test('reading moves to the message’s place among those counted, and delivers', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    const [ada, bob] = room.people;
    await sayTimes(one, 2, room.id, ada); // 2, 3
    await say(one, room.id, ada, { threadRoot: 2 }); // 4
    await sayTimes(one, 2, room.id, ada); // 5, 6
    const moved = await one.members.movePointer(room.id, bob, { kind: 'READ', number: 4 });
    expect(moved).toMatchObject({ readNumber: 4, readCounted: 2, deliveredNumber: 4 });
    expect(moved.readAt).toBeInstanceOf(Date);
    expect(moved.deliveredAt).toEqual(moved.readAt);
    expect(await one.members.movePointer(room.id, bob, { kind: 'DELIVERED', number: 6 })).toMatchObject({
      readNumber: 4,
      readCounted: 2,
      deliveredNumber: 6,
    });
    expect(await memberOf(one, room.id, bob)).toMatchObject({ readNumber: 4, deliveredNumber: 6 });
  });

  test('pointers never move back, whatever the order and the number of the calls', async () => {
    const { one, two } = nodes();
    const room = await startRoom(nodes());
    const [ada, bob] = room.people;
    await sayTimes(one, 9, room.id, ada);
    await Promise.all(
      [3, 9, 1, 5, 9, 2, 8].map((number, index) =>
        (index % 2 === 0 ? one : two).members.movePointer(room.id, bob, { kind: 'READ', number }),
      ),
    );
    const member = await memberOf(one, room.id, bob);
    expect(member).toMatchObject({ readNumber: 9, readCounted: 8, deliveredNumber: 9 });
    for (const kind of ['READ', 'DELIVERED'] as const) {
      expect(await two.members.movePointer(room.id, bob, { kind, number: 4 })).toEqual(member);
    }
  });

  test('nothing above the head can be read, and nothing by a stranger', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    const [, bob] = room.people;
    for (const kind of ['READ', 'DELIVERED'] as const) {
      await expect(one.members.movePointer(room.id, bob, { kind, number: 2 })).rejects.toThrow(NotFound);
      await expect(one.members.movePointer(room.id, newId(), { kind, number: 1 })).rejects.toThrow(NotMember);
    }
    await one.members.leave(room.id, bob, tells(bob, { kind: 'left', userId: bob }));
    await expect(one.members.movePointer(room.id, bob, { kind: 'READ', number: 1 })).rejects.toThrow(NotMember);
  });

  test('who read what, and when, is told by the first move to it or beyond it', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    const [ada, bob, eve] = room.people;
    await sayTimes(one, 4, room.id, ada); // 2..5
    const delivered = await one.members.movePointer(room.id, bob, { kind: 'DELIVERED', number: 3 });
    const read = await one.members.movePointer(room.id, bob, { kind: 'READ', number: 2 });
    const later = await one.members.movePointer(room.id, bob, { kind: 'READ', number: 5 });
    const at = async (number: number) =>
      new Map((await one.members.pointersAt(room.id, number, 10)).map(({ userId, ...times }) => [userId, { ...times }]));
    const bobAt = async (number: number) => {
      const { deliveredAt, readAt } = (await at(number)).get(bob) ?? {};
      return { deliveredAt, readAt };
    };
    expect(await bobAt(2)).toEqual({ deliveredAt: delivered.deliveredAt, readAt: read.readAt });
    expect(await bobAt(3)).toEqual({ deliveredAt: delivered.deliveredAt, readAt: later.readAt });
    expect(await bobAt(4)).toEqual({ deliveredAt: later.readAt, readAt: later.readAt });
    expect((await at(2)).has(eve)).toBe(false);
    const own = await say(one, room.id, eve);
    expect((await at(3)).get(eve)).toMatchObject({ deliveredAt: own.sentAt, readAt: own.sentAt });
    const each = await one.members.pointersAtEach(
      [2, 5].map((number) => ({ conversationId: room.id, number })),
      10,
    );
    for (const number of [2, 5]) {
      const people = each.filter((pointer) => pointer.number === number).map(({ userId }) => userId);
      expect(people).toEqual([ada, bob, eve].sort());
    }
    expect(await one.members.pointersAt(room.id, 2, 2)).toHaveLength(2);
  });

  test('who only got it delivered has not read it', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    const [ada, bob] = room.people;
    const message = await say(one, room.id, ada);
    const { deliveredAt } = await one.members.movePointer(room.id, bob, { kind: 'DELIVERED', number: message.number });
    const pointers = await one.members.pointersAt(room.id, message.number, 10);
    expect(pointers.find(({ userId }) => userId === bob)).toMatchObject({ deliveredAt, readAt: null });
  });

  test('receipts are counted without the sender, and without those who joined later or are gone', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes(), { historyForNewMembers: true });
    const [ada, bob, eve] = room.people;
    const [first, second] = await sayTimes(one, 2, room.id, ada);
    if (first === undefined || second === undefined) throw new Error('nothing was said');
    const counts = async () => {
      const rows = await one.members.receiptCounts([first, second]);
      return new Map(rows.map(({ number, delivered, read }) => [number, { delivered, read }]));
    };
    expect(await counts()).toEqual(
      new Map([
        [2, { delivered: 0, read: 0 }],
        [3, { delivered: 0, read: 0 }],
      ]),
    );
    await one.members.movePointer(room.id, bob, { kind: 'READ', number: 2 });
    await one.members.movePointer(room.id, eve, { kind: 'DELIVERED', number: 3 });
    const late = newId();
    await one.members.join(room.id, [{ userId: late, role: 'MEMBER' }], 8, tells(ada, { kind: 'joined', userIds: [late] }));
    await one.members.movePointer(room.id, late, { kind: 'READ', number: 4 });
    expect(await counts()).toEqual(
      new Map([
        [2, { delivered: 2, read: 1 }],
        [3, { delivered: 1, read: 0 }],
      ]),
    );
    const people = (await one.members.pointersAt(room.id, 2, 10)).map(({ userId }) => userId);
    expect(people).not.toContain(late);
    await one.members.leave(room.id, bob, tells(bob, { kind: 'left', userId: bob }));
    expect((await counts()).get(2)).toEqual({ delivered: 1, read: 0 });
  });
}
