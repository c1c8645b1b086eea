import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { Graph } from '../src/graph/graph.ts';
import { compose } from './support/compose.ts';
import { hear } from './support/hearing.ts';
import { createPost } from './support/post.ts';
import { started, startScene } from './support/scene.ts';
import { startSubgraph } from './support/subgraph.ts';
import { startTalks, talksTypeDefs } from './support/talks.ts';
import { bellTypeDefs, liveHead, startVillage } from './support/village.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const HEARD = 'subscription ($after: String) { heard(talkId: "t", after: $after) { kind number text } }';

test('open subscriptions go on through a reload, and new ones may select what it brought', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  await using moods = await startSubgraph({
    name: 'moods',
    typeDefs: `${liveHead} type Query { moods: String } type Remark @key(fields: "id") { id: ID! sentiment: String @shared }`,
    resolvers: {
      Remark: {
        __resolveReference: async (remark: object) => remark,
        sentiment: ({ id }: { id: string }) => `${id} sounds well`,
      },
    } as never,
  });
  const selecting = 'subscription { heard(talkId: "t") { kind remark { sentiment } } }';
  const early = hearing.listen('bob', selecting);
  await expect.poll(() => early.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  const ada = hearing.listen('ada', HEARD);
  await started(ada);
  const { open } = talks.asked;
  hearing.replace(compose([talks, moods]));
  const bob = hearing.listen('bob', selecting);
  await started(bob);
  talks.send('t', 'one');
  await expect.poll(() => ada.all('text')).toEqual([null, 'one']);
  await expect.poll(() => bob.all('remark').at(-1)).toEqual({ sentiment: 'one sounds well' });
  expect(talks.asked.open).toBe(open + 1);
  expect(hearing.subscriptions.stats()).toMatchObject({ subscriptions: 2, topics: 1, groups: 2 });
});

test('what was resolved by an older graph is told to nobody who listens by the newer one', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const query = 'subscription ($after: String) { heard(talkId: "t", after: $after) { kind remark { id } } }';
  const after = talks.position('t');
  const ada = hearing.listen('ada', query);
  await started(ada);
  talks.send('t', 'one');
  await expect.poll(() => ada.all('remark').at(-1)).toEqual({ id: 'one' });
  const before = talks.asked.resolve;
  hearing.replace(`${hearing.sdl}\n# newer\n`);
  const bob = hearing.listen('bob', query, { after });
  await expect.poll(() => bob.all('remark')).toEqual([{ id: 'one' }]);
  expect(talks.asked.resolve).toBe(before + 1);
});

test('what the newer graph does not have any more ends with the reason, and nothing else does', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const [ada, bob] = [hearing.listen('ada', HEARD), hearing.listen('bob', 'subscription { heard(talkId: "t") { kind change } }')];
  await started(ada, bob);
  hearing.replace(compose([{ ...talks, typeDefs: talksTypeDefs.replace('change: String @shared', '') }]));
  await expect.poll(() => bob.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  talks.send('t', 'one');
  await expect.poll(() => ada.all('text')).toEqual([null, 'one']);
});

test('a field that is not shared any more parts its listeners, from where they stand', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const ears = [hearing.listen('ada', HEARD), hearing.listen('bob', HEARD)];
  await started(...ears);
  talks.send('t', 'one');
  for (const ear of ears) await expect.poll(() => ear.all('text')).toEqual([null, 'one']);
  hearing.replace(compose([{ ...talks, typeDefs: talksTypeDefs.replace('text: String @shared', 'text: String') }]));
  talks.send('t', 'two');
  await expect.poll(() => hearing.subscriptions.stats().groups).toBe(2);
  talks.send('t', 'three');
  for (const ear of ears) await expect.poll(() => ear.all('text')).toEqual([null, 'one', 'two', 'three']);
});

test('a subscription that becomes an ordinary one is to come again', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const ada = hearing.listen('ada', 'subscription { rings { kind } }');
  await started(ada);
  hearing.replace(compose([{ ...talks, typeDefs: talksTypeDefs.replace('rings: Call @live', 'rings: Call') }]));
  await expect.poll(() => ada.restarted).toBe('the subscription is served otherwise now');
});

test('200 reloads under open subscriptions lose nothing and keep no old graph', async () => {
  await using talks = await startTalks();
  await using village = await startVillage();
  const post = createPost();
  talks.publish = (envelope) => post.deliver(envelope.topic, envelope);
  talks.start('t', 'ada', 'bob');
  const { people, bell } = village;
  const subgraphs = [talks, people, { name: 'bell', url: bell.url, typeDefs: bellTypeDefs }];
  await using hearing = hear(subgraphs, { redis: post });
  const ears = Array.from({ length: 30 }, (_, index) => hearing.listen(index % 2 === 0 ? 'ada' : 'bob', HEARD));
  const moods = Array.from({ length: 10 }, () => hearing.listen('ada', 'subscription { mood(talkId: "t") { kind mood } }'));
  const relayed = hearing.listen('ada', 'subscription { rang(tower: "north") { number by { name } } }');
  await started(...ears, ...moods);
  await expect.poll(() => bell.listening.length).toBe(1);
  const old: WeakRef<Graph>[] = [];
  for (let round = 1; round <= 200; round += 1) {
    old.push(new WeakRef(hearing.replace(`${hearing.sdl}\n# ${round}\n`)));
    talks.send('t', `message ${round}`);
    if (round % 20 === 0) for (const ear of ears) await expect.poll(() => ear.all('text').at(-1)).toBe(`message ${round}`);
  }
  bell.ring('north', { number: 1, by: { id: 'p7' } });
  await expect.poll(() => relayed.told).toEqual([{ number: 1, by: { name: 'Name of p7' } }]);
  for (const ear of ears) expect(ear.all('number')).toEqual([null, ...Array.from({ length: 200 }, (_, index) => index + 1)]);
  await expect
    .poll(
      () => {
        collectGarbage();
        return old.filter((graph) => graph.deref() !== undefined).length;
      },
      { timeout: 10_000 },
    )
    .toBeLessThan(4);
  expect(hearing.subscriptions.stats()).toMatchObject({ subscriptions: 41, groups: 2, members: 40 });
}, 120_000);
