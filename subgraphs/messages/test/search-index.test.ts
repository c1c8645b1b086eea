import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Viewer } from '@parley/kit/passport';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { PostgresSearchIndex } from '../src/search/postgres-search.index.ts';
import { createQueryMeaning } from '../src/search/query-meaning.ts';
import { rebuildSearchIndex } from '../src/search/rebuild.ts';
import { SearchService } from '../src/search/search.service.ts';
import { chatOf } from './support/chat.ts';
import { person, type StartOptions, startMessages, type TestMessages } from './support/messages.ts';
import { freshMongoUrl } from './support/mongo-nodes.ts';
import { startPostgresNodes } from './support/postgres-nodes.ts';
import { say, startRoom } from './support/room.ts';

const SEARCH = 'query ($query: String!) { searchMessages(query: $query) { edges { node { body } } } }';

async function found(messages: TestMessages, as: Viewer, query: string): Promise<string[]> {
  const { searchMessages } = await messages.ask(SEARCH, { query }, as);
  return searchMessages.edges.map(({ node }: { node: { body: string } }) => node.body).sort();
}

describe('the index', () => {
  let nodes: Awaited<ReturnType<typeof startPostgresNodes>>;
  beforeAll(async () => {
    nodes = await startPostgresNodes();
  });
  afterAll(() => nodes.stop());

  async function startSearch() {
    const store = nodes.one;
    const index = new PostgresSearchIndex(nodes.database);
    const understand = createQueryMeaning({ store, peopleNamed: async () => [] });
    const service = new SearchService({ store, index, understand });
    const room = await startRoom(nodes, { archiveAfterDays: 30 });
    const [ada] = room.people;
    return {
      store,
      index,
      room,
      ada,
      numbers: async (query: string) => {
        const { edges } = await service.search(person({ id: ada }), query, { first: 50 });
        return edges.map(({ node: { number } }) => number).sort();
      },
    };
  }

  test('takes no harm from what comes late or twice', async () => {
    const { store, index, room, ada, numbers } = await startSearch();
    const original = await say(store, room.id, ada, { body: 'nutmeg' });
    const edited = await store.messages.change(original, () => ({ body: 'vanilla', editedAt: new Date() }), ada);
    for (const late of [original, edited, original]) await index.put([late]);
    expect([await numbers('nutmeg'), await numbers('vanilla')]).toEqual([[], [original.number]]);
    const deleted = await store.messages.change(original, () => ({ body: '', deletedAt: new Date(), deletedBy: ada }), ada);
    for (const late of [edited, deleted, original]) await index.put([late]);
    expect([await numbers('vanilla'), await numbers(`in:${room.id}`)]).toEqual([[], []]);
  });

  test('finds what is archived, and tells it from the rest', async () => {
    const { store, room, ada, numbers } = await startSearch();
    const old = await say(store, room.id, ada, { body: 'clove old' });
    await store.messages.archiveDue(new Date(Date.now() + 31 * 86_400_000), 1000);
    const young = await say(store, room.id, ada, { body: 'clove young' });
    expect(await numbers('clove')).toEqual([old.number, young.number]);
    expect(await numbers('clove is:archived')).toEqual([old.number]);
    expect(await numbers('clove -is:archived')).toEqual([young.number]);
  });

  test('is made anew from the store, whatever it held before', async () => {
    const { store, index, room, ada, numbers } = await startSearch();
    const said = [await say(store, room.id, ada, { body: 'anise' }), await say(store, room.id, ada, { body: 'anise too' })];
    const deleted = await say(store, room.id, ada, { body: 'anise deleted' });
    await store.messages.change(deleted, () => ({ body: '', deletedAt: new Date(), deletedBy: ada }), ada);
    await index.clear();
    await index.put([{ ...deleted, conversationId: room.id, number: 99, body: 'anise that never was' }]);
    await rebuildSearchIndex({ store, index });
    expect(await numbers('anise')).toEqual(said.map(({ number }) => number));
  });
});

test('one command makes it anew, by the settings of the subgraph', async () => {
  const settings = { REDIS_PREFIX: 'reindex-test' };
  await using messages = await startMessages({ settings });
  const chat = chatOf(messages);
  const ada = person();
  const group = await chat.group(ada, person(), person());
  await chat.say(ada, group, 'cardamom');
  const program = fileURLToPath(new URL('../src/reindex/main.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', '@oxc-node/core/register', program], {
    env: { ...messages.environment, ...settings },
  });
  expect(stdout).toContain('was made anew from 2 messages');
  expect(await found(messages, ada, 'cardamom')).toEqual(['cardamom']);
});

const mongo = inject('mongodbUrl');

if (mongo === null) {
  test.skip('search where messages lie in MongoDB (skipped where MONGODB_URL names no server)', () => undefined);
} else {
  test('where messages lie in MongoDB, the index follows them by the event log', async () => {
    const options: StartOptions = { settings: { MONGODB_URL: freshMongoUrl(mongo) } };
    await using messages = await startMessages(options);
    const chat = chatOf(messages);
    const [ada, bob] = [person(), person()];
    const group = await chat.group(ada, bob, person());
    const edited = await chat.say(ada, group, 'pepper before');
    const deleted = await chat.say(bob, group, 'pepper deleted');
    await chat.say(bob, group, 'pepper stays');
    const shows = (query: string, bodies: string[], as = ada) =>
      vi.waitFor(async () => expect(await found(messages, as, query)).toEqual(bodies), { timeout: 10_000 });
    await shows('pepper', ['pepper before', 'pepper deleted', 'pepper stays']);
    const EDIT = 'mutation ($input: EditMessageInput!) { editMessage(input: $input) { message { id } } }';
    await messages.ask(EDIT, { input: { messageId: edited.id, body: 'salt' } }, ada);
    await messages.ask('mutation ($id: ID!) { deleteMessage(messageId: $id) { message { id } } }', { id: deleted.id }, bob);
    await shows('pepper', ['pepper stays']);
    await shows('salt', ['salt']);
    await shows('pepper', [], person());
  });
}
