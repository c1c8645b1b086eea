import { type GraphQLField, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '../src/schema.ts';
import { registerPerson } from './support/person.ts';
import { type ProfileProvider, startProfileProvider, tells } from './support/profile-provider.ts';
import { startUsers, type TestUsers } from './support/users.ts';

let provider: ProfileProvider;
let users: TestUsers;
beforeAll(async () => {
  provider = await startProfileProvider(tells({ title: 'Engineer' }));
  users = await startUsers({ EXTERNAL_PROFILE_URL: provider.url });
});
afterAll(async () => {
  await users[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

const audience = { name: 'conversation:42', by: 'messages' };

/** A field with all that can be selected below it, and whether its subgraph marks it as shared. */
interface Selection {
  name: string;
  text: string;
  shared: boolean;
}

const isShared = ({ astNode }: GraphQLField<unknown, unknown>) =>
  astNode?.directives?.some(({ name }) => name.value === 'shared') === true;

const selections = (type: GraphQLObjectType): Selection[] =>
  Object.values(type.getFields()).map((field) => {
    const below = getNamedType(field.type);
    if (below.name === 'User') return { name: field.name, text: `${field.name} { id }`, shared: isShared(field) };
    if (!isObjectType(below)) return { name: field.name, text: field.name, shared: isShared(field) };
    const inner = selections(below);
    return {
      name: field.name,
      text: `${field.name} { ${inner.map(({ text }) => text).join(' ')} }`,
      shared: isShared(field) && inner.every(({ shared }) => shared),
    };
  });

const ofUser = selections(schema.getType('User') as GraphQLObjectType).filter(({ name }) => name !== 'id');
const ENTITY = (selection: string) =>
  `query ($people: [_Any!]!) { _entities(representations: $people) { ... on User { ${selection} } } }`;
const reference = (id: string) => ({ people: [{ __typename: 'User', id }] });

test.each(ofUser.filter(({ shared }) => shared))(
  '$name is the same for an audience, the person, and a stranger',
  async ({ name, text }) => {
    const [ada, eve] = await Promise.all([registerPerson(users, 'Ada'), registerPerson(users, 'Eve')]);
    await users.graph(
      'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { id } } }',
      {
        input: {
          bio: 'Counts.',
          locale: 'en-GB',
          timeZone: 'Europe/London',
          customStatus: { emoji: '🌿', text: 'in the garden' },
        },
      },
      { as: ada.viewer },
    );
    const asked = await Promise.all(
      [{ audience }, { as: ada.viewer }, { as: eve.viewer }].map((by) => users.graph(ENTITY(text), reference(ada.id), by)),
    );
    expect(asked[0]).toEqual({ data: { _entities: [{ [name]: expect.anything() }] } });
    expect(asked[1]).toEqual(asked[0]);
    expect(asked[2]).toEqual(asked[0]);
  },
);

test.each(ofUser.filter(({ shared }) => !shared))(
  '$name, which depends on who asks, fails for an audience',
  async ({ text, name }) => {
    const ada = await registerPerson(users, 'Ada');
    const { data, errors } = await users.graph(ENTITY(text), reference(ada.id), { audience });
    expect(data._entities).toEqual([{ [name]: null }]);
    expect(errors).toMatchObject([{ path: ['_entities', 0, name], extensions: { code: 'UNAUTHENTICATED' } }]);
  },
);

test('what is shared of a person is what everybody may know of them', () => {
  const shared = ofUser.filter((field) => field.shared).map(({ name }) => name);
  const known = ['name', 'bio', 'locale', 'timeZone', 'roles', 'joinedAt', 'customStatus', 'erased', 'externalProfile'];
  expect(shared.toSorted()).toEqual(known.toSorted());
});

test('an audience is nobody: it finds no people, has no data of its own, and changes nothing', async () => {
  const ada = await registerPerson(users, 'Ada');
  const refused = await Promise.all(
    [
      '{ viewer { id } }',
      `{ user(id: "${ada.id}") { id } }`,
      '{ users(search: "Ada") { edges { node { id } } } }',
      '{ contacts { edges { cursor } } }',
      'mutation { updateProfile(input: { bio: "Mine." }) { user { id } } }',
      `mutation { blockPerson(userId: "${ada.id}") { user { id } } }`,
    ].map((query) => users.graph(query, {}, { audience })),
  );
  expect(refused.map(({ errors }) => errors?.[0]?.extensions['code'])).toEqual(refused.map(() => 'UNAUTHENTICATED'));
  const { errors } = await users.graph(
    'query ($data: [_Any!]!) { _entities(representations: $data) { ... on PersonalData { id } } }',
    { data: [{ __typename: 'PersonalData', id: ada.id }] },
    { audience },
  );
  expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
});

test('many people of an event are read together for an audience', async () => {
  const ada = await registerPerson(users, 'Ada');
  const people = [ada.id, 'nobody', ada.id].map((id) => ({ __typename: 'User', id }));
  const { data } = await users.graph(ENTITY('name'), { people }, { audience });
  expect(data._entities).toEqual([{ name: 'Ada' }, null, { name: 'Ada' }]);
});
