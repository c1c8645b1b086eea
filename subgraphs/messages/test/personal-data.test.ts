import { randomUUID } from 'node:crypto';
import { createRedisEventLog } from '@parley/kit/event-log/redis-event-log';
import { newId } from '@parley/kit/id';
import { silentLog } from '@parley/kit/log';
import type { Viewer } from '@parley/kit/passport';
import { connectRedis } from '@parley/kit/redis';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { chatOf } from './support/chat.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';
import { freshMongoUrl } from './support/mongo-nodes.ts';

const EXPORT = `query ($of: [_Any!]!, $first: Int!, $after: String) {
  _entities(representations: $of) { ... on PersonalData { messages(first: $first, after: $after) } }
}`;
const EDIT = 'mutation ($input: EditMessageInput!) { editMessage(input: $input) { message { id } } }';
const REACT = 'mutation ($input: ReactionInput!) { addReaction(input: $input) { message { id } } }';
const BOOKMARK = 'mutation ($input: AddBookmarkInput!) { addBookmark(input: $input) { messageId } }';
const DRAFT = 'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { draft { body } } }';
const SEARCH = 'query ($query: String!) { searchMessages(query: $query) { facets { count } } }';

const mongo = inject('mongodbUrl');

describe('on PostgreSQL', () => personalDataTests({}));
if (mongo === null) {
  test.skip('on MongoDB (skipped where MONGODB_URL names no server)', () => undefined);
} else {
  describe('on MongoDB', () => personalDataTests({ MONGODB_URL: freshMongoUrl(mongo) }));
}

