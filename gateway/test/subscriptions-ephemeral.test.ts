import { expect, test } from 'vitest';
import { started, startScene } from './support/scene.ts';

const MOOD = 'subscription { mood(talkId: "t") { kind mood } }';
const RINGS = 'subscription { rings { kind id } }';

test('an ephemeral subscription is told how things are, and then of each change, once for all', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  talks.setMood('t', 'glad');
  const ears = Array.from({ length: 20 }, (_, index) => hearing.listen(index % 2 === 0 ? 'ada' : 'bob', MOOD));
  await started(...ears);
  const before = talks.asked.resolve;
  talks.setMood('t', 'sad');
  for (const ear of ears) await expect.poll(() => ear.all('mood')).toEqual(['glad', 'sad']);
  expect(talks.asked.resolve - before).toBe(1);
});

test('of changes with one key that come while one is resolved only the last is told', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const ada = hearing.listen('ada', MOOD);
  await started(ada);
  const { promise, resolve } = Promise.withResolvers<void>();
  const before = talks.asked.resolve;
  talks.hold.resolve = promise;
  for (let round = 0; round <= 100; round += 1) {
    talks.setMood('t', `mood ${round}`);
    if (round === 0) await expect.poll(() => talks.asked.resolve).toBe(before + 1);
  }
  resolve();
  await expect.poll(() => ada.all('mood').at(-1)).toBe('mood 100');
  expect(talks.asked.resolve - before).toBe(2);
  expect(new Set(ada.keys.slice(1)).size).toBe(1);
});

test('what has no key is told each time, in its order, also while the subgraph is away', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const [ada, bob] = [hearing.listen('ada', RINGS), hearing.listen('bob', RINGS)];
  await started(ada, bob);
  talks.away = true;
  const rings = Array.from({ length: 30 }, (_, index) => `ring ${index}`);
  for (const ring of rings) talks.ring('ada', ring);
  await expect.poll(() => hearing.logged().some(({ failures }) => Number(failures) > 1)).toBe(true);
  talks.away = false;
  await expect.poll(() => ada.all('id').slice(1)).toEqual(rings);
  expect(ada.keys.every((key) => key === undefined)).toBe(true);
  expect(bob.told).toHaveLength(1);
});

test.each([{ waitingEvents: 10 }, { logBytes: 1_000 }])(
  'whoever would have to be told too much at once is to come again: %o',
  async (limits) => {
    await using here = await startScene({ limits });
    const { talks, hearing } = here;
    const ada = hearing.listen('ada', RINGS);
    await started(ada);
    talks.away = true;
    for (let round = 0; round <= 20; round += 1) talks.ring('ada', `ring ${round}`);
    await expect.poll(() => ada.restarted).toBe('too much has happened meanwhile');
    expect(hearing.subscriptions.stats().subscriptions).toBe(0);
  },
);

test('after Redis was away it is told afresh how things are', async () => {
  await using here = await startScene();
  const { talks, post, hearing } = here;
  const ada = hearing.listen('ada', MOOD);
  await started(ada);
  post.lose();
  talks.setMood('t', 'changed meanwhile');
  post.comeBack();
  await expect.poll(() => ada.told.at(-1)).toEqual({ kind: 'started', mood: 'changed meanwhile' });
});
