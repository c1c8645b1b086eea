import { newId } from '@parley/kit/id';
import type { Opened } from '@parley/kit/live/contract';
import type { Viewer } from '@parley/kit/passport';
import { topicName } from '@parley/kit/topics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { person, soon, startPresence, type TestPresence } from './support/presence.ts';

const START = 'mutation ($id: ID!) { startTyping(conversationId: $id) { conversation { id } againAfterSeconds } }';
const STOP = 'mutation ($id: ID!) { stopTyping(conversationId: $id) { conversation { id } } }';
const WATCH = 'subscription { typing(conversationId: "") { kind conversation { id } people { user { id } until } } }';
const TYPING = `query ($id: ID!) {
  _entities(representations: [{ __typename: "Conversation", id: $id }]) { ... on Conversation { typing { user { id } } } }
}`;

let presence: TestPresence;
/** A node at which who types has soon stopped by themselves: what is not about that does not hang on how long a test takes. */
let quick: TestPresence;
beforeAll(async () => {
  presence = await startPresence({ settings: { TYPING_SECONDS: '60' } });
  quick = await startPresence({ settings: { TYPING_SECONDS: '2' }, beside: presence });
});
afterAll(async () => {
  await quick[Symbol.asyncDispose]();
  await presence[Symbol.asyncDispose]();
});

/** A conversation of two people. */
function room() {
  const [ada, bob, id] = [person(), person(), newId()];
  presence.owners.seat(id, ada.id, bob.id);
  return { ada, bob, id };
}

const start = (as: Viewer, id: string, at = presence) => at.ask(START, { id }, as);
const typists = async (as: Viewer, id: string): Promise<string[] | null> => {
  const { _entities } = await presence.ask(TYPING, { id }, as);
  return _entities[0].typing?.map(({ user }: { user: { id: string } }) => user.id) ?? null;
};

test('members are told who is typing, at the start and with each change, all of them each time', async () => {
  const { ada, bob, id } = room();
  const { topics } = (await presence.open('typing', { conversationId: id }, bob)) as Opened;
  const audience = `conversation:${id}`;
  expect(topics).toMatchObject([{ topic: topicName(presence.prefix, 'presence/typing', id), audience, head: null }]);
  const heard = await presence.hear('presence/typing', id);
  const now = async (kind: 'started' | 'event') => presence.resolve(WATCH, [{ kind, payload: topics[0]?.payload }], audience);
  expect(await now('started')).toEqual([{ data: { typing: { kind: 'STARTED', conversation: { id }, people: [] } } }]);
  await start(ada, id);
  await expect.poll(() => heard.length, soon).toBe(1);
  expect(heard[0]).toMatchObject({ key: id, payload: { conversationId: id } });
  expect(await now('event')).toEqual([
    { data: { typing: { kind: 'EVENT', conversation: { id }, people: [{ user: { id: ada.id }, until: expect.any(String) }] } } },
  ]);
  await presence.ask(STOP, { id }, ada);
  await expect.poll(() => heard.length, soon).toBe(2);
  expect(await typists(bob, id)).toEqual([]);
});

test('who stops without saying so has stopped by themselves, and that is told', async () => {
  const { ada, bob, id } = room();
  const heard = await presence.hear('presence/typing', id);
  await start(ada, id, quick);
  await expect.poll(() => heard.length, soon).toBe(2);
  expect(await typists(bob, id)).toEqual([]);
});

test('who types on stays among the typing, and is not told of with every key', async () => {
  const { ada, bob, id } = room();
  const heard = await presence.hear('presence/typing', id);
  const began = Date.now();
  for (let time = 0; time < 15; time++) await start(ada, id, quick);
  // Told again in somewhat less than half of the two seconds.
  expect(heard.length).toBeLessThanOrEqual(1 + (Date.now() - began) / 800);
  expect(await typists(bob, id)).toEqual([ada.id]);
  const [{ data }] = (await presence.resolve(WATCH, [{ payload: { conversationId: id } }], `conversation:${id}`)) as [
    { data: { typing: { people: { until: string }[] } } },
  ];
  const until = Date.parse(String(data.typing.people[0]?.until));
  await expect
    .poll(async () => {
      await start(ada, id, quick);
      const [later] = (await presence.resolve(WATCH, [{ payload: { conversationId: id } }], `conversation:${id}`)) as [
        { data: { typing: { people: { until: string }[] } } },
      ];
      return Date.parse(String(later.data.typing.people[0]?.until));
    }, soon)
    .toBeGreaterThan(until);
});

