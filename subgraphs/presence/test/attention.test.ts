import { newId } from '@parley/kit/id';
import type { Viewer } from '@parley/kit/passport';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HEARTBEAT, peopleOf, person, soon, startPresence, type TestPresence } from './support/presence.ts';

let presence: TestPresence;
let people: ReturnType<typeof peopleOf>;
/** A node at which devices are soon gone. */
let quick: TestPresence;
beforeAll(async () => {
  presence = await startPresence();
  people = peopleOf(presence);
  quick = await startPresence({ settings: { PRESENCE_GONE_AFTER_SECONDS: '1' }, beside: presence });
});
afterAll(async () => {
  await quick[Symbol.asyncDispose]();
  await presence[Symbol.asyncDispose]();
});

const attention = async (...of: Viewer[]) => {
  const { answers } = await presence.question(
    'notifications',
    'attention',
    of.map(({ id }) => id),
  );
  return answers;
};
const nobodyThere = { chosen: 'ONLINE', isHere: false, showing: [] };

test('somebody is here while they use a device, and has an eye on what it shows', async () => {
  const [ada, bob, one, other] = [person(), person(), newId(), newId()];
  expect(await attention(ada, bob)).toEqual([nobodyThere, nobodyThere]);
  await people.beat(ada, 'ACTIVE', 'phone', { showing: one });
  await people.beat(bob, 'ACTIVE', 'phone');
  expect(await attention(bob, ada)).toEqual([
    { chosen: 'ONLINE', isHere: true, showing: [] },
    { chosen: 'ONLINE', isHere: true, showing: [one] },
  ]);
  await people.beat(ada, 'ACTIVE', 'phone', { showing: other });
  await people.beat(ada, 'ACTIVE', 'desk', { showing: other });
  expect(await attention(ada)).toEqual([{ chosen: 'ONLINE', isHere: true, showing: [other] }]);
  await people.beat(ada, 'ACTIVE', 'desk', { showing: one });
  const [{ showing }] = (await attention(ada)) as [{ showing: string[] }];
  expect(showing.sort()).toEqual([one, other].sort());
});

test('a device that nobody uses, that is closed, or that is gone shows nothing to anybody', async () => {
  const [ada, bob, cyd, id] = [person(), person(), person(), newId()];
  for (const one of [ada, bob]) await people.beat(one, 'ACTIVE', 'phone', { showing: id });
  await peopleOf(quick).beat(cyd, 'ACTIVE', 'phone', { showing: id });
  await people.beat(ada, 'IDLE', 'phone', { showing: id });
  await people.beat(bob, 'CLOSED', 'phone', { showing: id });
  expect(await attention(ada, bob)).toEqual([nobodyThere, nobodyThere]);
  await expect.poll(() => attention(cyd), soon).toEqual([nobodyThere]);
  await people.beat(ada, 'ACTIVE', 'phone');
  expect(await attention(ada)).toEqual([{ chosen: 'ONLINE', isHere: true, showing: [] }]);
});

test('what somebody has chosen is told with it, also of who hides', async () => {
  for (const chosen of ['AWAY', 'DND', 'INVISIBLE']) {
    const [ada, id] = [person(), newId()];
    await people.choose(ada, chosen);
    expect(await attention(ada)).toEqual([{ ...nobodyThere, chosen }]);
    await people.beat(ada, 'ACTIVE', 'phone', { showing: id });
    expect(await attention(ada)).toEqual([{ chosen, isHere: true, showing: [id] }]);
  }
});

test('what a device shows is told to nobody who watches, and changes nothing that they see', async () => {
  const [ada, bob] = [person(), person()];
  presence.owners.befriend(ada.id, bob.id);
  await people.beat(ada, 'ACTIVE', 'phone');
  const heard = await presence.hear('presence/user', ada.id);
  const id = newId();
  await people.beat(ada, 'ACTIVE', 'phone', { showing: id });
  await people.choose(ada, 'DND');
  await expect.poll(() => heard.length, soon).toBe(1);
  expect(JSON.stringify(heard)).not.toContain(id);
  expect(JSON.stringify(await people.seen(bob, ada))).not.toContain(id);
});

test.each(['', 'x', '{x}', "'; --", newId().toUpperCase(), `${newId()},${newId()}`, 'x'.repeat(100_000)])(
  'a device that shows %j is refused',
  async (showing) => {
    const answer = await presence.graph(HEARTBEAT, { input: { deviceId: 'phone', state: 'ACTIVE', showing } }, person());
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'showing' } }]);
  },
);

test('attention is for the notifications subgraph alone, and refuses keys that are none', async () => {
  for (const asker of ['messages', 'files', 'users']) {
    expect(await presence.question(asker, 'attention', [newId()])).toEqual({ status: 403 });
  }
  expect(await presence.question('notifications', 'attention', [])).toEqual({ status: 200, answers: [] });
  for (const keys of [[null], ['x'], [{}], [newId().toUpperCase()], 'x', null]) {
    expect(await presence.question('notifications', 'attention', keys)).toEqual({ status: 400 });
  }
});
