import { newId } from '@parley/kit/id';
import type { Place } from '@parley/kit/live/contract';
import { expect, test } from 'vitest';
import { conversationTopic } from '../../src/live/conversation-topic.ts';
import { HeadsService } from '../../src/live/heads.service.ts';
import type { Change } from '../../src/live/heard.ts';
import { ReplayService } from '../../src/live/replay.service.ts';
import { askTogether } from '../../src/live/together.ts';
import type { ConversationStore, MessagesStore } from '../../src/store/store.ts';
import { countFrom, headOf, type Nodes, say, startRoom } from '../support/room.ts';

const topic = conversationTopic('test');

const replayOf = (store: MessagesStore) => new ReplayService({ together: askTogether(store), topic, mostChanges: 10_000 });

interface Told {
  conversationId: string;
  number: number;
  revision: number;
  change: Change;
}

/** All that a replay tells, page by page, to the place where it ends. */
async function pagesFrom(store: MessagesStore, conversationId: string, from: Place, limit: number) {
  const told: Told[] = [];
  for (let place = from; ; ) {
    const page = await replayOf(store).replay({ topic: topic.nameOf(conversationId), from: place, limit, viewers: [] });
    expect(page.reset).toBe(false);
    told.push(...page.events.map(({ payload }) => payload as Told));
    place = page.until;
    if (!page.more) return { told, until: place };
  }
}

export function replayContract(nodes: () => Nodes): void {
  test.each([1, 3, 100])(
    'a replay in pages of %i while others write leaves out nothing at or below the place that it ends at',
    async (limit) => {
      const { one, two } = nodes();
      const room = await startRoom(nodes());
      const [ada, bob] = room.people;
      await say(one, room.id, ada);
      const epoch = await one.conversations.epoch();
      const from = { epoch, ...(await headOf(one, room.id)) };
      let writing = true;
      const write = async (store: MessagesStore, userId: string) => {
        for (let time = 0; time < 15; time++) {
          const { number } = await say(store, room.id, userId);
          await store.messages.change({ conversationId: room.id, number }, () => ({ body: `${time}` }), userId);
          await store.messages.change({ conversationId: room.id, number: 2 }, () => ({ body: `${time}` }), userId);
        }
      };
      const writers = Promise.all([write(one, ada), write(two, bob)]).finally(() => {
        writing = false;
      });
      const seen: { until: Place; told: Told[] }[] = [];
      while (writing) seen.push(await pagesFrom(two, room.id, from, limit));
      await writers;
      expect(seen.length).toBeGreaterThan(1);

      const all = await one.messages.newAfter(room.id, 0, 1000);
      for (const { until, told } of seen) {
        const fresh = told.filter(({ change }) => change === 'sent').map(({ number }) => number);
        expect(fresh).toEqual(countFrom(from.number + 1, until.number));
        // Whatever has its last change at or below the place was told in that state, or was known before.
        const lastTold = new Map(told.map(({ number, revision }) => [number, revision]));
        for (const { number, revision } of all) {
          if (revision <= until.revision && revision > from.revision) expect(lastTold.get(number)).toBe(revision);
        }
      }
    },
  );

  test('heads beyond the limit are not complete', async () => {
    const { one } = nodes();
    await startRoom(nodes());
    await startRoom(nodes());
    expect(await new HeadsService({ store: one, topic, mostHeads: 1 }).heads(null)).toMatchObject({
      complete: false,
      heads: [expect.anything()],
    });
    expect((await new HeadsService({ store: one, topic }).heads(null)).complete).toBe(true);
  });

  test('when too much has moved in half a minute, who asks often is told of all that has moved since they asked', async () => {
    const { one } = nodes();
    const { id } = await startRoom(nodes());
    const [other, head] = [newId(), await headOf(one, id)];
    const busy: Pick<ConversationStore, 'epoch' | 'now' | 'headsChangedSince'> = {
      epoch: () => one.conversations.epoch(),
      now: () => one.conversations.now(),
      headsChangedSince: async (since) =>
        new Map(since.getTime() < Date.now() - 25_000 ? [id, other].map((moved) => [moved, head]) : [[id, head]]),
    };
    const heads = new HeadsService({ store: { conversations: busy }, topic, mostHeads: 1 });
    const first = await heads.heads(null);
    expect(first.complete).toBe(false);
    const { complete, heads: moved } = await heads.heads(first.asOf);
    expect({ complete, moved }).toEqual({
      complete: true,
      moved: [{ topic: topic.nameOf(id), number: head.number, revision: head.revision }],
    });
  });
}
