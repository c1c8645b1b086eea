import { newId } from '@parley/kit/id';
import { expect, test } from 'vitest';
import type { MemberRow } from '../../src/store/rows.ts';
import type { Concern } from '../../src/store/store.ts';
import { type Nodes, say, startRoom, tells } from '../support/room.ts';

const idsOf = (members: readonly MemberRow[] | undefined) => members?.map(({ userId }) => userId);

export function concernContract(nodes: () => Nodes): void {
  /** A channel of so many people besides its owner, who says something there. */
  async function channel(size: number) {
    const { one } = nodes();
    const owner = newId();
    const others = Array.from({ length: size }, () => newId()).sort();
    const members = [owner, ...others].map((userId) => ({ userId, role: 'MEMBER' as const }));
    const { id } = await startRoom(nodes(), { kind: 'CHANNEL', createdBy: owner, historyForNewMembers: true, members });
    const { number } = await say(one, id, owner);
    const about: Concern = { conversationId: id, number, senderId: owner, named: [], besides: 'NOBODY', after: null };
    return { id, owner, others, about };
  }

  test('those whom a message concerns are everyone, those who want to hear of each, or those who are named', async () => {
    const { one, two } = nodes();
    const { id, owner, others, about } = await channel(6);
    const [ada, bob, cyd] = others as [string, string, string];
    await one.members.setPreferences(id, bob, { level: 'ALL' });
    await one.members.setPreferences(id, owner, { level: 'ALL' });
    const pages = await two.members.concernedBy(
      [
        { ...about, besides: 'EVERYONE' },
        { ...about, besides: 'LISTENERS' },
        { ...about, besides: 'LISTENERS', named: [cyd, ada, bob, cyd, owner, newId()] },
        { ...about, named: [cyd, ada] },
        about,
        { ...about, conversationId: newId(), besides: 'EVERYONE' },
      ],
      10,
    );
    expect(pages.map(idsOf)).toEqual([others, [bob], [ada, bob, cyd], [ada, cyd], [], []]);
    expect(await one.members.concernedBy([], 10)).toEqual([]);
  });

  test('they come in pages, whichever way they are found, each person once', async () => {
    const { one } = nodes();
    const { id, others, about } = await channel(9);
    for (const userId of others.filter((_, index) => index % 3 === 0)) {
      await one.members.setPreferences(id, userId, { level: 'ALL' });
    }
    for (const asked of [{ besides: 'EVERYONE' }, { besides: 'LISTENERS', named: others }] as const) {
      const seen: string[] = [];
      for (let after: string | null = null; ; ) {
        const [page = []] = await one.members.concernedBy([{ ...about, ...asked, after }], 2);
        expect(page.length).toBeLessThanOrEqual(3);
        seen.push(...page.slice(0, 2).map(({ userId }) => userId));
        if (page.length <= 2) break;
        after = seen.at(-1) ?? null;
      }
      expect(seen).toEqual(others);
    }
  });

  test('a message concerns nobody who has left, who came later, or from whom it is hidden', async () => {
    const { one } = nodes();
    const { id, others, about } = await channel(3);
    const [ada, bob, cyd] = others as [string, string, string];
    const later = newId();
    const join = (userId: string) =>
      one.members.join(id, [{ userId, role: 'MEMBER' }], 100, tells(userId, { kind: 'joined', userIds: [userId] }));
    const leave = (userId: string) => one.members.leave(id, userId, tells(userId, { kind: 'left', userId }));
    await join(later);
    await leave(ada);
    await leave(bob);
    await one.conversations.change(id, { historyForNewMembers: false }, tells(cyd, { kind: 'settingsChanged' }));
    await join(bob);
    const named = [...others, later];
    for (const besides of ['EVERYONE', 'NOBODY'] as const) {
      const [page] = await one.members.concernedBy([{ ...about, besides, named }], 10);
      expect(idsOf(page)).toEqual([cyd]);
    }
  });

  test('who has joined is concerned by the message that tells of it', async () => {
    const { one } = nodes();
    const { id, owner, about } = await channel(1);
    const ada = newId();
    const event = { kind: 'joined', userIds: [ada] } as const;
    const told = await one.members.join(id, [{ userId: ada, role: 'MEMBER' }], 100, tells(owner, event));
    const [page] = await one.members.concernedBy([{ ...about, number: told?.number ?? 0, named: [ada] }], 10);
    expect(idsOf(page)).toEqual([ada]);
  });

  test('who has replied in a thread is named once for it', async () => {
    const { one, two } = nodes();
    const room = await startRoom(nodes());
    const [ada, bob, cyd] = room.people;
    const [first, second] = [await say(one, room.id, ada), await say(one, room.id, ada)];
    for (const [userId, root] of [
      [bob, first],
      [bob, first],
      [ada, first],
      [cyd, second],
    ] as const) {
      await say(two, room.id, userId, { threadRoot: root.number });
    }
    const none = { conversationId: newId(), number: 1 };
    const repliers = await one.messages.repliersIn([first, second, none]);
    expect(repliers.map(({ userId, number }) => [number, userId]).sort()).toEqual(
      [
        [first.number, ada],
        [first.number, bob],
        [second.number, cyd],
      ].sort(),
    );
  });
}
