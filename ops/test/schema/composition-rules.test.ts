import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { compose } from '../../schema/compose.ts';
import { compositionProblems, type SubgraphSource } from '../../schema/composition-rules.ts';

const FEDERATION = `@link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@override", "@inaccessible", "@interfaceObject", "@composeDirective"])`;
const OURS = `@link(url: "https://parley.example/graph/v1.0", import: ["@access"]) @composeDirective(name: "@access")`;
const DEFINITION = 'directive @access(role: String, scope: String) repeatable on FIELD_DEFINITION';
const HEAD = `extend schema ${FEDERATION} ${OURS}\n${DEFINITION}\n`;
const LIVE_HEAD = `extend schema ${FEDERATION}
  @link(url: "https://parley.example/graph/v1.0", import: ["@live", "@position", "@shared"])
  @composeDirective(name: "@live") @composeDirective(name: "@position") @composeDirective(name: "@shared")
directive @live on FIELD_DEFINITION
directive @position on ARGUMENT_DEFINITION
directive @shared on FIELD_DEFINITION
`;
const PLAIN_HEAD = `extend schema ${FEDERATION}\n`;

const subgraph = (name: string, sdl: string): SubgraphSource => ({ name, url: `http://${name}.example/graphql`, sdl });

const people = subgraph(
  'people',
  `${HEAD}
  type Query { viewer: User  people: [User!]! @access(role: "ADMIN") }
  type Mutation { suspend(id: ID!): User @access(role: "ADMIN") @access(scope: "people:write") }
  interface Person @key(fields: "id") { id: ID!  email: String }
  type User implements Person @key(fields: "id") { id: ID!  name: String! @shareable  email: String @access(role: "ADMIN") }`,
);

const rooms = subgraph(
  'rooms',
  `${LIVE_HEAD}
  type Query { room(id: ID!): Room }
  type Subscription { said(roomId: ID!, after: String @position): Said @live @shared }
  type Said { position: String! @shared  room: Room! @shared }
  type Room @key(fields: "id") { id: ID!  name: String! @shared }`,
);

