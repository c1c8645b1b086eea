import { type FieldDefinitionNode, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import { typeDefs } from '../src/schema.ts';

/** The guards of every field of a type, as the SDL tells them to the gateway. */
function guardsOf(type: string): Map<string, Record<string, string>[]> {
  const { definitions } = parse(typeDefs());
  const fields = definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === type ? (definition.fields ?? []) : [],
  );
  return new Map(fields.map((field) => [field.name.value, guardsOn(field)]));
}

function guardsOn({ directives = [] }: FieldDefinitionNode): Record<string, string>[] {
  return directives
    .filter(({ name }) => name.value === 'access')
    .map(({ arguments: given = [] }) =>
      Object.fromEntries(given.map(({ name, value }) => [name.value, value.kind === Kind.STRING ? value.value : ''])),
    );
}

const unguarded = (type: string) => [...guardsOf(type)].filter(([, guards]) => guards.length === 0).map(([field]) => field);

test('whoever is not signed in can do what leads to being signed in, and nothing else', () => {
  expect(unguarded('Query').sort()).toEqual(['passwordStrength']);
  expect(unguarded('Mutation').sort()).toEqual(
    [
      'register',
      'logIn',
      'confirmLogIn',
      'refresh',
      'requestPasswordReset',
      'resetPassword',
      'verifyEmail',
      'confirmEmailChange',
    ].sort(),
  );
});

test('what is public of a person is that and no more', () => {
  expect(unguarded('User').sort()).toEqual(
    ['id', 'name', 'bio', 'locale', 'timeZone', 'customStatus', 'roles', 'joinedAt', 'erased'].sort(),
  );
});

test('administration needs the role, and credentials that are good for it', () => {
  const needed = [{ role: 'ADMIN', scope: 'admin' }];
  for (const field of ['setRoles', 'suspendAccount', 'restoreAccount']) expect(guardsOf('Mutation').get(field)).toEqual(needed);
  expect(guardsOf('Query').get('auditLog')).toEqual(needed);
});

test('no API key reaches what belongs to the account itself', () => {
  const needed = [{ scope: 'account' }];
  for (const field of [
    'changeEmail',
    'changePassword',
    'eraseAccount',
    'createApiKey',
    'revokeApiKey',
    'revokeSession',
    'startTwoFactor',
  ]) {
    expect(guardsOf('Mutation').get(field), field).toEqual(needed);
  }
  for (const field of ['personalData', 'sessions', 'apiKeys']) expect(guardsOf('Query').get(field), field).toEqual(needed);
  expect(guardsOf('PersonalData').get('account')).toEqual(needed);
});

test('other subgraphs can refer to people and add to personal data', () => {
  expect(typeDefs()).toMatch(/type User @key\(fields: "id"\)/);
  expect(typeDefs()).toMatch(/type PersonalData @key\(fields: "id"\)/);
  expect(typeDefs()).toMatch(/type PageInfo @shareable/);
});
