import { expect, test } from 'vitest';
import { lint } from '../../schema/lint/lint.ts';

const PAGE_INFO = `
"Where a page lies."
type PageInfo {
  "Whether more follows."
  hasNextPage: Boolean!
  "Whether more stands before."
  hasPreviousPage: Boolean!
  "The first cursor."
  startCursor: String
  "The last cursor."
  endCursor: String
}`;

const GOOD = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external"])
directive @access(role: String, scope: String) repeatable on FIELD_DEFINITION
scalar link__Import

type Query {
  "The people, by name."
  people(
    "How many at most."
    first: Int
    "The cursor to go on after."
    after: String
  ): PersonConnection
}
type Mutation {
  "Adds somebody."
  addPerson(
    "Who it is."
    input: AddPersonInput!
  ): AddPersonPayload
  "Brings somebody back."
  restorePerson(
    "Who it is."
    personId: ID!
  ): Person
  "Leaves. Whoever has left can come back!"
  leave: LeaveOutcome
  "Leaves, now that it is confirmed."
  confirmLeaving: Left
}
"A person."
type Person @key(fields: "id") {
  "Never changes."
  id: ID!
  "\`@access\` guards nothing here (yet)."
  tags: [[String!]!]
}
"A country of another subgraph."
type Country @key(fields: "code", resolvable: false) {
  code: ID! @external
}
"How leaving ended."
union LeaveOutcome = Person | Left
"Done."
type Left {
  "Whether it was done."
  done: Boolean!
}
"Who is added."
input AddPersonInput {
  "What they may do."
  roles: [Role!]!
}
"Who was added."
type AddPersonPayload {
  "The person."
  person: Person
}
"What somebody may do."
enum Role {
  "Everything."
  HEAD_OF_2ND_FLOOR
}
"A page of people."
type PersonConnection {
  "The people of the page."
  edges: [PersonEdge!]!
  "Where the page lies."
  pageInfo: PageInfo!
}
"A person in a page."
type PersonEdge {
  "Where it lies."
  cursor: String!
  "The person."
  node: Person!
}
${PAGE_INFO}`;

test('nothing is found in an SDL that keeps to the conventions', () => {
  expect(lint('people.graphql', GOOD)).toEqual([]);
});

/** What is changed in the good SDL, and what must be found then: nothing more and nothing less. */
const faults: [change: string, from: string, to: string, found: string[]][] = [
  ['a type without a description', '"A person."\n', '', ['Person has no description']],
  ['a field without a description', '"Never changes."\n', '', ['Person.id has no description']],
  ['an argument without a description', '"How many at most."\n', '', ['Query.people(first:) has no description']],
  ['an input field without a description', '"What they may do."\n', '', ['AddPersonInput.roles has no description']],
  ['an enum value without a description', '"Everything."\n', '', ['Role.HEAD_OF_2ND_FLOOR has no description']],
  ['a union without a description', '"How leaving ended."\n', '', ['LeaveOutcome has no description']],
  ['an empty description', '"A person."', '"  "', ['Person has no description']],
  ['a description without a full stop', '"A person."', '"A person"', ['Person is described by "A person", which is no sentence']],
  ['a description without a capital', '"A person."', '"a person."', ['Person is described by "a person.", which is no sentence']],
  [
    'a type in lower case',
    '"How leaving ended."\nunion LeaveOutcome',
    '"Other." scalar dateTime\n"How."\nunion LeaveOutcome',
    ['dateTime is a type'],
  ],
  ['a field in snake case', 'tags: [[', 'all_tags: [[', ['Person.all_tags is a field']],
  ['an input field in snake case', 'roles: [Role!]!', 'their_roles: [Role!]!', ['AddPersonInput.their_roles is an argument or']],
  ['an enum value in lower case', 'HEAD_OF_2ND_FLOOR', 'headOfFloor', ['Role.headOfFloor is an enum value']],
  [
    'an input whose name does not say so',
    'input AddPersonInput',
    'input AddPerson',
    ['AddPerson is an input, so its name ends in Input'],
  ],
  ['an object that is named like an input', 'Role {', 'RoleInput {', ['RoleInput is no input']],
  [
    'a list of nullable items',
    'edges: [PersonEdge!]!',
    'edges: [PersonEdge]!',
    ['PersonConnection has no edges', 'PersonConnection.edges is a list'],
  ],
  ['a nested list of nullable items', '[[String!]!]', '[[String]!]', ['Person.tags is a list']],
  ['a list of nullable lists', '[[String!]!]', '[[String!]]', ['Person.tags is a list']],
  ['an input list of nullable items', '[Role!]!', '[Role]!', ['AddPersonInput.roles is a list']],
  ['an input that may be left out', 'AddPersonInput!', 'AddPersonInput', ['Mutation.addPerson takes neither']],
  ['a mutation with loose arguments', 'personId: ID!', 'name: String!', ['Mutation.restorePerson takes neither']],
  ['a mutation with two ids', 'personId: ID!', 'personId: ID! "And." otherId: ID!', ['Mutation.restorePerson takes neither']],
  ['a mutation that returns a scalar', '): AddPersonPayload', '): Boolean!', ['Mutation.addPerson returns Boolean!']],
  ['a mutation that returns a list', '): AddPersonPayload', '): [Person!]', ['Mutation.addPerson returns [Person!]']],
  ['a mutation that returns any object', '): AddPersonPayload', '): PageInfo', ['Mutation.addPerson returns PageInfo']],
  [
    'a connection that may have no page',
    'pageInfo: PageInfo!',
    'pageInfo: PageInfo',
    ['PersonConnection has no pageInfo: PageInfo!'],
  ],
  ['an edge without a node', 'node: Person!', 'person: Person!', ['PersonEdge has no node']],
  ['an edge with a cursor of another type', 'cursor: String!', 'cursor: Int!', ['PersonEdge has no cursor: String!']],
  ['a page of another shape', 'endCursor: String', 'lastCursor: String', ['PageInfo has no endCursor: String']],
  ['a connection that cannot be paged', 'after: String', 'skip: Int', ['Query.people returns a connection without']],
];

test.each(faults)('found: %s', (_change, from, to, found) => {
  const sdl = GOOD.replace(from, to);
  expect(sdl).not.toBe(GOOD);
  const told = lint('people.graphql', sdl).map(({ where, message }) => `${where.split(' ')[1]} ${message}`);
  expect(told.sort()).toEqual([...found].sort().map((beginning) => expect.stringContaining(beginning)));
});

test('what is found is told with its line', () => {
  expect(lint('people.graphql', '"A person."\ntype Person {\n  name: String\n}')).toEqual([
    { where: 'people.graphql:3 Person.name', message: 'has no description' },
  ]);
});
