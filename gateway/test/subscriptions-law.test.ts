import { setImmediate as turn } from 'node:timers/promises';
import type { Envelope } from '@parley/kit/topics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ear, type Hearing, hear } from './support/hearing.ts';
import { createPost, type Post } from './support/post.ts';
import { startTalks, type Talks } from './support/talks.ts';

const HEARD =
  'subscription ($talk: ID!, $after: String) { heard(talkId: $talk, after: $after) { kind position number change text } }';

/** One of several, which hear each by themselves. */
interface Gateway {
  hearing: Hearing;
  post: Post;
  /** What was published and not delivered to it yet. */
  underWay: Envelope<object>[];
}

/** A client as the contract wants it: loads where it is told to, and applies what it is told after. */
class Client {
  readonly texts = new Map<number, string>();
  known = 0;
  position: string | null = null;
  #ear: Ear | null = null;
  #read = 0;

  constructor(
    readonly gateways: readonly Gateway[],
    readonly talks: Talks,
    readonly talk: string,
  ) {}

  connect(to: number): void {
    const gateway = this.gateways[to % this.gateways.length];
    if (this.#ear !== null || gateway === undefined) return;
    this.#read = 0;
    this.#ear = gateway.hearing.listen('ada', HEARD, { talk: this.talk, after: this.position });
  }

  /** In the middle of what is told: so much of it has arrived, and nothing of the rest. */
  drop(arrived: number): void {
    this.receive(arrived);
    this.#ear?.subscription.close();
    this.#ear = null;
  }

  receive(atMost = Number.POSITIVE_INFINITY): void {
    const told = (this.#ear?.told ?? []).slice(0, this.#read + atMost);
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

type Kind = 'send' | 'edit' | 'deliver' | 'repeat' | 'swallow' | 'flush' | 'connect' | 'drop' | 'lose' | 'comeBack' | 'turns';

interface Step {
  kind: Kind;
  which: number;
}

const step = (weight: number, kind: Kind) => ({ weight, arbitrary: fc.record({ kind: fc.constant(kind), which: fc.nat(31) }) });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    step(6, 'send'),
    step(3, 'edit'),
    step(6, 'deliver'),
    step(1, 'repeat'),
    step(1, 'swallow'),
    step(2, 'flush'),
    step(4, 'connect'),
    step(3, 'drop'),
    step(4, 'turns'),
    step(1, 'lose'),
    step(1, 'comeBack'),
  ),
  { minLength: 5, maxLength: 60 },
);
const RUNS = 100;

async function live(all: readonly Step[], gateways: readonly Gateway[], talks: Talks, talk: string): Promise<Client[]> {
  talks.publish = (envelope) => {
    if (envelope.revision !== undefined) for (const { underWay } of gateways) underWay.push(envelope);
  };
  talks.start(talk, 'ada');
  const clients = Array.from({ length: 4 }, () => new Client(gateways, talks, talk));
  for (const step of all) {
    const chosen = step.which;
    const { post, underWay } = gateways[chosen % gateways.length] as Gateway;
    const index = (chosen >> 1) % Math.max(1, underWay.length);
    const client = clients[chosen % clients.length] as Client;
    const length = talks.texts(talk).length;
    const deliver = (envelope: Envelope<object> | undefined) => envelope && post.deliver(envelope.topic, envelope);
    if (step.kind === 'send') talks.send(talk, `message ${length + 1}`);
    else if (step.kind === 'edit' && length > 0) talks.edit(talk, 1 + (chosen % length), `edited ${talks.position(talk)}`);
    else if (step.kind === 'deliver') deliver(underWay.splice(index, 1)[0]);
    else if (step.kind === 'repeat') deliver(underWay[index]);
    else if (step.kind === 'swallow') underWay.splice(index, 1);
    else if (step.kind === 'flush') while (underWay.length > 0) deliver(underWay.shift());
    else if (step.kind === 'connect') client.connect(chosen >> 2);
    else if (step.kind === 'drop') client.drop(chosen >> 2);
    else if (step.kind === 'lose') post.lose();
    else if (step.kind === 'comeBack') post.comeBack();
    else if (step.kind === 'turns') for (let turns = 0; turns < chosen; turns += 1) await turn();
  }
  for (const { post } of gateways) post.comeBack();
  for (const [index, client] of clients.entries()) client.connect(index);
  return clients;
}

test('whatever is late, doubled, swallowed or dropped, each is told of every message once as new, and ends with what is there', async () => {
  await using talks = await startTalks();
  const local = new Map([['talks', talks.subgraph]]);
  const limits = { page: 3, logEvents: 6, headsEveryMs: 10 };
  const posts = [createPost(), createPost()] as const;
  await using one = hear([talks], { redis: posts[0], local, limits });
  await using other = hear([talks], { redis: posts[1], local, limits });
  const gateways: Gateway[] = [
    { hearing: one, post: posts[0], underWay: [] },
    { hearing: other, post: posts[1], underWay: [] },
  ];
  let run = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      run += 1;
      const clients = await live(all, gateways, talks, `talk ${run}`);
      const agreed = expect.poll(() => clients.map((client) => client.agrees()), { interval: 5, timeout: 5_000 });
      await agreed.toEqual([true, true, true, true]);
      for (const client of clients) client.drop(0);
    }),
    { numRuns: RUNS },
  );
  for (const { hearing } of gateways) {
    expect(hearing.subscriptions.stats()).toMatchObject({ subscriptions: 0, groups: 0, members: 0 });
  }
}, 120_000);