test('strangers and former members neither type nor are told', async () => {
  const { ada, bob, id } = room();
  const stranger = person();
  await start(ada, id);
  presence.owners.seat(id, ada.id);
  for (const outsider of [stranger, bob]) {
    expect(await presence.refusal(START, { id }, outsider)).toBe('NOT_FOUND');
    expect(await presence.refusal(STOP, { id }, outsider)).toBe('NOT_FOUND');
    expect(await typists(outsider, id)).toBeNull();
    expect(await presence.open('typing', { conversationId: id }, outsider)).toMatchObject({
      error: { extensions: { code: 'NOT_FOUND' } },
    });
    expect(await presence.resolve(WATCH, [{ payload: { conversationId: id } }], outsider)).toMatchObject([
      { data: { typing: { people: null } } },
    ]);
  }
});

test('who leaves is no more among the typing, and their subscription is opened again', async () => {
  const { ada, bob, id } = room();
  await start(ada, id);
  const [typing, woken] = [await presence.hear('presence/typing', id), await presence.hear('presence/visibility', ada.id)];
  await presence.announce('messages', 'membership.changed', { conversationId: id, userId: ada.id, change: 'left' });
  await expect.poll(() => [typing.length, woken.length], soon).toEqual([1, 1]);
  expect(await typists(bob, id)).toEqual([]);
  const { wakeUps } = (await presence.open('typing', { conversationId: id }, ada)) as Opened;
  expect(wakeUps).toEqual([woken[0]?.topic]);
});

test('who reads on while typing is typing still, and nothing is opened again for it', async () => {
  const { ada, bob, id } = room();
  await start(ada, id);
  const [typing, woken] = [await presence.hear('presence/typing', id), await presence.hear('presence/visibility', ada.id)];
  await presence.announce('messages', 'membership.changed', { conversationId: id, userId: ada.id, change: 'changed' });
  await presence.announce('messages', 'membership.changed', { conversationId: newId(), userId: ada.id, change: 'joined' });
  await expect.poll(() => woken.length, soon).toBe(1);
  expect(typing).toEqual([]);
  expect(await typists(bob, id)).toEqual([ada.id]);
});

test('in a direct conversation a block ends typing for both; in others it does not', async () => {
  const { ada, bob, id } = room();
  presence.owners.block(ada.id, bob.id);
  await start(bob, id);
  expect(await typists(ada, id)).toEqual([bob.id]);
  const direct = newId();
  presence.owners.seatDirect(direct, ada.id, bob.id);
  for (const one of [ada, bob]) {
    expect(await presence.refusal(START, { id: direct }, one)).toBe('FORBIDDEN');
    expect(await presence.open('typing', { conversationId: direct }, one)).toMatchObject({
      error: { extensions: { code: 'FORBIDDEN' } },
    });
  }
});

test('the audience of one conversation is told nothing of another', async () => {
  const { ada, id } = room();
  const other = room();
  await start(ada, id);
  const events = [{ payload: { conversationId: id } }];
  for (const shown of [`conversation:${other.id}`, `conversation:${id}x`, `presence:${id}`, 'conversation:', id, null]) {
    expect(await presence.resolve(WATCH, events, shown)).toMatchObject([
      { data: { typing: { people: null } }, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    ]);
  }
  expect(await presence.resolve(WATCH, events, `conversation:${id}:above:7`)).toMatchObject([
    { data: { typing: { people: [{ user: { id: ada.id } }] } } },
  ]);
});

test('no more are named than anybody reads', async () => {
  const id = newId();
  const all = Array.from({ length: 30 }, () => person());
  presence.owners.seat(id, ...all.map(({ id: userId }) => userId));
  await Promise.all(all.map((one) => start(one, id)));
  expect(await typists(all[0] as Viewer, id)).toHaveLength(20);
});

test('whoever types in a frenzy is told to wait', async () => {
  const { ada, id } = room();
  const answers = await Promise.all(Array.from({ length: 60 }, () => presence.graph(START, { id }, ada)));
  const codes = answers.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.code));
  expect(codes.length).toBeGreaterThan(10);
  expect(new Set(codes)).toEqual(new Set(['RATE_LIMITED']));
});

test.each(['', 'x', '00000000-0000-0000-0000-000000000000', "' or 1=1 --", '{x}', '\u0000'])(
  '%j names no conversation',
  async (id) => {
    const ada = person();
    expect(await presence.refusal(START, { id }, ada)).toBe('NOT_FOUND');
    expect(await presence.refusal(STOP, { id }, ada)).toBe('NOT_FOUND');
    expect(await typists(ada, id)).toBeNull();
    expect(await presence.open('typing', { conversationId: id }, ada)).toMatchObject({
      error: { extensions: { code: 'NOT_FOUND' } },
    });
  },
);

test.each([undefined, null, 7, {}, ['x']])('%j is no id of a conversation', async (conversationId) => {
  expect(await presence.open('typing', { conversationId }, person())).toMatchObject({
    error: { extensions: { code: 'BAD_USER_INPUT' } },
  });
});
