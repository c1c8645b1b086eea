import { expect, test } from 'vitest';
import { started, startScene } from './support/scene.ts';
import { membershipsTopic, moodTopic, talkTopic } from './support/talks.ts';
import { viewerOf } from './support/village.ts';

const HEARD = 'subscription ($after: String) { heard(talkId: "t", after: $after) { kind number text } }';
const EVERYTHING =
  'subscription ($positions: [TalkPosition!]) { everything(positions: $positions) { kind talkId position text } }';
const MOOD = 'subscription { mood(talkId: "t") { kind mood } }';

const codes = (errors: readonly { extensions?: { code?: unknown } }[] | null) =>
  errors?.map(({ extensions }) => extensions?.code);

test('whoever may not listen is told so, and so is whoever asks for what is not there', async () => {
  await using here = await startScene();
  const stranger = here.hearing.listen('eve', HEARD);
  const wrong = here.hearing.listen('ada', 'subscription { unheard { kind } }');
  const misplaced = here.hearing.listen('ada', HEARD, { after: 'no position' });
  await expect.poll(() => codes(stranger.errors)).toEqual(['NOT_FOUND']);
  await expect.poll(() => codes(wrong.errors)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  await expect.poll(() => codes(misplaced.errors)).toEqual(['BAD_USER_INPUT']);
  expect(here.hearing.subscriptions.stats()).toMatchObject({ subscriptions: 0, topics: 0 });
});

test('a member who is removed hears neither of the removal nor of anything after it', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const [ada, bob] = [hearing.listen('ada', HEARD), hearing.listen('bob', HEARD)];
  await started(ada, bob);
  talks.send('t', 'one');
  talks.remove('t', 'bob');
  talks.send('t', 'two');
  await expect.poll(() => ada.all('text')).toEqual([null, 'one', 'bob was removed', 'two']);
  await expect.poll(() => codes(bob.errors)).toEqual(['NOT_FOUND']);
  expect(bob.all('text')).not.toContain('bob was removed');
  expect(bob.all('text')).not.toContain('two');
});

test('a removal ends at once also what is being resolved at that moment', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const [ada, bob] = [hearing.listen('ada', HEARD), hearing.listen('bob', HEARD)];
  await started(ada, bob);
  const { promise, resolve } = Promise.withResolvers<void>();
  talks.hold.resolve = promise;
  talks.send('t', 'on its way');
  await expect.poll(() => talks.asked.resolve).toBe(2);
  talks.remove('t', 'bob');
  resolve();
  await expect.poll(() => ada.all('text')).toEqual([null, 'on its way', 'bob was removed']);
  await expect.poll(() => codes(bob.errors)).toEqual(['NOT_FOUND']);
  expect(bob.told).toHaveLength(1);
});

test('a removal whose envelope is lost takes effect before what is made good is told', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const [ada, bob] = [hearing.listen('ada', HEARD), hearing.listen('bob', HEARD)];
  await started(ada, bob);
  const hearAgain = here.swallow();
  talks.remove('t', 'bob');
  hearAgain();
  talks.send('t', 'after it');
  await expect.poll(() => ada.all('text')).toEqual([null, 'bob was removed', 'after it']);
  await expect.poll(() => codes(bob.errors)).toEqual(['NOT_FOUND']);
  expect(bob.told).toHaveLength(1);
});

test('a replay tells nothing to whoever was removed while it was on its way', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const bob = hearing.listen('bob', HEARD);
  await started(bob);
  for (let number = 1; number <= 5; number += 1) talks.send('t', 'for members');
  await expect.poll(() => bob.told.length).toBe(6);
  const { promise, resolve } = Promise.withResolvers<void>();
  talks.hold.replay = promise;
  const asked = talks.asked.replay;
  const again = hearing.listen('bob', HEARD, { after: 'e1/2/0' });
  await expect.poll(() => talks.asked.replay).toBe(asked + 1);
  here.swallow();
  talks.remove('t', 'bob');
  resolve();
  await expect.poll(() => codes(again.errors)).toEqual(['NOT_FOUND']);
  expect(again.told).toEqual([]);
});

