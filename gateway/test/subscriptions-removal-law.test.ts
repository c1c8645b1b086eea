import { setImmediate as turn } from 'node:timers/promises';
import type { Envelope } from '@parley/kit/topics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ear, hear } from './support/hearing.ts';
import { createPost, type Post } from './support/post.ts';
import { startTalks, type Talks } from './support/talks.ts';

const HEARD = 'subscription ($talk: ID!, $after: String) { heard(talkId: $talk, after: $after) { kind position text } }';

type Kind = 'send' | 'remove' | 'invite' | 'deliver' | 'swallow' | 'connect' | 'drop' | 'lose' | 'comeBack' | 'turns';

interface Step {
  kind: Kind;
  which: number;
}

const step = (weight: number, kind: Kind) => ({ weight, arbitrary: fc.record({ kind: fc.constant(kind), which: fc.nat(15) }) });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    step(6, 'send'),
    step(2, 'remove'),
    step(2, 'invite'),
    step(6, 'deliver'),
    step(1, 'swallow'),
    step(4, 'connect'),
    step(1, 'drop'),
    step(1, 'lose'),
    step(1, 'comeBack'),
    step(5, 'turns'),
  ),
  { minLength: 20, maxLength: 80 },
);

const numberOf = (position: string | undefined) => position?.split('/')[1];

/** Bob is a member now and then, and listens whenever he can. What is said while he is none he may hear only once he is one again. */
async function live(
  all: readonly Step[],
  talks: Talks,
  post: Post,
  listen: (told: (text: string) => void, after: string | null) => Ear,
  talk: string,
) {
  const underWay: Envelope<object>[] = [];
  talks.publish = (envelope) => void (envelope.revision !== undefined && underWay.push(envelope));
  talks.start(talk, 'ada', 'bob');
  let member = true;
  let position: string | null = null;
  let ear: Ear | null = null;
  const overheard: string[] = [];
  const told = (text: string) => {
    if (!member && text.startsWith('without bob')) overheard.push(text);
  };
  for (const { kind, which } of all) {
    if (ear?.errors != null) ear = null;
    position = ear?.all<string>('position').at(-1) ?? position;
    // Mostly in order: what is not waits for what is missing.
    const envelope = underWay[which < 12 ? 0 : which % Math.max(1, underWay.length)];
    if (kind === 'send') talks.send(talk, member ? 'for all' : 'without bob');
    else if (kind === 'remove' && member) {
      talks.remove(talk, 'bob');
      member = false;
    } else if (kind === 'invite' && !member) {
      talks.join(talk, 'bob');
      member = true;
    } else if (kind === 'connect') ear ??= listen(told, which % 2 === 0 ? position : null);
    else if (kind === 'drop') {
      ear?.subscription.close();
      ear = null;
    } else if (kind === 'lose') post.lose();
    else if (kind === 'comeBack') post.comeBack();
    else if (kind === 'turns') for (let turns = 0; turns < 4 * which; turns += 1) await turn();
    else if (envelope !== undefined) {
      underWay.splice(underWay.indexOf(envelope), 1);
      if (kind === 'deliver') post.deliver(envelope.topic, envelope);
    }
  }
  post.comeBack();
  if (member) talks.remove(talk, 'bob');
  member = false;
  talks.send(talk, 'without bob');
  for (const envelope of underWay) post.deliver(envelope.topic, envelope);
  if (ear !== null) await expect.poll(() => ear?.errors, { interval: 5 }).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  expect(overheard).toEqual([]);
}

test('whatever is late, swallowed or dropped, nobody hears what was said after their removal before they are back', async () => {
  await using talks = await startTalks();
  const post = createPost();
  const local = new Map([['talks', talks.subgraph]]);
  await using hearing = hear([talks], { redis: post, local, limits: { page: 3, headsEveryMs: 10 } });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      run += 1;
      const talk = `talk ${run}`;
      const ada = hearing.listen('ada', HEARD, { talk });
      const listen = (told: (text: string) => void, after: string | null) =>
        hearing.listen(
          'bob',
          HEARD,
          { talk, after },
          { next: (payload) => told(String(JSON.parse(payload.toString()).data?.heard?.text)) },
        );
      await live(all, talks, post, listen, talk);
      await expect.poll(() => numberOf(ada.all<string>('position').at(-1)), { interval: 5 }).toBe(numberOf(talks.position(talk)));
      ada.subscription.close();
    }),
    { numRuns: 100 },
  );
  expect(hearing.subscriptions.stats()).toMatchObject({ subscriptions: 0, groups: 0, members: 0 });
}, 120_000);
