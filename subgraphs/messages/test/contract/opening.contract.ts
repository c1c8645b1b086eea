import type { Opened } from '@parley/kit/live/contract';
import type { Viewer } from '@parley/kit/passport';
import { expect, test } from 'vitest';
import { conversationTopic } from '../../src/live/conversation-topic.ts';
import { OpeningService } from '../../src/live/opening.service.ts';
import { askTogether } from '../../src/live/together.ts';
import type { MessagesStore } from '../../src/store/store.ts';
import { type Nodes, say, startRoom, tells } from '../support/room.ts';

const topic = conversationTopic('test');

/** The store, where something happens right after one of the questions to it has been answered. */
function interrupted(store: MessagesStore, afterQuestion: number, happen: () => Promise<unknown>): MessagesStore {
  let asked = 0;
  const interrupt = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...given: unknown[]) => {
          const answer: unknown = await method.apply(target, given);
          asked += 1;
          if (asked === afterQuestion) await happen();
          return answer;
        };
      },
    });
  return { ...store, conversations: interrupt(store.conversations), members: interrupt(store.members) };
}

export function openingContract(nodes: () => Nodes): void {
  const open: Record<string, (service: OpeningService, viewer: Viewer, conversationId: string) => Promise<Opened>> = {
    conversationEvents: (service, viewer, conversationId) => service.conversation(viewer, conversationId, null),
    inbox: (service, viewer) => service.inbox(viewer, null),
  };

  test.each(Object.keys(open).flatMap((field) => [1, 2, 3, 4].map((question) => [field, question] as const)))(
    'who is removed while %s is opened, after question %i, is let in nowhere above their removal',
    async (field, question) => {
      const { one } = nodes();
      const room = await startRoom(nodes());
      const [ada, bob] = room.people;
      const viewer: Viewer = { id: bob, roles: ['USER'], scopes: ['*'], sessionId: 'a session' };
      let removal = Number.POSITIVE_INFINITY;
      const store = interrupted(one, question, async () => {
        const message = await one.members.leave(room.id, bob, tells(ada, { kind: 'removed', userId: bob }));
        removal = message.revision;
        await say(one, room.id, ada);
      });
      const service = new OpeningService({ store, together: askTogether(store), topic, prefix: 'test' });
      const { topics } = (await open[field]?.(service, viewer, room.id).catch(() => null)) ?? { topics: [] };
      for (const { head } of topics) expect(head?.revision).toBeLessThan(removal);
    },
  );
}