test('while Redis was away a removal was missed: nobody hears anything before having been asked about', async () => {
  await using here = await startScene();
  const { talks, post, hearing } = here;
  const [ada, bob] = [hearing.listen('ada', HEARD), hearing.listen('bob', HEARD)];
  await started(ada, bob);
  post.lose();
  talks.remove('t', 'bob');
  const { promise, resolve } = Promise.withResolvers<void>();
  talks.hold.open = promise;
  const { open, replay } = talks.asked;
  talks.send('t', 'while it was away');
  post.comeBack();
  talks.send('t', 'when it was back');
  await expect.poll(() => talks.asked.open).toBe(open + 2);
  await expect.poll(() => talks.asked.replay).toBeGreaterThan(replay);
  expect([ada.told.length, bob.told.length]).toEqual([1, 1]);
  resolve();
  await expect.poll(() => ada.all('text').slice(1)).toEqual(['bob was removed', 'while it was away', 'when it was back']);
  await expect.poll(() => codes(bob.errors)).toEqual(['NOT_FOUND']);
  expect(bob.told).toHaveLength(1);
});

test('an inbox goes on when one of its talks is lost, and is told of the end of that one alone', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  talks.start('u', 'bob', 'ada');
  const [ada, bob] = [hearing.listen('ada', EVERYTHING), hearing.listen('bob', EVERYTHING)];
  for (const ear of [ada, bob]) await expect.poll(() => ear.all('talkId').sort()).toEqual(['t', 'u']);
  talks.remove('t', 'bob');
  await expect.poll(() => bob.told.at(-1)).toMatchObject({ kind: 'ended', talkId: 't', position: 'e1/0/0' });
  talks.send('t', 'for ada');
  talks.send('u', 'for both');
  await expect.poll(() => bob.told.at(-1)).toMatchObject({ kind: 'event', talkId: 'u', text: 'for both' });
  await expect.poll(() => ada.all('text').filter((text) => text !== null)).toEqual(['bob was removed', 'for ada', 'for both']);
  expect(bob.all('text')).not.toContain('for ada');
  expect(ada.all('kind')).not.toContain('ended');
  // Back again, it begins anew.
  talks.join('t', 'bob');
  await expect.poll(() => bob.told.at(-1)).toMatchObject({ kind: 'started', talkId: 't', position: 'e1/3/3' });
  talks.send('t', 'welcome');
  await expect.poll(() => bob.told.at(-1)).toMatchObject({ kind: 'event', talkId: 't', text: 'welcome' });
});

test('inboxes share the group of each talk, and one that comes back goes on in each from its position', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  for (let number = 1; number <= 9; number += 1) talks.start(`talk ${number}`, 'ada', 'bob');
  const inboxes = Array.from({ length: 40 }, (_, index) => hearing.listen(index % 2 === 0 ? 'ada' : 'bob', EVERYTHING));
  for (const inbox of inboxes) await expect.poll(() => inbox.told).toHaveLength(10);
  expect(hearing.subscriptions.stats()).toMatchObject({ groups: 10, members: 400 });
  const before = talks.asked.resolve;
  for (let number = 1; number <= 9; number += 1) talks.send(`talk ${number}`, 'hello');
  for (const inbox of inboxes) await expect.poll(() => inbox.told).toHaveLength(19);
  expect(talks.asked.resolve - before).toBe(9);

  inboxes[0]?.subscription.close();
  const positions = Array.from({ length: 9 }, (_, index) => ({ talkId: `talk ${index + 1}`, position: 'e1/1/1' }));
  talks.send('talk 3', 'missed');
  const again = hearing.listen('ada', EVERYTHING, { positions: [...positions, { talkId: 't', position: 'e1/0/0' }] });
  await expect.poll(() => again.told).toMatchObject([{ kind: 'event', talkId: 'talk 3', text: 'missed' }]);
});

test('an inbox that comes back is told of a talk that was lost meanwhile', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  talks.start('u', 'ada');
  talks.remove('t', 'ada');
  const positions = ['t', 'u'].map((talkId) => ({ talkId, position: 'e1/0/0' }));
  const ada = hearing.listen('ada', EVERYTHING, { positions });
  await expect.poll(() => ada.told).toMatchObject([{ kind: 'ended', talkId: 't' }]);
  talks.send('u', 'hello');
  await expect.poll(() => ada.told.at(-1)).toMatchObject({ talkId: 'u', text: 'hello' });
});

