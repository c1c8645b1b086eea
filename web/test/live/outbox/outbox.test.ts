import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { type Attempt, createOutbox, type Outbox } from '@/live/outbox/outbox.ts';
import { MOST_UNSENT, OutboxFull, type Unsent } from '@/live/outbox/unsent.ts';
import { createUnsentStore } from '@/live/outbox/unsent-store.ts';

const open: Outbox[] = [];
afterEach(() => {
  for (const outbox of open.splice(0)) outbox.stop();
});

/** The browser of one person. Each tab sends by what the test says of it; all share what is kept, and take turns. */
function browser(viewerId: string = randomUUID()) {
  let turns = Promise.resolve();
  const oneTab = (task: () => Promise<void>) => {
    turns = turns.then(task);
    return turns;
  };
  return {
    async tab(send: (unsent: Unsent) => Attempt | Promise<Attempt>) {
      const outbox = createOutbox({
        store: createUnsentStore(viewerId),
        send: async (unsent) => send(unsent),
        oneTab,
        channelName: `parley-outbox-${viewerId}`,
      });
      open.push(outbox);
      await outbox.start();
      return outbox;
    },
  };
}

const sent = (): Attempt => ({ outcome: 'sent' });
const bodies = (outbox: Outbox) => outbox.getSnapshot().map(({ body }) => body);

test('what nobody answered to is said again under the same name, and is gone when it is acknowledged', async () => {
  const said: string[] = [];
  const outbox = await browser().tab(({ clientId }) => {
    said.push(clientId);
    return said.length < 3 ? { outcome: 'later' } : { outcome: 'sent' };
  });
  const { clientId } = await outbox.add({ conversationId: 'room', body: 'hello' });
  expect(bodies(outbox)).toEqual(['hello']);
  await expect.poll(() => bodies(outbox)).toEqual([]);
  expect(said).toEqual([clientId, clientId, clientId]);
});

test('the messages of a conversation go in the order in which they were written, and hold up no other', async () => {
  let isOpen = false;
  const said: string[] = [];
  const outbox = await browser().tab(({ conversationId, body }) => {
    if (conversationId === 'slow' && !isOpen) return { outcome: 'later' };
    said.push(body);
    return sent();
  });
  for (const body of ['one', 'two', 'three']) await outbox.add({ conversationId: 'slow', body });
  await outbox.add({ conversationId: 'quick', body: 'at once' });
  await expect.poll(() => said).toEqual(['at once']);
  isOpen = true;
  outbox.wake();
  await expect.poll(() => said).toEqual(['at once', 'one', 'two', 'three']);
});

test('what waits when the page ends is sent by the next one, with the files that hang on it', async () => {
  const ada = browser();
  const first = await ada.tab(() => ({ outcome: 'later' }));
  const file = {
    id: 'file',
    name: 'a.txt',
    type: 'text/plain',
    bytes: 5,
    content: new Blob(['words']),
    fileId: null,
    isUploaded: false,
  };
  const { clientId } = await first.add({ conversationId: 'room', body: 'later', files: [file] });
  first.stop();
  const said: Unsent[] = [];
  await ada.tab((unsent) => {
    said.push(unsent);
    return sent();
  });
  await expect.poll(() => said).toMatchObject([{ clientId, body: 'later' }]);
  expect(await said[0]?.files[0]?.content.text()).toBe('words');
});

test('what is refused stays with its reason, lets the next one through, and is sent again or thrown away by its writer', async () => {
  let isWelcome = false;
  const said: string[] = [];
  const outbox = await browser().tab(({ body }) => {
    if (body.startsWith('rude') && !isWelcome) return { outcome: 'refused', code: 'FORBIDDEN' };
    said.push(body);
    return sent();
  });
  const one = await outbox.add({ conversationId: 'room', body: 'rude one' });
  const two = await outbox.add({ conversationId: 'room', body: 'rude two' });
  await outbox.add({ conversationId: 'room', body: 'kind' });
  await expect.poll(() => said).toEqual(['kind']);
  await expect.poll(() => outbox.getSnapshot().map(({ failure }) => failure)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  isWelcome = true;
  await outbox.discard(two.clientId);
  await outbox.retry(one.clientId);
  await expect.poll(() => said).toEqual(['kind', 'rude one']);
  await expect.poll(() => bodies(outbox)).toEqual([]);
});

test('of several tabs one sends, and all show what waits', async () => {
  const ada = browser();
  const said: string[] = [];
  let isOpen = false;
  const send = ({ body }: Unsent): Attempt => {
    if (!isOpen) return { outcome: 'later' };
    said.push(body);
    return { outcome: 'sent' };
  };
  const [one, other] = [await ada.tab(send), await ada.tab(send)];
  await one.add({ conversationId: 'room', body: 'in one' });
  await other.add({ conversationId: 'room', body: 'in the other' });
  await expect.poll(() => bodies(one)).toEqual(['in one', 'in the other']);
  await expect.poll(() => bodies(other)).toEqual(['in one', 'in the other']);
  isOpen = true;
  one.wake();
  other.wake();
  await expect.poll(() => [...bodies(one), ...bodies(other)]).toEqual([]);
  expect(said).toEqual(['in one', 'in the other']);
});

test('nobody sees what another person has written in the same browser', async () => {
  const adas = await browser().tab(() => ({ outcome: 'later' }));
  await adas.add({ conversationId: 'room', body: 'of Ada' });
  const bobs = await browser().tab(sent);
  expect(bodies(bobs)).toEqual([]);
});

test('more than is kept is refused, and what was kept stays', async () => {
  const outbox = await browser().tab(() => ({ outcome: 'later' }));
  for (let index = 0; index < MOST_UNSENT; index += 1) await outbox.add({ conversationId: 'room', body: String(index) });
  await expect(outbox.add({ conversationId: 'room', body: 'too much' })).rejects.toThrow(OutboxFull);
  expect(outbox.getSnapshot()).toHaveLength(MOST_UNSENT);
});