/** What a third party publishes beside people, for each way of weakening what people protects. */
const tricks: [trick: string, sdl: string, told: RegExp][] = [
  [
    'a second definition with @shareable and without protection',
    `${PLAIN_HEAD} type User @key(fields: "id") { id: ID!  email: String @shareable }`,
    /User\.email.*which people protects/,
  ],
  [
    'a second definition with a weaker role',
    `${HEAD} type User @key(fields: "id") { id: ID!  email: String @shareable @access(role: "USER") }`,
    /User\.email.*which people protects/,
  ],
  [
    'a directive of ours on a shared field that the owner leaves open',
    `${HEAD} type User @key(fields: "id") { id: ID!  name: String! @shareable @access(role: "USER") }`,
    /people: User\.name.*which reviews protects/,
  ],
  [
    'an override of a protected field',
    `${PLAIN_HEAD} type User @key(fields: "id") { id: ID!  email: String @override(from: "people") }`,
    /User\.email.*which people protects/,
  ],
  [
    'an @external declaration by which @requires would be handed the value',
    `${PLAIN_HEAD} type User @key(fields: "id") { id: ID!  email: String @external  mailto: String @requires(fields: "email") }`,
    /User\.email.*not even as @external/,
  ],
  [
    'a directive of ours on an @external field',
    `${HEAD} type User @key(fields: "id") { id: ID!  name: String! @external @access(role: "USER")  hello: String @requires(fields: "name") }`,
    /people: User\.name.*which reviews protects/,
  ],
  [
    'an extension instead of a type',
    `${PLAIN_HEAD} extend type User @key(fields: "id") { id: ID!  email: String @shareable }`,
    /User\.email.*which people protects/,
  ],
  [
    'a root field under another name of the root type',
    `schema ${FEDERATION} { query: Query  mutation: Changes }
    type Query { hello: String }
    type Changes { suspend(id: ID!): User @shareable }
    type User @key(fields: "id", resolvable: false) { id: ID! }`,
    /Mutation\.suspend.*which people protects/,
  ],
  [
    'an @interfaceObject that answers for the protected field of every implementing type',
    `${PLAIN_HEAD} type Person @interfaceObject @key(fields: "id") { id: ID!  email: String @shareable }`,
    /Person\.email: is a second definition of User\.email/,
  ],
  [
    'an @access of its own making, without a link',
    `${PLAIN_HEAD} directive @access(role: String, scope: String) repeatable on FIELD_DEFINITION
    type User @key(fields: "id") { id: ID!  rating: Int @access(role: "USER") }`,
    /defines an @access of its own/,
  ],
  [
    'an @access linked from another specification',
    `extend schema ${FEDERATION} @link(url: "https://evil.example/graph/v1.0", import: ["@access"]) @composeDirective(name: "@access")
    ${DEFINITION}
    type User @key(fields: "id") { id: ID!  rating: Int }`,
    /defines an @access of its own/,
  ],
  [
    'another directive of another specification, called @access',
    `extend schema ${FEDERATION} @link(url: "https://evil.example/graph/v1.0", import: [{ name: "@open", as: "@access" }])
    ${DEFINITION}
    type User @key(fields: "id") { id: ID!  rating: Int }`,
    /defines an @access of its own/,
  ],
  [
    'a specification whose own name is access',
    `extend schema ${FEDERATION} @link(url: "https://evil.example/access/v1.0")
    ${DEFINITION}
    type User @key(fields: "id") { id: ID!  rating: Int }`,
    /defines an @access of its own/,
  ],
  [
    'our specification with another definition',
    `extend schema ${FEDERATION} ${OURS}
    directive @access(role: String, scope: String, ignore: Boolean) repeatable on FIELD_DEFINITION
    type User @key(fields: "id") { id: ID!  rating: Int @access(ignore: true) }`,
    /defines @access otherwise/,
  ],
  [
    'our specification with a default that lets everybody in',
    `extend schema ${FEDERATION} ${OURS}
    directive @access(role: String = "USER", scope: String) repeatable on FIELD_DEFINITION
    type User @key(fields: "id") { id: ID!  rating: Int @access }`,
    /defines @access otherwise/,
  ],
  [
    'a higher minor version, whose definition composition would take for all',
    `extend schema ${FEDERATION} @link(url: "https://parley.example/graph/v1.9", import: ["@access"]) @composeDirective(name: "@access")
    ${DEFINITION}
    type User @key(fields: "id") { id: ID!  rating: Int @access }`,
    /v1\.9, which is not known/,
  ],
  [
    'our specification written otherwise, in a higher version',
    `extend schema ${FEDERATION} @link(url: "https://someone:word@PARLEY.example:443/graph/v2.0?x=1", import: ["@access"])
    ${DEFINITION}
    type User @key(fields: "id") { id: ID!  rating: Int }`,
    /v2\.0, which is not known/,
  ],
  [
    'a renamed import',
    `extend schema ${FEDERATION} @link(url: "https://parley.example/graph/v1.0", import: [{ name: "@access", as: "@guard" }]) @composeDirective(name: "@guard")
    directive @guard(role: String, scope: String) repeatable on FIELD_DEFINITION
    type User @key(fields: "id") { id: ID!  rating: Int @guard(role: "USER") }`,
    /renames @access to @guard/,
  ],
  [
    'no import, and the name with the prefix of the specification',
    `extend schema ${FEDERATION} @link(url: "https://parley.example/graph/v1.0", as: "g") @composeDirective(name: "@g__access")
    directive @g__access(role: String, scope: String) repeatable on FIELD_DEFINITION
    type User @key(fields: "id") { id: ID!  rating: Int @g__access(role: "USER") }`,
    /renames @access to @g__access/,
  ],
  [
    'a renamed @link',
    `extend schema @uses(url: "https://specs.apollo.dev/link/v1.0", as: "uses")
      @uses(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
      @uses(url: "https://parley.example/graph/v1.0", import: [{ name: "@access", as: "@guard" }])
    directive @guard(role: String, scope: String) repeatable on FIELD_DEFINITION
    directive @uses(url: String, as: String, for: uses__Purpose, import: [uses__Import]) repeatable on SCHEMA
    scalar uses__Import
    enum uses__Purpose { SECURITY EXECUTION }
    type User @key(fields: "id") { id: ID!  rating: Int @guard(role: "USER") }`,
    /renames @access to @guard/,
  ],
  [
    'no @composeDirective, so that the gateway would not see it',
    `extend schema ${FEDERATION} @link(url: "https://parley.example/graph/v1.0", import: ["@access"])
    ${DEFINITION}
    type User @key(fields: "id") { id: ID!  rating: Int @access(role: "ADMIN") }`,
    /without @composeDirective/,
  ],
  [
    'protection of an interface only',
    `${HEAD}
    type Query { rated: Rated }
    interface Rated { rating: Int @access(role: "ADMIN") }
    type Film implements Rated { rating: Int }`,
    /Rated\.rating: bears a directive of ours on an interface/,
  ],
  [
    "a directive of Apollo's, which the gateway does not enforce",
    `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated"])
    type User @key(fields: "id") { id: ID!  rating: Int @authenticated }`,
    /uses @authenticated/,
  ],
  [
    'no link to Federation 2, so that all of its fields are shared',
    'extend type User @key(fields: "id") { id: ID! @external  rating: Int }',
    /does not link Federation 2/,
  ],
  [
    'a second definition of a shared field, which may depend on who asks',
    `${PLAIN_HEAD} type Room @key(fields: "id") { id: ID!  name: String! @shareable }`,
    /Room\.name.*which rooms protects/,
  ],
  [
    "a claim that another subgraph's field is shared",
    `${LIVE_HEAD} type User @key(fields: "id") { id: ID!  name: String! @shareable @shared }`,
    /people: User\.name.*which reviews protects/,
  ],
  [
    "a claim that another subgraph's key is shared",
    `${LIVE_HEAD} type User @key(fields: "id") { id: ID! @shared  rating: Int }`,
    /people: User\.id.*which reviews protects/,
  ],
  [
    'sharing of an interface only',
    `${LIVE_HEAD}
    type Query { rated: Rated }
    interface Rated { rating: Int @shared }
    type Film implements Rated { rating: Int }`,
    /Rated\.rating: bears a directive of ours on an interface/,
  ],
  [
    'a live field that is no subscription',
    `${LIVE_HEAD} type Query { rating(id: ID!): Int @live }`,
    /Query\.rating: is @live and no field of Subscription/,
  ],
  [
    'a live field that is never null',
    `${LIVE_HEAD} type Subscription { rated: Int! @live }`,
    /Subscription\.rated: is @live and never null/,
  ],
  [
    'a live field that is never null, under another name of the root type',
    `extend schema ${FEDERATION} { subscription: Happenings }
    extend schema @link(url: "https://parley.example/graph/v1.0", import: ["@live"]) @composeDirective(name: "@live")
    directive @live on FIELD_DEFINITION
    type Happenings { rated: Int! @live }`,
    /Subscription\.rated: is @live and never null/,
  ],
  [
    'a position that must be given',
    `${LIVE_HEAD} type Subscription { rated(after: String! @position): Int @live }`,
    /Subscription\.rated\(after:\): is a @position that must be given/,
  ],
  [
    'a position of a field that is not live',
    `${LIVE_HEAD} type Subscription { rated(after: String @position): Int }`,
    /Subscription\.rated\(after:\): is a @position of a field that is not @live/,
  ],
  [
    'a position of a query',
    `${LIVE_HEAD} type Query { ratings(after: String @position): [Int!] }`,
    /Query\.ratings\(after:\): is a @position of a field that is not @live/,
  ],
  [
    'a position that the gateway would not see',
    `extend schema ${FEDERATION}
      @link(url: "https://parley.example/graph/v1.0", import: ["@live", "@position"]) @composeDirective(name: "@live")
    directive @live on FIELD_DEFINITION
    directive @position on ARGUMENT_DEFINITION
    type Subscription { rated(after: String @position): Int @live }`,
    /uses @position without @composeDirective/,
  ],
  [
    'a @position of its own, on another place',
    `extend schema ${FEDERATION}
      @link(url: "https://parley.example/graph/v1.0", import: ["@live", "@position"])
      @composeDirective(name: "@live") @composeDirective(name: "@position")
    directive @live on FIELD_DEFINITION
    directive @position on ARGUMENT_DEFINITION | FIELD_DEFINITION
    type Subscription { rated(after: String @position): Int @live }`,
    /defines @position otherwise/,
  ],
  ['an SDL that cannot be read', 'type User {', /Syntax Error/],
  ['an unknown type', `${PLAIN_HEAD} type User @key(fields: "id") { id: ID!  rating: Stars }`, /Stars/],
];

