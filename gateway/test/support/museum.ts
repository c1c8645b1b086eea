import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, GraphQLError, type GraphQLSchema, parse } from 'graphql';
import type { LocalSubgraph } from '../../src/data-source/in-process.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3",
  import: ["@key", "@shareable", "@inaccessible", "@requires", "@provides", "@external", "@interfaceObject"])`;

const PEOPLE = `${LINK}
type Query { beings: [Being] person(id: ID!): Person find(text: String, limit: Int = 3): [Found] me: Person! }
interface Being @key(fields: "id") { id: ID! name: String }
type Person implements Being @key(fields: "id") {
  id: ID! name: String @shareable age: Int! friends: [Being!] best: Being mood: Mood address: Address size: Int
}
type Robot implements Being @key(fields: "id") { id: ID! name: String @shareable model: String! maker: Person size: String! }
union Found = Person | Robot | Address
type Address { street: String city: String! }
enum Mood { GOOD BAD SECRET @inaccessible }
`;

const WORKS = `${LINK}
type Query { works(first: Int = 2): [Work!]! work(id: ID!): Work shelves: [[Work]!] newest: Item items: [Item] }
type Mutation { rename(id: ID!, title: String): Work shrink(id: ID!, by: Int! = 1): Work! }
interface Item { id: ID! title: String }
type Work implements Item @key(fields: "id") {
  id: ID! title: String size: Size author: Person @provides(fields: "name") tags: [[String!]] parts: [Work!]
  price(currency: String = "EUR", rounded: Boolean): Float broken: String fragile: String!
}
type Box implements Item { id: ID! title: String content: [Item!] weight: Int }
type Size @shareable { width: Int height: Int }
type Person @key(fields: "id") { id: ID! name: String @external works: [Work!]! }
`;

const RATINGS = `${LINK}
type Query { top: [Work!] latest: Review }
type Work @key(fields: "id") {
  id: ID! title: String @external size: Size @external stars: Float reviews: [Review]
  label: String @requires(fields: "title size { width height }")
}
type Size @shareable { width: Int height: Int }
type Being @interfaceObject @key(fields: "id") { id: ID! rank: Int! fans: [Being!] }
type Review { text: String by: Being on: Work stars: Int! }
`;

const BEINGS = [
  {
    __typename: 'Person',
    id: 'p1',
    name: 'Ada',
    age: 36,
    friends: ['r1', 'p2', 'p1'],
    best: 'r1',
    mood: 'GOOD',
    address: { __typename: 'Address', street: 'Main', city: 'Bath' },
    size: 170,
  },
  {
    __typename: 'Person',
    id: 'p2',
    name: null,
    age: 20,
    friends: [],
    best: null,
    mood: 'SECRET',
    address: { __typename: 'Address', street: null, city: null },
    size: null,
  },
  { __typename: 'Robot', id: 'r1', name: 'Sorter', model: 'S', maker: 'p2', size: 'small' },
  { __typename: 'Robot', id: 'r2', name: 'Lifter', model: null, maker: null, size: 'large' },
];
interface Kept {
  __typename: 'Work';
  id: string;
  title: string | null;
  size: { width: number | null; height: number } | null;
  author: string;
  tags: (string[] | null)[] | null;
  parts: string[] | null;
}
const works = (): Kept[] => [
  {
    __typename: 'Work',
    id: 'w1',
    title: 'Rivers',
    size: { width: 3, height: 4 },
    author: 'p1',
    tags: [['a', 'b'], null, []],
    parts: ['w2', 'w3'],
  },
  { __typename: 'Work', id: 'w2', title: null, size: { width: null, height: 1 }, author: 'nobody', tags: null, parts: [] },
  { __typename: 'Work', id: 'w3', title: 'Winds', size: null, author: 'p2', tags: [['c']], parts: null },
];
const BOX = { __typename: 'Box', id: 'b1', title: 'A box', weight: 7 };
const REVIEWS = [
  { text: 'fine', by: 'r1', on: 'w2', stars: 3 },
  { text: null, by: 'p1', on: 'gone', stars: null },
];

const being = (id: string | null) => BEINGS.find((one) => one.id === id) ?? null;
const typed = { __resolveType: (one: { __typename: string }) => one.__typename };

/** Subgraphs with everything that federation knows, and data with every hole that it may have. All answers are the same each time after `reset`. */
export function createMuseum() {
  let kept = works();
  const work = (id: string) => kept.find((one) => one.id === id) ?? null;
  const change = (id: string, by: Partial<Kept>) => {
    kept = kept.map((one) => (one.id === id ? { ...one, ...by } : one));
    return work(id);
  };

  const people = {
    Query: {
      beings: () => [...BEINGS, null],
      person: (_: never, { id }: { id: string }) => being(id),
      find: (_: never, { limit }: { limit: number | null }) =>
        [BEINGS[2], BEINGS[0]?.address, BEINGS[1], null].slice(0, limit ?? 4),
      me: () => BEINGS[0],
    },
    Being: { ...typed, __resolveReference: async ({ id }: { id: string }) => being(id) },
    Found: typed,
    Person: {
      __resolveReference: async ({ id }: { id: string }) => being(id),
      friends: ({ friends }: { friends: string[] }) => friends.map(being),
      best: ({ best }: { best: string | null }) => being(best),
    },
    Robot: {
      __resolveReference: async ({ id }: { id: string }) => being(id),
      maker: ({ maker }: { maker: string | null }) => being(maker),
    },
  };
  const shop = {
    Query: {
      works: (_: never, { first }: { first: number | null }) => kept.slice(0, first ?? 3),
      work: (_: never, { id }: { id: string }) => work(id),
      shelves: () => [[kept[0], null], [], [kept[2], kept[1]]],
      newest: () => BOX,
      items: () => [kept[1], BOX, null, kept[0]],
    },
    Mutation: {
      rename: (_: never, { id, title }: { id: string; title?: string }) => change(id, { title: title ?? null }),
      shrink: (_: never, { id, by }: { id: string; by: number }) =>
        change(id, { size: { width: (work(id)?.size?.width ?? 0) - by, height: 1 } }),
    },
    Item: typed,
    Box: { content: () => [kept[0], BOX] },
    Work: {
      __resolveReference: async ({ id }: { id: string }) => work(id),
      author: ({ author }: Kept) => ({ id: author, name: being(author)?.name }),
      parts: ({ parts }: Kept) => parts?.map(work),
      price: ({ id }: Kept, given: { currency: string | null; rounded?: boolean }) =>
        given.rounded === true ? 1 : id.length + (given.currency ?? '').length / 10,
      broken: ({ id }: Kept) => {
        if (id === 'w2') throw new GraphQLError('It does not go like this.', { extensions: { code: 'CONFLICT' } });
        return 'whole';
      },
      fragile: ({ id }: Kept) => {
        if (id === 'w3') throw new GraphQLError('It is not here.', { extensions: { code: 'NOT_FOUND' } });
        return 'whole';
      },
    },
    Person: {
      __resolveReference: async (person: { id: string }) => (person.id === 'r1' ? null : person),
      works: ({ id }: { id: string }) => kept.filter(({ author }) => author === id),
    },
  };
  const ratings = {
    Query: { top: () => [{ id: 'w3' }, { id: 'w1' }], latest: () => REVIEWS[0] },
    Work: {
      __resolveReference: async (one: object) => one,
      stars: ({ id }: { id: string }) => (id === 'w3' ? null : 4.5),
      reviews: ({ id }: { id: string }) => (id === 'w1' ? [...REVIEWS, null] : []),
      label: ({ title, size }: { title: string | null; size: { width: number; height: number } | null }) =>
        `${title} ${size?.width}x${size?.height}`,
    },
    Being: {
      __resolveReference: async (one: object) => one,
      rank: ({ id }: { id: string }) => (id === 'r2' ? null : id.charCodeAt(1)),
      fans: ({ id }: { id: string }) => (id === 'p1' ? [{ id: 'r1' }, { id: 'p2' }] : null),
    },
    Review: { by: ({ by }: { by: string }) => ({ id: by }), on: ({ on }: { on: string }) => ({ id: on }) },
  };

  const subgraphs = Object.entries({ people: [PEOPLE, people], works: [WORKS, shop], ratings: [RATINGS, ratings] } as const).map(
    ([name, [typeDefs, resolvers]]) => ({
      name,
      url: `http://${name}.invalid/graphql`,
      typeDefs,
      local: answerBy(buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers: resolvers as never }])),
    }),
  );
  return {
    subgraphs,
    reset() {
      kept = works();
    },
  };
}

function answerBy(schema: GraphQLSchema): LocalSubgraph {
  return {
    async execute({ query, variables, operationName }) {
      const result = await execute({ schema, document: parse(query), variableValues: variables, operationName });
      return JSON.parse(JSON.stringify(result));
    },
  };
}
