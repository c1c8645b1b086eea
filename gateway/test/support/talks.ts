import { buildSubgraphSchema } from '@apollo/subgraph';
import { BadUserInput, NotFound, Unauthenticated } from '@parley/kit/errors';
import type { HeadsAnswer, LiveEvent, Opened, OpenedTopic, Place, Replay, Replayed } from '@parley/kit/live/contract';
import { silentLog } from '@parley/kit/log';
import { createPassportReader, type Passport, passportKey } from '@parley/kit/passport';
import { createSubgraph, type Subgraph } from '@parley/kit/subgraph';
import type { Envelope } from '@parley/kit/topics';
import { parse } from 'graphql';
import { SECRET } from './subgraph.ts';
import { liveHead } from './village.ts';

export const talksTypeDefs = `${liveHead}
type Query { talk: String }
type Subscription {
  heard(talkId: ID!, after: String @position, loud: Boolean = false): Update @live @shared
  everything(positions: [TalkPosition!] @position): Update @live @shared
  mood(talkId: ID!): Mood @live @shared
  rings: Call @live
}
input TalkPosition { talkId: ID! position: String! }
type Update { kind: String! @shared talkId: ID! @shared position: String @shared number: Int @shared change: String @shared text: String @shared remark: Remark @shared audience: String @shared mine: String }
type Remark @key(fields: "id") { id: ID! }
type Mood { kind: String! @shared mood: String @shared }
type Call { kind: String! id: ID }
`;

interface Message {
  number: number;
  revision: number;
  text: string;
}

interface Talk {
  id: string;
  members: Set<string>;
  messages: Message[];
  revision: number;
  mood: string;
}

type Said = Envelope<object>;

/** Conversations in memory, with all that the live contract asks: a subgraph of the tests' own. */
export interface Talks extends AsyncDisposable {
  name: 'talks';
  typeDefs: string;
  url: string;
  subgraph: Subgraph;
  /** Everything that was published so far goes through here; a test may deliver it otherwise, or not at all. */
  publish: (envelope: Said) => void;
  epoch: string;
  /** Every question fails as if the subgraph was away. */
  away: boolean;
  /** How often each question was asked: each resolution and each replay is counted by itself. */
  asked: { open: number; resolve: number; replay: number };
  /** Awaited by each question before it is answered. */
  hold: { open: Promise<void>; resolve: Promise<void>; replay: Promise<void> };
  /** Awaited by each opening after its answer is known, and before it is given. */
  holdAnswers: Promise<void>;
  audienceOf(viewer: string, id: string): string;
  /** A message with this text cannot be resolved. */
  poison: string | null;
  /** Replays of more than so many events are reset. */
  replayAtMost: number;
  start(id: string, ...members: string[]): void;
  send(id: string, text: string): Message;
  edit(id: string, number: number, text: string): void;
  join(id: string, person: string): void;
  remove(id: string, person: string): void;
  /** Removes a member, and says so nowhere. */
  forget(id: string, person: string): void;
  setMood(id: string, mood: string): void;
  ring(person: string, ring: string): void;
  position(id: string): string;
  texts(id: string): string[];
}

const write = (place: Place | null) => (place === null ? null : `${place.epoch}/${place.number}/${place.revision}`);
export const talkTopic = (id: string) => `test:talks/talk:${id}`;
export const moodTopic = (id: string) => `test:talks/mood:${id}`;
export const ringsTopic = (person: string) => `test:talks/rings:${person}`;
export const membershipsTopic = (person: string) => `test:talks/memberships:${person}`;

function read(position: unknown): Place | null {
  if (position == null) return null;
  const [epoch, number, revision] = String(position).split('/');
  if (epoch === undefined || !(Number(number) >= 0) || !(Number(revision) >= 0))
    throw new BadUserInput('after', 'This is no position.');
  return { epoch, number: Number(number), revision: Number(revision) };
}