test.each(tricks)('refused: %s', (_trick, sdl, told) => {
  const problems = compositionProblems([people, rooms, subgraph('reviews', sdl)]);
  expect(problems.map(({ where, message }) => `${where}: ${message}`).join('\n')).toMatch(told);
  expect(compose([people, rooms, subgraph('reviews', sdl)]).supergraphSdl).toBeUndefined();
});

test.each(tricks)('refused in any order of the subgraphs: %s', (_trick, sdl) => {
  expect(compositionProblems([subgraph('reviews', sdl), rooms, people])).not.toEqual([]);
});

test('a third party adds fields of its own, protects them, and shares what the owner shares', () => {
  const reviews = subgraph(
    'reviews',
    `${HEAD}
    type Query { reviews: [Review!]! @access }
    type Review { author: User!  text: String! }
    type User @key(fields: "id") { id: ID!  name: String! @shareable  rating: Int @access(scope: "reviews:read") }`,
  );
  expect(compositionProblems([people, reviews])).toEqual([]);

  const { supergraphSdl, problems } = compose([people, reviews]);
  expect(problems).toBeUndefined();
  expect(supergraphSdl).toMatch(/email: String .*@access\(role: "ADMIN"\)/);
  expect(supergraphSdl).toMatch(/rating: Int .*@access\(scope: "reviews:read"\)/);
  expect(supergraphSdl).toMatch(/suspend\(id: ID!\): User .*@access\(role: "ADMIN"\) @access\(scope: "people:write"\)/);
});