test('a talk that is joined between the opening of an inbox and the acknowledgement of Redis is in it', async () => {
  await using here = await startScene();
  const { talks, post, hearing } = here;
  post.holdAcknowledgements();
  const ada = hearing.listen('ada', EVERYTHING);
  await expect.poll(() => post.topics.has(membershipsTopic('ada'))).toBe(true);
  const hearAgain = here.swallow();
  talks.start('new', 'ada');
  hearAgain();
  post.acknowledge();
  await expect.poll(() => ada.all('talkId').sort()).toEqual(['new', 't']);
});

test('whoever is removed hears no more of ephemeral topics either', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const [ada, bob] = [hearing.listen('ada', MOOD), hearing.listen('bob', MOOD)];
  await started(ada, bob);
  talks.remove('t', 'bob');
  talks.setMood('t', 'sad');
  await expect.poll(() => codes(bob.errors)).toEqual(['NOT_FOUND']);
  await expect.poll(() => ada.all('mood').at(-1)).toBe('sad');
  expect(bob.all('mood')).not.toContain('sad');
});

test('a removal between opening and acknowledgement ends an ephemeral subscription', async () => {
  await using here = await startScene();
  const { talks, post, hearing } = here;
  post.holdAcknowledgements();
  const bob = hearing.listen('bob', MOOD);
  await expect.poll(() => post.topics.has(moodTopic('t'))).toBe(true);
  const hearAgain = here.swallow();
  talks.remove('t', 'bob');
  hearAgain();
  post.acknowledge();
  await expect.poll(() => codes(bob.errors)).toEqual(['NOT_FOUND']);
});

test('rights to what is ephemeral are asked for again from time to time', async () => {
  await using here = await startScene({ limits: { ephemeralOpenedAgainMs: 20, dueEveryMs: 5 } });
  const { talks, hearing } = here;
  const bob = hearing.listen('bob', MOOD);
  await started(bob);
  here.swallow();
  talks.remove('t', 'bob');
  await expect.poll(() => codes(bob.errors)).toEqual(['NOT_FOUND']);
});

test('renewed credentials are asked about before anything more is told, and nothing is missed', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const ada = hearing.listen('ada', 'subscription { heard(talkId: "t") { kind text mine } }');
  await started(ada);
  const { promise, resolve } = Promise.withResolvers<void>();
  talks.hold.open = promise;
  const { open } = talks.asked;
  ada.subscription.renew({ ...viewerOf('ada'), roles: ['USER', 'ADMIN'] });
  talks.send('t', 'meanwhile');
  await expect.poll(() => talks.asked.open).toBe(open + 1);
  expect(ada.told).toHaveLength(1);
  resolve();
  await expect.poll(() => ada.all('text')).toEqual([null, 'meanwhile']);
});

test('an answer that was given before a removal lets nobody back in', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const bob = hearing.listen('bob', MOOD);
  await started(bob);
  const { promise, resolve } = Promise.withResolvers<void>();
  talks.holdAnswers = promise;
  const { open } = talks.asked;
  bob.subscription.renew({ ...viewerOf('bob'), roles: ['USER', 'ADMIN'] });
  await expect.poll(() => talks.asked.open).toBe(open + 1);
  talks.remove('t', 'bob');
  talks.setMood('t', 'only for members');
  talks.holdAnswers = Promise.resolve();
  resolve();
  await expect.poll(() => codes(bob.errors)).toEqual(['NOT_FOUND']);
  expect(bob.all('mood')).toEqual(['calm']);
});

test('a refusal of earlier credentials ends nothing that the renewed ones allow', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const { promise, resolve } = Promise.withResolvers<void>();
  talks.hold.open = promise;
  const ear = hearing.listen('eve', HEARD);
  await expect.poll(() => talks.asked.open).toBe(1);
  ear.subscription.renew(viewerOf('ada'));
  resolve();
  await started(ear);
});

