import { Unavailable } from '@parley/kit/errors';
import { silentLog } from '@parley/kit/log';
import { CannotStart } from '@parley/kit/process';
import { expect, test, vi } from 'vitest';
import { startMongoDatabase } from '../../src/store/mongodb/mongo-database.ts';
import { startCutLine } from '../support/cut-line.ts';
import { type MongoNodes, startMongoNode } from '../support/mongo-nodes.ts';
import { draftOf, headOf, numbersOf, say, sayTimes, startRoom } from '../support/room.ts';

export function awayTests(nodes: () => MongoNodes): void {
  test('while the server is away everything is told to be unavailable, and goes on when it is back', async () => {
    const { urls, prefix } = nodes();
    const room = await startRoom(nodes());
    const [ada] = room.people;
    const address = new URL(urls.mongo);
    const line = await startCutLine({ host: address.hostname, port: Number(address.port || 27017) });
    address.host = line.host;
    const node = await startMongoNode({ ...urls, mongo: address.href }, prefix, { awayAfterMs: 500 });
    try {
      await say(node.store, room.id, ada);
      line.cut();
      const draft = draftOf(room.id, ada);
      const refused = [
        node.store.messages.append(draft),
        node.store.conversations.byIds([room.id]),
        node.store.members.find(room.id, ada),
        node.store.notes.draftsOf(ada),
      ];
      for (const result of await Promise.allSettled(refused)) {
        expect(result).toMatchObject({ status: 'rejected', reason: expect.any(Unavailable) });
      }
      await expect(node.store.check()).rejects.toThrow();
      line.mend();
      expect((await node.store.messages.append(draft)).message.number).toBe(3);
      expect(await headOf(nodes().one, room.id)).toMatchObject({ number: 3, revision: 3 });
    } finally {
      await node.stop();
      await line.stop();
    }
  });

  test('sends through a line that is cut again and again make every acknowledged message once, without gaps', async () => {
    const { one, urls, prefix } = nodes();
    const room = await startRoom(nodes());
    const [ada, bob] = room.people;
    const address = new URL(urls.mongo);
    const line = await startCutLine({ host: address.hostname, port: Number(address.port || 27017) });
    address.host = line.host;
    const node = await startMongoNode({ ...urls, mongo: address.href }, prefix, { awayAfterMs: 500 });
    try {
      const drafts = Array.from({ length: 30 }, () => draftOf(room.id, ada));
      const sendUntilTaken = async (draft: (typeof drafts)[number]): Promise<number> => {
        for (;;) {
          try {
            return (await node.store.messages.append(draft)).message.number;
          } catch (error) {
            if (!(error instanceof Unavailable)) throw error;
            line.mend();
          }
        }
      };
      const acknowledged = drafts.map(async (draft, index) => {
        const number = await sendUntilTaken(draft);
        if (index % 5 === 0) line.cut();
        return number;
      });
      await sayTimes(one, 10, room.id, bob);
      const numbers = await Promise.all(acknowledged);
      const said = await one.messages.newAfter(room.id, 1, 100);
      expect(numbersOf(said)).toEqual(Array.from({ length: 40 }, (_, index) => index + 2));
      expect(said.filter(({ senderId }) => senderId === ada).map(({ number }) => number)).toEqual(
        numbers.toSorted((a, b) => a - b),
      );
    } finally {
      await node.stop();
      await line.stop();
    }
  });

  test('a server that has gone silent is noticed, and what waits for it is told', async () => {
    const { urls, prefix } = nodes();
    const room = await startRoom(nodes());
    const address = new URL(urls.mongo);
    const line = await startCutLine({ host: address.hostname, port: Number(address.port || 27017) });
    address.host = line.host;
    const node = await startMongoNode({ ...urls, mongo: address.href }, prefix, { awayAfterMs: 500 });
    try {
      const draft = draftOf(room.id, room.people[0]);
      line.silence();
      await expect(node.store.messages.append(draft)).rejects.toThrow(Unavailable);
      line.mend();
      await vi.waitFor(async () => expect((await node.store.messages.append(draft)).message.number).toBe(2), 10_000);
    } finally {
      await node.stop();
      await line.stop();
    }
  });

  test('a server that cannot be reached is told of in one line, without its password', async () => {
    const url = 'mongodb://someone:secret@127.0.0.1:1/messages';
    const started = startMongoDatabase({ url, poolSize: 1, log: silentLog(), awayAfterMs: 200, waitForServerMs: 0 });
    await expect(started).rejects.toThrow(CannotStart);
    await expect(started).rejects.toThrow(/^MongoDB at 127\.0\.0\.1:1 cannot be used: (?!.*secret)/);
  });
}