test('a subgraph that uses none of our directives need not link them', () => {
  const weather = subgraph('weather', `${PLAIN_HEAD} type Query { temperature: Float }`);
  expect(compositionProblems([people, weather])).toEqual([]);
  expect(compose([people, weather]).problems).toBeUndefined();
});

test('live subscriptions, their positions and what is shared reach the gateway as their subgraphs wrote them', () => {
  const stars = subgraph(
    'stars',
    `${LIVE_HEAD} type Subscription { rated(after: String @position): Int @live }
    type Room @key(fields: "id") { id: ID!  stars: Int @shared  mine: Int }`,
  );
  const { supergraphSdl, problems } = compose([people, rooms, stars]);
  expect(problems).toBeUndefined();
  expect(supergraphSdl).toMatch(/said\(roomId: ID!, after: String @position\): Said .*@live @shared/);
  expect(supergraphSdl).toMatch(/rated\(after: String @position\): Int .*@live/);
  expect(supergraphSdl).toMatch(/stars: Int .*@shared/);
  expect(supergraphSdl).toMatch(/mine: Int @join__field\(graph: STARS\)\n/);
});

test('the subgraph that the page on live subscriptions writes down keeps all rules', async () => {
  const page = await readFile(new URL('../../../docs/realtime.md', import.meta.url), 'utf8');
  const [, sdl = ''] = /```graphql\n(.*?)```/s.exec(page) ?? [];
  expect(sdl).toContain('@live');
  expect(compose([people, subgraph('halls', sdl)]).problems).toBeUndefined();
});
