import { GraphQLError } from 'graphql';
import { type SubgraphContext, startSubgraph, type TestSubgraph, type TestSubgraphOptions } from './subgraph.ts';

export const linkHead = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@inaccessible", "@requires", "@external", "@composeDirective", "@interfaceObject"])`;
export const linkAccess = `
  @link(url: "https://parley.example/graph/v1.0", import: ["@access"])
  @composeDirective(name: "@access")`;
const ACCESS = `${linkAccess}
directive @access(role: String, scope: String) repeatable on FIELD_DEFINITION
`;

const READERS = [
  { __typename: 'Reader', id: 'r1', name: 'Ada', email: 'ada@demo.example', note: 'first', level: 'GOLD' },
  { __typename: 'Reader', id: 'r2', name: 'Bob', email: 'bob@demo.example', note: 'second', level: 'PLAIN' },
];
const MACHINE = { __typename: 'Machine', id: 'm1', name: 'Sorter', note: 'oiled' };

/** Who is in the library: an interface, a union, protected fields, and fields that fail in every way. */
export const readersTypeDefs = `${linkHead}${ACCESS}
type Query {
  readers: [Reader!]!
  reader(id: ID!): Reader
  someone: [Named!]!
  anything: [Found!]!
  shown: Shown
  levels: [Level]
  fails(code: String, secret: String): String
  breaks: String!
  waits: String
  echo(text: String!, flag: Boolean = true, filter: Filter): String
}
input Filter { words: [String!]!, limit: Int = 3 }
type Mutation { rename(id: ID!, name: String!): Reader }
type Subscription { ticks: Int }
interface Named @key(fields: "id") { id: ID! name: String! note: String @access }
type Reader implements Named @key(fields: "id") {
  id: ID!
  name: String!
  email: String @access(role: "ADMIN")
  diary: String @access(role: "ADMIN") @access(scope: "diaries")
  note: String
  level: Level
  friends: [Reader!]!
}
type Machine implements Named @key(fields: "id") { id: ID! name: String! note: String @access(role: "ADMIN") }
union Found = Reader | Machine
enum Level { PLAIN GOLD HIDDEN @inaccessible }
type Shown { by: String viewer: String roles: [String!] scopes: [String!] session: String address: String agent: String requestId: String }
`;

export function startReaders(options: Pick<TestSubgraphOptions, 'passports' | 'routes'> = {}): Promise<TestSubgraph> {
  return startSubgraph({
    ...options,
    name: 'readers',
    typeDefs: readersTypeDefs,
    resolvers: {
      Query: {
        readers: () => READERS,
        reader: (_: never, { id }: { id: string }) => READERS.find((one) => one.id === id) ?? null,
        someone: () => [READERS[0], MACHINE],
        anything: () => [MACHINE, READERS[1]],
        levels: () => ['GOLD', 'HIDDEN', null],
        shown: (_: never, _arguments: never, { passport, requestId }: SubgraphContext) => ({
          by: passport?.by,
          viewer: passport?.viewer?.id,
          roles: passport?.viewer?.roles,
          scopes: passport?.viewer?.scopes,
          session: passport?.viewer?.sessionId,
          address: passport?.client?.address,
          agent: passport?.client?.agent,
          requestId: passport?.requestId ?? requestId,
        }),
        fails: (_: never, { code, secret }: { code?: string; secret?: string }) => {
          throw new GraphQLError(secret ?? 'It does not go like this.', {
            extensions: {
              ...(code === undefined ? {} : { code }),
              field: 'name',
              stacktrace: ['at secret.ts:1'],
              serviceName: 'readers',
            },
          });
        },
        breaks: () => null,
        waits: () => new Promise(() => undefined),
        echo: (_: never, given: Record<string, unknown>) => JSON.stringify(given),
      },
      Mutation: { rename: (_: never, { id, name }: { id: string; name: string }) => ({ ...READERS[0], id, name }) },
      Reader: {
        __resolveReference: async ({ id }: { id: string }) => READERS.find((one) => one.id === id) ?? null,
        friends: () => READERS,
        diary: () => 'dear diary',
      },
      Machine: { __resolveReference: async () => MACHINE },
      Named: {
        __resolveType: (one: { __typename: string }) => one.__typename,
        __resolveReference: async ({ id }: { id: string }) => (id === 'm1' ? MACHINE : READERS.find((one) => one.id === id)),
      },
      Found: { __resolveType: (one: { __typename: string }) => one.__typename },
    } as never,
  });
}

/** The books, which know their readers by key only. */
export const booksTypeDefs = `${linkHead}
type Query { books: [Book!]! book(id: ID!): Book }
type Book @key(fields: "id") { id: ID! title: String! owner: Reader! holder: Reader pages: [[Int!]] }
type Reader @key(fields: "id") { id: ID! books: [Book!]! name: String! @external greeting: String! @requires(fields: "name") }
`;

const BOOKS = [
  { id: 'b1', title: 'Rivers', owner: { id: 'r1' }, holder: { id: 'r2' }, pages: [[1, 2], [3]] },
  { id: 'b2', title: 'Stones', owner: { id: 'r1' }, holder: null, pages: null },
  { id: 'b3', title: 'Winds', owner: { id: 'r2' }, holder: { id: 'nobody' }, pages: [null] },
];
const itself = async (reference: Record<string, unknown>) => reference;

export function startBooks(options: { passports?: boolean } = {}): Promise<TestSubgraph> {
  const find = (id: string) => BOOKS.find((one) => one.id === id) ?? null;
  return startSubgraph({
    name: 'books',
    typeDefs: booksTypeDefs,
    passports: options.passports,
    resolvers: {
      Query: { books: () => BOOKS, book: (_: never, { id }: { id: string }) => find(id) },
      Book: { __resolveReference: async ({ id }: { id: string }) => find(id) },
      Reader: {
        __resolveReference: itself,
        books: ({ id }: { id: string }) => BOOKS.filter((one) => one.owner.id === id),
        greeting: ({ name }: { name: string }) => `Dear ${name}`,
      },
    } as never,
  });
}

/** Where things stand, which knows everything named as an interface object only. */
export const shelvesTypeDefs = `${linkHead}
type Book @key(fields: "id") { id: ID! keptBy: Named! }
type Named @interfaceObject @key(fields: "id") { id: ID! shelf: String! }
`;

export function startShelves(options: { passports?: boolean } = {}): Promise<TestSubgraph> {
  return startSubgraph({
    name: 'shelves',
    typeDefs: shelvesTypeDefs,
    passports: options.passports,
    resolvers: {
      Book: { __resolveReference: itself, keptBy: ({ id }: { id: string }) => ({ id: id === 'b2' ? 'r2' : 'm1' }) },
      Named: { __resolveReference: itself, shelf: ({ id }: { id: string }) => `shelf of ${id}` },
    } as never,
  });
}

export interface Library extends AsyncDisposable {
  readers: TestSubgraph;
  books: TestSubgraph;
  shelves: TestSubgraph;
  all: TestSubgraph[];
}

/** All three, as one graph. */
export async function startLibrary(options: { passports?: boolean } = {}): Promise<Library> {
  const [readers, books, shelves] = await Promise.all([startReaders(options), startBooks(options), startShelves(options)]);
  const all = [readers, books, shelves];
  return {
    readers,
    books,
    shelves,
    all,
    async [Symbol.asyncDispose]() {
      for (const subgraph of all) await subgraph[Symbol.asyncDispose]();
    },
  };
}
