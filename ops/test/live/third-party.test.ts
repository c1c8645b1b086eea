import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startChat, type TestChat, type Visitor } from '../../dev/testing/chat.ts';
import { fillChannels, say } from './support/channels.ts';
import { connect, watch } from './support/watch.ts';
import { startWeather, type Weather } from './support/weather.ts';

let chat: TestChat;
let weather: Weather;
let ada: Visitor;
let bob: Visitor;
let room: string;
beforeAll(async () => {
  chat = await startChat();
  weather = await startWeather();
  ada = await chat.visitor();
  bob = await chat.visitor();
  [room] = (await fillChannels(chat, 1, [ada, bob])) as [string];
});
afterAll(async () => {
  await chat[Symbol.asyncDispose]();
  await weather[Symbol.asyncDispose]();
});

const SOON = { timeout: 10_000 };

type Added = {
  messageAdded: { kind: string; message: { id: string; body: string; weather?: string; weatherAtHome?: string } | null };
};

const added = (fields: string) =>
  `subscription ($id: ID!) { messageAdded(conversationId: $id) { kind message { id body ${fields} } } }`;

test('a subgraph that joins the graph while people listen ends nothing, and its fields can be selected on what is live', async () => {
  const early = connect(chat, bob);
  const before = watch<Added>(early, added(''), { id: room });
  await before.until((results) => results.some(({ data }) => data?.messageAdded.kind === 'STARTED'));

  await chat.recompose([weather.source]);
  await vi.waitFor(
    async () => expect((await chat.graph('{ weather }', {}, { as: ada })).data).toEqual({ weather: 'fair' }),
    SOON,
  );

  const late = connect(chat, ada);
  const after = watch<Added>(late, added('weather'), { id: room });
  await after.until((results) => results.some(({ data }) => data?.messageAdded.kind === 'STARTED'));
  const id = await say(chat, ada, room, 'Is it still fair?');
  const old = await before.until((results) => results.find(({ data }) => data?.messageAdded.message?.id === id));
  expect(old.data?.messageAdded.message).toEqual({ id, body: 'Is it still fair?' });
  const told = await after.until((results) => results.find(({ data }) => data?.messageAdded.message?.id === id));
  expect(told.data?.messageAdded.message).toEqual({ id, body: 'Is it still fair?', weather: `fair at ${id}` });

  const storms = watch<{ storm: unknown }>(late, 'subscription { storm { name message { body } } }');
  const storm = await vi.waitFor(() => {
    weather.storm('Gale', id); // told to nobody until the subgraph is subscribed to
    const [first] = storms.results;
    if (first === undefined) throw new Error('no storm yet');
    return first;
  }, SOON);
  expect(storm).toEqual({ data: { storm: { name: 'Gale', message: { body: 'Is it still fair?' } } } });

  await chat.recompose([]);
  await vi.waitFor(() => expect(after.ended).toBeDefined(), SOON);
  expect(after.ended).toMatchObject([
    { extensions: { code: expect.stringMatching(/GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT/) } },
  ]);
  await vi.waitFor(() => expect(weather.connections()).toBe(0), SOON);
  const last = await say(chat, ada, room, 'Fair enough.');
  await before.until((results) => results.some(({ data }) => data?.messageAdded.message?.id === last));
  expect(before.ended).toBeUndefined();
  await early.dispose();
  await late.dispose();
});

test('a field that is wrongly marked as shared gives an error, and never what is another person’s', async () => {
  await chat.recompose([weather.source]);
  await vi.waitFor(
    async () => expect((await chat.graph('{ weather }', {}, { as: ada })).data).toEqual({ weather: 'fair' }),
    SOON,
  );
  const clients = [ada, bob].map((person) => connect(chat, person));
  const feeds = clients.map((client) => watch<Added>(client, added('weatherAtHome'), { id: room }));
  for (const feed of feeds) await feed.until((results) => results.length > 0);

  const id = await say(chat, ada, room, 'And at yours?');
  for (const feed of feeds) {
    const told = await feed.until((results) => results.find(({ data }) => data?.messageAdded.message?.id === id));
    expect(told.data?.messageAdded.message).toEqual({ id, body: 'And at yours?', weatherAtHome: null });
    expect(told.errors).toMatchObject([
      { path: ['messageAdded', 'message', 'weatherAtHome'], extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  }
  for (const client of clients) await client.dispose();
});