test('a page of a replay that was asked for others is no answer for whoever joins them meanwhile', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  await started(hearing.listen('ada', HEARD));
  for (const text of ['one', 'two']) talks.send('t', text);
  const { promise, resolve } = Promise.withResolvers<void>();
  talks.hold.replay = promise;
  const { replay, open } = talks.asked;
  const ada = hearing.listen('ada', HEARD, { after: 'e1/1/0' });
  await expect.poll(() => talks.asked.replay).toBe(replay + 1);
  const bob = hearing.listen('bob', HEARD, { after: 'e1/1/0' });
  await expect.poll(() => talks.asked.open).toBe(open + 2);
  await expect.poll(() => hearing.subscriptions.stats().members).toBe(3);
  here.swallow();
  talks.remove('t', 'bob');
  talks.send('t', 'only for members');
  resolve();
  await expect.poll(() => ada.all('text')).toContain('only for members');
  await expect.poll(() => codes(bob.errors)).toEqual(['NOT_FOUND']);
  expect(bob.told).toEqual([]);
});

test('whom a replay names as lost hears no more, also where nothing else has happened', async () => {
  await using here = await startScene();
  const { talks, post, hearing } = here;
  const [ada, bob] = [hearing.listen('ada', HEARD), hearing.listen('bob', HEARD)];
  await started(ada, bob);
  talks.forget('t', 'bob');
  post.deliver(talkTopic('t'), { id: '1', topic: talkTopic('t'), at: '', payload: {}, revision: 9 });
  await expect.poll(() => codes(bob.errors)).toEqual(['NOT_FOUND']);
  talks.send('t', 'one');
  await expect.poll(() => ada.all('text')).toEqual([null, 'one']);
});

test('an envelope that has no part in the history of a topic may end somebody, or have them asked about', async () => {
  await using here = await startScene();
  const { talks, post, hearing } = here;
  const [ada, bob, other] = [hearing.listen('ada', HEARD), hearing.listen('bob', HEARD), hearing.listen('bob', MOOD)];
  await started(ada, bob, other);
  talks.forget('t', 'bob');
  post.deliver(talkTopic('t'), { id: '1', topic: talkTopic('t'), at: '', payload: {}, ends: ['bob'] });
  post.deliver(moodTopic('t'), { id: '2', topic: moodTopic('t'), at: '', payload: { talkId: 't' }, reopen: ['bob'] });
  for (const ear of [bob, other]) await expect.poll(() => codes(ear.errors)).toEqual(['NOT_FOUND']);
  const { open } = talks.asked;
  post.deliver(talkTopic('t'), { id: '3', topic: talkTopic('t'), at: '', payload: {}, reopen: ['ada', 'bob'] });
  await expect.poll(() => talks.asked.open).toBe(open + 1);
  expect(ada.errors).toBeNull();
});

test('whoever is removed while their opening is answered is not told of it, nor of what comes after', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const ada = hearing.listen('ada', HEARD);
  await started(ada);
  const { promise, resolve } = Promise.withResolvers<void>();
  talks.holdAnswers = promise;
  const { open } = talks.asked;
  const bob = hearing.listen('bob', HEARD);
  await expect.poll(() => talks.asked.open).toBe(open + 1);
  talks.remove('t', 'bob');
  talks.send('t', 'only for members');
  await expect.poll(() => ada.all('text')).toEqual([null, 'bob was removed', 'only for members']);
  talks.holdAnswers = Promise.resolve();
  resolve();
  await expect.poll(() => codes(bob.errors)).toEqual(['NOT_FOUND']);
  expect(bob.all('text').filter((text) => text !== null)).toEqual([]);
});

test('what comes before all topics are heard again is told to nobody who was removed while Redis was away', async () => {
  await using here = await startScene();
  const { talks, post, hearing } = here;
  const [ada, bob] = [hearing.listen('ada', MOOD), hearing.listen('bob', MOOD)];
  await started(ada, bob);
  post.lose();
  const hearAgain = here.swallow();
  talks.remove('t', 'bob');
  hearAgain();
  talks.setMood('t', 'only for members');
  // Whatever would be told by now has been told when this one is.
  await started(hearing.listen('ada', 'subscription { mood(talkId: "t") { kind } }'));
  post.comeBack();
  await expect.poll(() => codes(bob.errors)).toEqual(['NOT_FOUND']);
  await expect.poll(() => ada.all('mood').at(-1)).toBe('only for members');
  expect(bob.all('mood')).toEqual(['calm']);
});