/** Rooms are told apart by whatever `talk` is in front of `:`, so that each viewer's own part of them can be told too. */
export async function startTalks(): Promise<Talks> {
  const talks = new Map<string, Talk>();
  const moved: { topic: string; number: number; revision: number }[] = [];
  const talkOf = (id: string): Talk => {
    const talk = talks.get(id);
    if (talk === undefined) throw new NotFound('This talk');
    return talk;
  };
  const head = ({ messages, revision }: Talk): Place => ({ epoch: state.epoch, number: messages.length, revision });

  const announce = (talk: Talk, number: number, change: string, ends?: string[]) => {
    const { revision } = talk;
    moved.push({ topic: talkTopic(talk.id), number: talk.messages.length, revision });
    state.publish({
      id: `${talk.id}/${revision}`,
      topic: talkTopic(talk.id),
      at: new Date().toISOString(),
      payload: { talkId: talk.id, number, change },
      revision,
      number: talk.messages.length,
      ...(ends === undefined ? {} : { ends }),
    });
  };
  const publish = (topic: string, payload: object, change: Partial<Said> = {}) =>
    state.publish({ id: crypto.randomUUID(), topic, at: new Date().toISOString(), payload, ...change });
  const say = (talk: Talk, text: string, ends?: string[]): Message => {
    talk.revision += 1;
    const message = { number: talk.messages.length + 1, revision: talk.revision, text };
    talk.messages.push(message);
    announce(talk, message.number, 'sent', ends);
    return message;
  };

  const open = (viewer: string, talk: Talk, from: Place | null): OpenedTopic => {
    if (!talk.members.has(viewer)) throw new NotFound('This talk');
    return {
      topic: talkTopic(talk.id),
      audience: state.audienceOf(viewer, talk.id),
      payload: { talkId: talk.id },
      head: head(talk),
      from,
    };
  };
  const asking = async (passport: Passport) => {
    state.asked.open += 1;
    await state.hold.open;
    if (passport.viewer === null) throw new Unauthenticated();
    return passport.viewer.id;
  };

  const replay = async ({ topic, from, limit, viewers }: Replay): Promise<Replayed> => {
    state.asked.replay += 1;
    await state.hold.replay;
    const talk = talkOf(topic.slice(talkTopic('').length));
    const until = head(talk);
    const lost = viewers.filter((viewer) => !talk.members.has(viewer));
    if (from.epoch !== state.epoch || from.revision > until.revision || from.number > until.number)
      return { lost, reset: true, events: [], more: false, until };
    const isNew = talk.messages.filter(({ number }) => number > from.number);
    const changed = talk.messages
      .filter(({ number, revision }) => number <= from.number && revision > from.revision)
      .sort((one, other) => one.revision - other.revision);
    const last = isNew.at(-1)?.number ?? from.number;
    const events = [
      ...isNew.map(({ number }) => ({ payload: { talkId: talk.id, number, change: 'sent' }, place: { ...from, number } })),
      ...changed.map(({ number, revision }) => ({
        payload: { talkId: talk.id, number, change: 'edited' },
        place: { epoch: state.epoch, number: last, revision },
      })),
    ];
    if (events.length > state.replayAtMost) return { lost, reset: true, events: [], more: false, until };
    const page = events.slice(0, limit);
    const more = events.length > limit;
    return { lost, reset: false, events: page, more, until: more ? (page.at(-1)?.place ?? until) : until };
  };

  const heads = async (since: string | null): Promise<HeadsAnswer> => {
    const from = Number(since ?? 0);
    return { epoch: state.epoch, asOf: String(moved.length), heads: moved.slice(Math.max(0, from - 5)), complete: true };
  };

  const update = (event: LiveEvent) => {
    const { talkId, number, change } = event.payload as { talkId: string; number?: number; change?: string };
    const message = number === undefined ? undefined : talkOf(talkId).messages[number - 1];
    if (message !== undefined && message.text === state.poison) throw new Error('it cannot be read');
    return {
      kind: event.kind,
      talkId,
      position: write(event.place),
      number,
      change,
      text: message?.text,
      remark: message && { id: message.text },
    };
  };
  const needed = ({ viewer }: Passport) => {
    if (viewer === null) throw new Unauthenticated();
    return viewer.id;
  };

  const subgraph = createSubgraph<{ passport: Passport }>({
    name: 'talks',
    host: '127.0.0.1',
    port: 0,
    log: silentLog(),
    readPassport: createPassportReader(passportKey(SECRET, 'talks'), { audiencesBy: ['talks'] }),
    schema: buildSubgraphSchema([
      {
        typeDefs: parse(talksTypeDefs),
        resolvers: {
          Subscription: {
            heard: { resolve: update },
            everything: { resolve: update },
            mood: {
              resolve: ({ kind, payload }: LiveEvent) => ({ kind, mood: talkOf((payload as { talkId: string }).talkId).mood }),
            },
            rings: { resolve: ({ kind, payload }: LiveEvent) => ({ kind, id: (payload as { id?: string }).id }) },
          },
          Update: {
            audience: (_: object, __: object, { passport }: { passport: Passport }) => passport.audience,
            mine: (_: object, __: object, { passport }: { passport: Passport }) => needed(passport),
          },
        } as never,
      },
    ]),
    live: {
      fields: {
        heard: {
          async open({ talkId, after }, { passport }): Promise<Opened> {
            const topics = [open(await asking(passport), talkOf(String(talkId)), read(after))];
            await state.holdAnswers;
            return { topics };
          },
        },
        everything: {
          async open({ positions }, { passport }): Promise<Opened> {
            const viewer = await asking(passport);
            const given = new Map(
              ((positions ?? []) as { talkId: string; position: string }[]).map((one) => [one.talkId, read(one.position)]),
            );
            const mine = [...talks.values()].filter(({ members }) => members.has(viewer));
            return {
              topics: mine.map((talk) => open(viewer, talk, given.get(talk.id) ?? null)),
              wakeUps: [membershipsTopic(viewer)],
              ended: [...given].flatMap(([id, place]) =>
                place === null || mine.some((talk) => talk.id === id)
                  ? []
                  : [{ topic: talkTopic(id), payload: { talkId: id }, place }],
              ),
            };
          },
        },
        mood: {
          async open({ talkId }, { passport }): Promise<Opened> {
            const { audience } = open(await asking(passport), talkOf(String(talkId)), null);
            await state.holdAnswers;
            return { topics: [{ topic: moodTopic(String(talkId)), audience, payload: { talkId }, head: null, from: null }] };
          },
        },
        rings: {
          async open(_, { passport }): Promise<Opened> {
            const viewer = await asking(passport);
            return { topics: [{ topic: ringsTopic(viewer), audience: null, payload: {}, head: null, from: null }] };
          },
        },
      },
      replay,
      heads,
    },
    createContext: ({ passport }) => ({ passport }),
    checks: {},
  });
  // Counts and holds what is resolved, and lets the whole subgraph seem away.
  subgraph.app.addHook('preHandler', async ({ url, body }) => {
    if (state.away) throw Object.assign(new Error('away'), { statusCode: 503 });
    if (!url.endsWith('/live/resolve')) return;
    const { resolutions } = body as { resolutions: { events: unknown[] }[] };
    state.asked.resolve += resolutions.reduce((sum, { events }) => sum + events.length, 0);
    await state.hold.resolve;
  });

  const now = Promise.resolve();
  const state: Talks = {
    name: 'talks',
    typeDefs: talksTypeDefs,
    url: `${await subgraph.start()}/graphql`,
    subgraph,
    publish: () => undefined,
    epoch: 'e1',
    away: false,
    asked: { open: 0, resolve: 0, replay: 0 },
    hold: { open: now, resolve: now, replay: now },
    holdAnswers: now,
    audienceOf: (_, id) => `talk:${id}`,
    poison: null,
    replayAtMost: 10_000,
    start(id, ...members) {
      talks.set(id, { id, members: new Set(members), messages: [], revision: 0, mood: 'calm' });
      for (const person of members) publish(membershipsTopic(person), {});
    },
    send: (id, text) => say(talkOf(id), text),
    edit(id, number, text) {
      const talk = talkOf(id);
      const message = talk.messages[number - 1];
      if (message === undefined) throw new NotFound('This message');
      talk.revision += 1;
      message.text = text;
      message.revision = talk.revision;
      announce(talk, number, 'edited');
    },
    join(id, person) {
      const talk = talkOf(id);
      talk.members.add(person);
      say(talk, `${person} has joined`);
      publish(membershipsTopic(person), {});
    },
    remove(id, person) {
      const talk = talkOf(id);
      talk.members.delete(person);
      say(talk, `${person} was removed`, [person]);
      publish(moodTopic(id), {}, { ends: [person], key: 'members' });
      publish(membershipsTopic(person), {});
    },
    forget: (id, person) => void talkOf(id).members.delete(person),
    setMood(id, mood) {
      talkOf(id).mood = mood;
      publish(moodTopic(id), { talkId: id }, { key: 'mood' });
    },
    ring: (person, ring) => publish(ringsTopic(person), { id: ring }),
    position: (id) => String(write(head(talkOf(id)))),
    texts: (id) => talkOf(id).messages.map(({ text }) => text),
    async [Symbol.asyncDispose]() {
      await subgraph.stop();
    },
  };
  return state;
}
