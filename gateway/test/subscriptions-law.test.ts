import { setImmediate as turn } from 'node:timers/promises';
import type { Envelope } from '@parley/kit/topics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ear, type Hearing, hear } from './support/hearing.ts';
import { createPost, type Post } from './support/post.ts';
import { startTalks, type Talks } from './support/talks.ts';

const HEARD =
  'subscription ($talk: ID!, $after: String) { heard(talkId: $talk, after: $after) { kind position number change text } }';

/** A client as the contract wants it: loads where it is told to, and applies what it is told after. */
class Client {
  readonly texts = new Map<number, string>();
  known = 0;
  position: string | null = null;
  #ear: Ear | null = null;
  #read = 0;

  constructor(
    readonly hearing: Hearing,
    readonly talks: Talks,
    readonly talk: string,
  ) {}

  connect(): void {
    if (this.#ear !== null) return;
    this.#read = 0;
    this.#ear = this.hearing.listen('ada', HEARD, { talk: this.talk, after: this.position });
  }

  /** Whatever came until now was received; of the rest nothing. */
  drop(): void {
    this.receive();
    this.#ear?.subscription.close();
    this.#ear = null;
  }

  receive(): void {
    const told = this.#ear?.told ?? [];
    expect(this.#ear?.errors ?? null).toBeNull();
    for (; this.#read < told.length; this.#read += 1) this.#apply(told[this.#read] as never);
  }

  #apply({ kind, position, number, change, text }: Record<'kind' | 'position' | 'change' | 'text', string> & { number: number }) {
    this.position = position;
    if (kind === 'started' || kind === 'reset') {
      this.texts.clear();
      this.talks.texts(this.talk).forEach((one, index) => void this.texts.set(index + 1, one));
      this.known = Number(position.split('/')[1]);
      return;
    }
    // Each message is told of as new once, and in order.
    if (change === 'sent') expect(number).toBe(this.known + 1);
    else expect(number).toBeLessThanOrEqual(this.known);
    if (change === 'sent') this.known = number;
    this.texts.set(number, text);
  }

  agrees(): boolean {
    this.receive();
    const texts = this.talks.texts(this.talk);
    return this.known === texts.length && texts.every((text, index) => this.texts.get(index + 1) === text);
  }
}

type Step =
  | { kind: 'send' | 'lose' | 'comeBack' | 'turn' | 'flush' }
  | { kind: 'edit' | 'deliver' | 'repeat' | 'swallow' | 'connect' | 'drop'; which: number };

const which = fc.nat(7);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant<Step>({ kind: 'send' }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('edit' as const), which }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('deliver' as const), which }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('repeat' as const, 'swallow' as const), which }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('connect' as const), which }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('drop' as const), which }) },
    { weight: 6, arbitrary: fc.constantFrom<Step>({ kind: 'turn' }, { kind: 'turn' }, { kind: 'flush' }) },
    { weight: 1, arbitrary: fc.constantFrom<Step>({ kind: 'lose' }, { kind: 'comeBack' }) },
  ),
  { minLength: 5, maxLength: 60 },
);

async function live(all: readonly Step[], hearing: Hearing, talks: Talks, post: Post, talk: string): Promise<Client[]> {
  const underWay: Envelope<object>[] = [];
  talks.publish = (envelope) => void (envelope.revision !== undefined && underWay.push(envelope));
  talks.start(talk, 'ada');
  const clients = Array.from({ length: 4 }, () => new Client(hearing, talks, talk));
  const client = (index: number) => clients[index % clients.length] as Client;
  const deliver = (envelope: Envelope<object> | undefined) => envelope && post.deliver(envelope.topic, envelope);
  for (const step of all) {
    const index = 'which' in step && underWay.length > 0 ? step.which % underWay.length : 0;
    const length = talks.texts(talk).length;
    if (step.kind === 'send') talks.send(talk, `message ${length + 1}`);
    else if (step.kind === 'edit') length > 0 && talks.edit(talk, 1 + (step.which % length), `edited ${Math.random()}`);
    else if (step.kind === 'deliver') deliver(underWay.splice(index, 1)[0]);
    else if (step.kind === 'repeat') deliver(underWay[index]);
    else if (step.kind === 'swallow') underWay.splice(index, 1);
    else if (step.kind === 'connect') client(step.which).connect();
    else if (step.kind === 'drop') client(step.which).drop();
    else if (step.kind === 'lose') post.lose();
    else if (step.kind === 'comeBack') post.comeBack();
    else if (step.kind === 'flush') while (underWay.length > 0) deliver(underWay.shift());
    else for (let turns = 0; turns < 4; turns += 1) await turn();
  }
  post.comeBack();
  for (const one of clients) one.connect();
  return clients;
}

test('whatever is late, doubled, swallowed or dropped, each is told of every message once as new, and ends with what is there', async () => {
  await using talks = await startTalks();
  const post = createPost();
  const local = new Map([['talks', talks.subgraph]]);
  await using hearing = hear([talks], { redis: post, local, limits: { page: 3, logEvents: 4, headsEveryMs: 10 } });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      run += 1;
      const clients = await live(all, hearing, talks, post, `talk ${run}`);
      await expect
        .poll(() => clients.map((client) => client.agrees()), { interval: 5, timeout: 5_000 })
        .toEqual([true, true, true, true]);
      for (const client of clients) client.drop();
    }),
    { numRuns: 60 },
  );
  expect(hearing.subscriptions.stats()).toMatchObject({ subscriptions: 0, groups: 0, members: 0 });
});
