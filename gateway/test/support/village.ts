import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { Forbidden, Unauthenticated, Unavailable } from '@parley/kit/errors';
import type { LiveEvent, Opened } from '@parley/kit/live/contract';
import { silentLog } from '@parley/kit/log';
import { createPassportReader, PASSPORT_HEADER, type Passport, passportKey, type Viewer } from '@parley/kit/passport';
import { createSubgraph, type Subgraph } from '@parley/kit/subgraph';
import { GraphQLError, parse } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { compose } from './compose.ts';
import { SECRET, startSubgraph, type TestSubgraph } from './subgraph.ts';

export const liveHead = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@inaccessible", "@composeDirective"])
  @link(url: "https://parley.example/graph/v1.0", import: ["@access", "@live", "@position", "@shared"])
  @composeDirective(name: "@access") @composeDirective(name: "@live") @composeDirective(name: "@position") @composeDirective(name: "@shared")
directive @access(role: String, scope: String) repeatable on FIELD_DEFINITION
directive @live on FIELD_DEFINITION
directive @position on ARGUMENT_DEFINITION
directive @shared on FIELD_DEFINITION
`;

/** What is said in the rooms of a village, live. */
export const roomsTypeDefs = `${liveHead}
type Query { room(id: ID!): Room }
type Subscription {
  said(roomId: ID!, after: String @position): Said @live @shared
  everywhere(places: [PlaceInput!] @position, loud: Boolean = false): Said @live @shared
  whispered: Said @live @shared @access(role: "PRIEST")
}
input PlaceInput { roomId: ID! position: String! }
type Said { kind: String! @shared position: String @shared message: Message @shared about: [Thing!] @shared named: Named @shared }
union Thing = Message | Room
interface Named { name: String }
type Room implements Named @key(fields: "id") { id: ID! name: String @shared }
type Message implements Named @key(fields: "id") {
  id: ID!
  name: String
  text: String @shared
  long(words: Int!): String @shared
  author: Person! @shared
  mine: Boolean
  wrong: String @shared
  fails: String @shared
}
type Person @key(fields: "id") { id: ID! }
`;

/** Who they are. */
export const peopleTypeDefs = `${liveHead}
type Query { person(id: ID!): Person }
type Person @key(fields: "id") { id: ID! name: String! @shared note: String askedBy: String home: House @shared }
type House @key(fields: "street { id } number") { street: Street! number: Int! colour: String }
type Street { id: ID! name: String }
`;

/** A bell, whose subgraph knows nothing of the live contract. */
export const bellTypeDefs = `${liveHead}
type Query { tower: String }
type Subscription { rang(tower: ID!, after: String): Ring counted: Int! }
type Ring { number: Int! by: Person! }
type Person @key(fields: "id") { id: ID! }
`;

export const viewerOf = (id: string): Viewer => ({ id, roles: ['USER'], scopes: ['*'], sessionId: `session of ${id}` });
export const client = { address: '127.0.0.1', agent: 'a test' };

export const ROOM_TOPIC = 'test:rooms/room:1';

/** An event of a room, as an envelope or a replay brings it. */
export function saying(id: string, author = 'p1', number = 1): LiveEvent {
  return { kind: 'event', topic: ROOM_TOPIC, payload: { id, author }, place: { epoch: 'e', number, revision: number } };
}

interface RoomsContext {
  passport: Passport;
}

interface RoomsState {
  /** What open answers with. */
  opened: Opened;
  /** How often each live question came, and how many of it at once. */
  asked: { openings: number; resolutions: number };
  /** The database is away. */
  broken: boolean;
}

const rooms = (state: RoomsState): { resolvers: object; live: Parameters<typeof createSubgraph<RoomsContext>>[0]['live'] } => {
  const said = (event: LiveEvent) => {
    const { id, author } = event.payload as { id: string; author: string };
    const message = { __typename: 'Message', id, text: `${id} is said`, author: { id: author }, name: id };
    const room = { __typename: 'Room', id: '1', name: 'Square' };
    return { kind: event.kind, position: `${event.place?.number}`, message, about: [message, room], named: room };
  };
  const open = async (args: Record<string, unknown>, { passport }: RoomsContext) => {
    state.asked.openings += 1;
    if (passport.viewer === null) throw new Unauthenticated();
    if (state.broken) throw new Error('the database is away');
    if (args['roomId'] === 'locked') throw new Forbidden('This room is locked.');
    return state.opened;
  };
  const tells = (event: LiveEvent) => (event.payload as { id?: string }).id !== 'unheard';
  return {
    resolvers: {
      Query: { room: () => null },
      Subscription: { said: { resolve: said }, everywhere: { resolve: said }, whispered: { resolve: said } },
      Thing: { __resolveType: (one: { __typename: string }) => one.__typename },
      Named: { __resolveType: (one: { __typename: string }) => one.__typename },
      Message: {
        __resolveReference: async (one: object) => one,
        long: ({ text }: { text: string }, { words }: { words: number }) => text.split(' ').slice(0, words).join(' '),
        mine: ({ author }: { author: { id: string } }, _: object, { passport }: RoomsContext) =>
          passport.viewer?.id === author.id,
        wrong(_: object, _arguments: object, { passport }: RoomsContext) {
          if (passport.viewer === null) throw new Unauthenticated();
          return `a secret of ${passport.viewer.id}`;
        },
        fails({ id }: { id: string }) {
          if (id === 'poison' || state.broken) throw new Error('it cannot be read');
          if (id === 'away') throw new Unavailable('A store');
          return 'it does not';
        },
      },
    },
    live: {
      fields: { said: { open, tells }, everywhere: { open }, whispered: { open } },
      async replay({ topic, from, viewers }) {
        if (state.broken) throw new Error('the database is away');
        if (topic !== ROOM_TOPIC) throw new Forbidden('This topic is not yours.');
        return { lost: viewers.slice(1), reset: false, events: [], more: false, until: from };
      },
      heads: async (since) => ({
        epoch: 'e',
        asOf: since ?? 'now',
        heads: [{ topic: ROOM_TOPIC, number: 1, revision: 2 }],
        complete: true,
      }),
    },
  };
};

export interface Village extends AsyncDisposable, RoomsState {
  sdl: string;
  rooms: Subgraph;
  people: TestSubgraph & { /** Holds its answers until it is called. */ hold(): () => void };
  bell: Bell;
}

export async function startVillage(): Promise<Village> {
  const state: RoomsState = {
    opened: {
      topics: [{ topic: ROOM_TOPIC, audience: 'room:1', payload: {}, head: { epoch: 'e', number: 1, revision: 1 }, from: null }],
    },
    asked: { openings: 0, resolutions: 0 },
    broken: false,
  };
  const { resolvers, live } = rooms(state);
  const talk = createSubgraph<RoomsContext>({
    name: 'rooms',
    host: '127.0.0.1',
    port: 0,
    log: silentLog(),
    readPassport: createPassportReader(passportKey(SECRET, 'rooms'), { audiencesBy: ['rooms'] }),
    schema: buildSubgraphSchema([{ typeDefs: parse(roomsTypeDefs), resolvers: resolvers as never }]),
    live,
    createContext: ({ passport }) => ({ passport }),
    checks: {},
  });
  talk.app.addHook('preHandler', async ({ body }) => {
    state.asked.resolutions += ((body as { resolutions?: unknown[] }).resolutions ?? []).length > 0 ? 1 : 0;
  });
  const url = `${await talk.start()}/graphql`;

  let held: Promise<void> = Promise.resolve();
  const people = await startSubgraph({
    name: 'people',
    typeDefs: peopleTypeDefs,
    passports: { audiencesBy: ['rooms'] },
    resolvers: {
      Query: { person: () => null },
      Person: {
        async __resolveReference({ id }: { id: string }) {
          await held;
          return id === 'nobody' ? null : { id, name: `Name of ${id}` };
        },
        askedBy: (_: never, _arguments: never, { passport }: { passport: Passport }) =>
          passport.viewer?.id ?? `audience ${passport.audience}`,
        home: () => ({ street: { id: 's1', name: 'Long' }, number: 1, colour: 'red' }),
      },
    } as never,
  });
  const bell = await startBell();
  const sdl = compose([
    { name: 'rooms', url, typeDefs: roomsTypeDefs },
    people,
    { name: 'bell', url: bell.url, typeDefs: bellTypeDefs },
  ]);
  const village: Village = {
    sdl,
    rooms: talk,
    bell,
    people: Object.assign(people, {
      hold() {
        const { promise, resolve } = Promise.withResolvers<void>();
        held = promise;
        return resolve;
      },
    }),
    opened: state.opened,
    asked: state.asked,
    get broken() {
      return state.broken;
    },
    set broken(broken) {
      state.broken = broken;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([talk.stop(), people[Symbol.asyncDispose](), bell.stop()]);
    },
  };
  return village;
}

export interface Bell {
  url: string;
  /** Tells all who listen to a tower. */
  ring(tower: string, ring: { number: number; by: { id: string } }): void;
  complete(): void;
  /** Those who listen now: the passports they showed, and what they gave. */
  listening: { viewer: string | undefined; inHeader: string | undefined; given: Record<string, unknown> }[];
  /** Breaks all connections, and refuses others until it is back. */
  fall(): Promise<void>;
  rise(): Promise<void>;
  stop(): Promise<void>;
}

const forbidden = (message: string) => new GraphQLError(message, { extensions: { code: 'FORBIDDEN' } });

async function startBell(): Promise<Bell> {
  const read = createPassportReader(passportKey(SECRET, 'bell'));
  const towers = new Set<{ tower: string; tell(ring: object | null): void }>();
  const listening: Bell['listening'] = [];
  const counted = async function* () {
    yield { counted: 1 };
    throw new Error('it cannot count further');
  };
  const rang = (_: never, given: { tower: string }, context: { viewer: string | undefined; inHeader: string | undefined }) => {
    if (given.tower === 'fallen') throw forbidden('The tower has fallen.');
    const waiting: (object | null)[] = [];
    let wake: (() => void) | null = null;
    const entry = {
      tower: given.tower,
      tell(ring: object | null) {
        waiting.push(ring);
        wake?.();
      },
    };
    const listener = { ...context, given };
    towers.add(entry);
    listening.push(listener);
    const end = () => {
      towers.delete(entry);
      if (listening.includes(listener)) listening.splice(listening.indexOf(listener), 1);
    };
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      async next() {
        while (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve));
        const ring = waiting.shift();
        if (ring === null) end();
        return ring === null ? { done: true, value: undefined } : { done: false, value: { rang: ring } };
      },
      async return() {
        end();
        entry.tell(null);
        return { done: true, value: undefined };
      },
    };
  };
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(bellTypeDefs),
      resolvers: {
        Query: { tower: () => 'north' },
        Subscription: { rang: { subscribe: rang }, counted: { subscribe: counted } },
      } as never,
    },
  ]);

  let port = 0;
  let server: Server;
  const sockets = new Set<Socket>();
  const listen = async () => {
    server = createServer();
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    const upgrades = new WebSocketServer({ server, path: '/graphql' });
    useServer(
      {
        schema,
        onConnect: ({ connectionParams }) => {
          read(String(connectionParams?.['passport']));
        },
        onSubscribe: (_context, _id, { query }) => (query.includes('locked') ? [forbidden('The tower is locked.')] : undefined),
        context: ({ connectionParams, extra }) => ({
          viewer: read(String(connectionParams?.['passport'])).viewer?.id,
          inHeader: read(String(extra.request.headers[PASSPORT_HEADER])).viewer?.id,
        }),
      },
      upgrades,
    );
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  };
  const fall = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  await listen();
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    ring(tower, ring) {
      for (const one of [...towers]) if (one.tower === tower) one.tell(ring);
    },
    complete() {
      for (const one of [...towers]) one.tell(null);
    },
    listening,
    fall,
    rise: listen,
    stop: fall,
  };
}
