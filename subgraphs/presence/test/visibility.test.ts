import { newId } from '@parley/kit/id';
import type { Viewer } from '@parley/kit/passport';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleOf, person, soon, startPresence, type TestPresence } from './support/presence.ts';

let presence: TestPresence;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  presence = await startPresence();
  people = peopleOf(presence);
});
afterAll(() => presence[Symbol.asyncDispose]());

/** Whose presence the viewer would be told of, of these people. */
async function opened(as: Viewer, ...of: Viewer[]): Promise<string[]> {
  const answer = await presence.open('presence', { userIds: of.map(({ id }) => id) }, as);
  if ('error' in answer) throw new Error(answer.error.message);
  return answer.topics.map(({ payload }) => (payload as { userId: string }).userId);
}

test('presence is for oneself, contacts and those one talks with, and for no stranger', async () => {
  const [ada, friend, fellow, stranger] = [person(), person(), person(), person()];
  presence.owners.befriend(ada.id, friend.id);
  presence.owners.seat(newId(), ada.id, fellow.id);
  await people.beat(ada);
  const statuses = await Promise.all([ada, friend, fellow, stranger].map((viewer) => people.status(viewer, ada)));
  expect(statuses).toEqual(['ONLINE', 'ONLINE', 'ONLINE', null]);
  const topics = await Promise.all([ada, friend, fellow, stranger].map((viewer) => opened(viewer, ada)));
  expect(topics).toEqual([[ada.id], [ada.id], [ada.id], []]);
});

test('a block hides each of the two from the other, whatever else is between them', async () => {
  const [ada, bob] = [person(), person()];
  presence.owners.befriend(ada.id, bob.id);
  presence.owners.seat(newId(), ada.id, bob.id);
  await people.beat(ada);
  await people.beat(bob);
  expect([await people.status(bob, ada), await people.status(ada, bob)]).toEqual(['ONLINE', 'ONLINE']);
  presence.owners.block(ada.id, bob.id);
  expect([await people.status(bob, ada), await people.status(ada, bob)]).toEqual([null, null]);
  expect([await opened(bob, ada), await opened(ada, bob)]).toEqual([[], []]);
  presence.owners.unblock(ada.id, bob.id);
  expect(await people.status(bob, ada)).toBe('ONLINE');
});

test('who has left the last common conversation sees nothing more, without any delay', async () => {
  const [ada, bob] = [person(), person()];
  const room = newId();
  presence.owners.seat(room, ada.id, bob.id);
  await people.beat(ada);
  expect(await people.status(bob, ada)).toBe('ONLINE');
  presence.owners.seat(room, ada.id);
  expect(await people.status(bob, ada)).toBeNull();
  expect(await opened(bob, ada)).toEqual([]);
});

test('a screen of people asks each owner once', async () => {
  const ada = person();
  const others = Array.from({ length: 60 }, () => person());
  presence.owners.seat(newId(), ada.id, ...others.slice(0, 30).map(({ id }) => id));
  const before = presence.owners.asked();
  const seen = await people.seen(ada, ...others);
  expect(seen.filter((one) => one !== null)).toHaveLength(30);
  expect(presence.owners.asked() - before).toBe(2);
});

test('while one of those who know is away, nothing is granted', async () => {
  await using lonely = await startPresence();
  const [ada, bob] = [person(), person()];
  lonely.owners.befriend(ada.id, bob.id);
  await peopleOf(lonely).beat(ada);
  await lonely.owners.messages.stop();
  const { data, errors } = await peopleOf(lonely).look(bob, ada);
  expect(data._entities[0].presence).toBeNull();
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAVAILABLE']);
  expect(await lonely.open('presence', { userIds: [ada.id] }, bob)).toMatchObject({
    error: { extensions: { code: 'UNAVAILABLE' } },
  });
  expect(await peopleOf(lonely).status(ada, ada)).toBe('ONLINE');
});

test('nobody is told of a presence by a passport that names no viewer or another audience', async () => {
  const ada = person();
  await people.beat(ada);
  const watch = 'subscription { presence(userIds: []) { presence { status } } }';
  const events = [{ payload: { userId: ada.id } }];
  for (const shown of [null, `presence:${newId()}`, `conversation:${newId()}`, 'presence:', `presence-own:${newId()}`, ada.id]) {
    const { data, errors } = await people.look(shown, ada);
    expect(data._entities[0].presence).toBeNull();
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    expect(await presence.resolve(watch, events, shown)).toMatchObject([
      { data: { presence: { presence: null } }, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    ]);
  }
});

test('subscriptions are opened again as soon as it is announced that two people see each other differently', async () => {
  const [ada, bob] = [person(), person()];
  const [toAda, toBob] = [await presence.hear('presence/visibility', ada.id), await presence.hear('presence/visibility', bob.id)];
  const between = { byUserId: ada.id, userId: bob.id };
  await presence.announce('users', 'person.blocked', between);
  await presence.announce('users', 'person.unblocked', between);
  await presence.announce('users', 'contact.accepted', { fromUserId: ada.id, toUserId: bob.id });
  await presence.announce('users', 'contact.removed', between);
  await expect.poll(() => [toAda.length, toBob.length], soon).toEqual([4, 4]);
  for (const change of ['joined', 'left'] as const) {
    await presence.announce('messages', 'membership.changed', { conversationId: newId(), userId: bob.id, change });
  }
  await expect.poll(() => toBob.length, soon).toBe(6);
  expect(toAda).toHaveLength(4);
  const { wakeUps, topics } = (await presence.open('presence', { userIds: [bob.id] }, ada)) as { wakeUps: string[]; topics: [] };
  expect({ wakeUps, topics }).toEqual({ wakeUps: [toAda[0]?.topic], topics: [] });
});

test('old events, as when the log is written again, wake nobody', async () => {
  const [ada, bob] = [person(), person()];
  const heard = await presence.hear('presence/visibility', bob.id);
  await presence.announce('users', 'person.blocked', { byUserId: ada.id, userId: bob.id }, new Date(Date.now() - 3_600_000));
  await presence.announce('users', 'person.unblocked', { byUserId: ada.id, userId: bob.id });
  await expect.poll(() => heard.length, soon).toBe(1);
});

test('what else changes of a person is told to those who watch them', async () => {
  const ada = person();
  const heard = await presence.hear('presence/user', ada.id);
  await presence.announce('users', 'account.changed', { userId: ada.id });
  await expect.poll(() => heard.length, soon).toBe(1);
});

test('who is erased is forgotten, and gone for those who watched', async () => {
  const [ada, bob] = [person(), person()];
  presence.owners.befriend(ada.id, bob.id);
  await people.beat(ada);
  const heard = await presence.hear('presence/user', ada.id);
  await presence.announce('users', 'account.erased', { userId: ada.id }, new Date(Date.now() - 3_600_000));
  await expect.poll(() => heard.length, soon).toBe(1);
  expect(await people.seen(bob, ada)).toEqual([{ status: 'OFFLINE', lastSeenAt: null }]);
  await expect.poll(() => presence.redis.keys(`*${ada.id}*`), soon).toEqual([]);
});