function personalDataTests(settings: Record<string, string>): void {
  const prefix = `personal-data-test-${randomUUID()}`;
  let messages: TestMessages;
  let redis: Awaited<ReturnType<typeof connectRedis>>;
  beforeAll(async () => {
    messages = await startMessages({ settings: { REDIS_PREFIX: prefix, ...settings } });
    redis = await connectRedis({ url: inject('redisUrl'), log: silentLog() });
  });
  afterAll(async () => {
    await redis.stop();
    await messages[Symbol.asyncDispose]();
  });

  const of = ({ id }: Viewer) => [{ __typename: 'PersonalData', id }];

  async function exported(as: Viewer, first: number): Promise<Record<string, unknown>[]> {
    const pages: Record<string, unknown>[] = [];
    for (let after: unknown = null; ; ) {
      const { _entities } = await messages.ask(EXPORT, { of: of(as), first, after }, as);
      pages.push(_entities[0].messages);
      after = _entities[0].messages.next;
      if (after === null) return pages;
    }
  }

  describe('the export', () => {
    test('holds what the person said and kept, page by page, and nothing of others', async () => {
      const chat = chatOf(messages);
      const [ada, bob] = [person(), person()];
      const group = await chat.group(ada, bob, person());
      const edited = await chat.say(ada, group, 'Ada first');
      const other = await chat.say(bob, group, 'Bob says');
      for (const body of ['Ada second', 'Ada third']) await chat.say(ada, group, body);
      await messages.ask(EDIT, { input: { messageId: edited.id, body: 'Ada better' } }, ada);
      await messages.ask(REACT, { input: { messageId: edited.id, emoji: '👍' } }, bob);
      for (const { id } of [edited, other]) await messages.ask(BOOKMARK, { input: { messageId: id, note: 'Keep' } }, ada);
      await messages.ask(DRAFT, { input: { conversationId: group, body: 'Not yet' } }, ada);

      const pages = await exported(ada, 1);
      const said = pages.flatMap((page) => (page['messages'] ?? []) as { body: string; edits: { body: string }[] }[]);
      expect(said.map(({ body }) => body)).toEqual(['', 'Ada better', 'Ada second', 'Ada third']);
      expect(said[1]?.edits.map(({ body }) => body)).toEqual(['Ada first']);
      const bookmarks = pages.flatMap((page) => (page['bookmarks'] ?? []) as { messageId: string; note: string }[]);
      expect(bookmarks.map(({ messageId }) => messageId).sort()).toEqual([edited.id, other.id].sort());
      expect(pages[0]).toMatchObject({ memberships: [{ conversationId: group, role: 'OWNER' }], drafts: [{ body: 'Not yet' }] });
      expect(pages.every((page) => ((page['messages'] ?? []) as unknown[]).length <= 1)).toBe(true);
      expect(JSON.stringify(pages)).not.toContain('Bob says');
      expect(JSON.stringify(pages)).not.toContain(bob.id);
      expect(await exported(ada, 100)).toHaveLength(1);
    });

    test('is for the person alone', async () => {
      const [ada, eve] = [person(), person({ roles: ['USER', 'ADMIN'] })];
      for (const [as, code] of [
        [eve, 'FORBIDDEN'],
        [null, 'UNAUTHENTICATED'],
        [person({ id: ada.id, scopes: ['messages:read', 'messages:write'] }), 'FORBIDDEN'],
      ] as const) {
        const { data, errors } = await messages.graph(EXPORT, { of: of(ada), first: 10 }, as);
        expect(data?._entities ?? [null]).toEqual([null]);
        expect(errors?.[0]?.extensions['code']).toBe(code);
      }
      expect(await messages.refusal(EXPORT, { of: of(ada), first: 101 }, ada)).toBe('BAD_USER_INPUT');
      expect(await messages.refusal(EXPORT, { of: of(ada), first: 1, after: 'nonsense' }, ada)).toBe('BAD_USER_INPUT');
    });
  });

  describe('an erasure', () => {
    const READ = `query ($id: ID!) {
    conversation(id: $id) {
      memberCount
      members(first: 10) { edges { node { role user { id } } } }
      messages(last: 50) { edges { node { number body edits { body } deletedAt deletedBy { id } sender { id } quote { body } system { kind } } } }
    }
  }`;
    let number = 0;

    /** Twice, as an event log may. */
    async function erase(userId: string) {
      number += 1;
      const event = {
        id: newId(),
        name: 'account.erased',
        key: userId,
        at: new Date().toISOString(),
        payload: { userId },
      } as const;
      const eventLog = createRedisEventLog({ client: redis.client, prefix });
      await eventLog.append('users', [{ number, event }]);
      await eventLog.append('users', [{ number, event }]);
    }

    test('empties what the person said, and leaves to others what is theirs', async () => {
      const chat = chatOf(messages);
      const [ada, bob, cy] = [person(), person(), person()];
      const group = await chat.group(ada, bob, cy);
      const direct = await chat.direct(ada, bob);
      const said = await chat.say(ada, group, 'oregano wording');
      await messages.ask(EDIT, { input: { messageId: said.id, body: 'oregano rewording' } }, ada);
      await chat.say(bob, group, 'oregano of Bob', { quote: said.id });
      await chat.say(ada, direct, 'oregano between us');
      await messages.ask(BOOKMARK, { input: { messageId: said.id } }, ada);
      await messages.ask(DRAFT, { input: { conversationId: group, body: 'oregano to come' } }, ada);
      await erase(ada.id);

      await vi.waitFor(
        async () => expect((await messages.ask(SEARCH, { query: 'oregano' }, bob)).searchMessages.facets.count).toBe(1),
        { timeout: 10_000 },
      );
      await vi.waitFor(async () => expect(await exported(ada, 100)).toMatchObject([{ bookmarks: [], drafts: [] }]), {
        timeout: 10_000,
      });
      const { conversation } = await messages.ask(READ, { id: group }, bob);
      const nodes = conversation.messages.edges.map(({ node }: { node: object }) => node);
      expect(nodes[1]).toMatchObject({ number: 2, body: '', edits: [], deletedBy: { id: ada.id }, sender: { id: ada.id } });
      expect(nodes[2]).toMatchObject({ number: 3, body: 'oregano of Bob', quote: { body: '' } });
      expect(nodes.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3, 4, 5]);
      expect(conversation.memberCount).toBe(2);
      const members = conversation.members.edges.map(({ node }: { node: { role: string; user: { id: string } } }) => node);
      expect(members.map(({ user }: { user: { id: string } }) => user.id)).not.toContain(ada.id);
      expect(members.filter(({ role }: { role: string }) => role === 'OWNER')).toHaveLength(1);
      expect(await chat.seenBy(bob, direct)).toEqual(['CREATED', '']);
      expect((await messages.ask(READ, { id: direct }, bob)).conversation.memberCount).toBe(2);
    });

    test('frees a business chat that the person had taken on, and lets the last one leave a conversation of nobody', async () => {
      const chat = chatOf(messages);
      const [customer, agent] = [person(), person({ roles: ['USER', 'AGENT'] })];
      const business = await chat.business(customer);
      const lonely = await chat.channel(agent, { name: `Lonely ${randomUUID()}` });
      await messages.ask(
        'mutation ($input: AssignBusinessChatInput!) { assignBusinessChat(input: $input) { conversation { id } } }',
        {
          input: { conversationId: business, agentId: agent.id },
        },
        agent,
      );
      await erase(agent.id);
      const ASSIGNEE = 'query ($id: ID!) { conversation(id: $id) { memberCount assignee { id } } }';
      await vi.waitFor(
        async () =>
          expect((await messages.ask(ASSIGNEE, { id: business }, customer)).conversation).toEqual({
            memberCount: 1,
            assignee: null,
          }),
        { timeout: 10_000 },
      );
      await vi.waitFor(async () => expect(await chat.seenBy(agent, lonely)).toBe(null), { timeout: 10_000 });
    });
  });
}
