import { PASSPORT_HEADER } from '@parley/kit/passport';
import { expect, test } from 'vitest';
import { everyNode } from './support/every-node.ts';
import { registerPerson, type TestPerson } from './support/person.ts';
import { sharedUsers } from './support/shared-users.ts';

const users = sharedUsers();

type Action = 'requestContact' | 'acceptContact' | 'declineContact' | 'removeContact' | 'blockPerson' | 'unblockPerson';

const change = (as: TestPerson, action: Action, other: TestPerson | string) =>
  users.graph(
    `mutation ($id: ID!) { ${action}(userId: $id) { user { contact { state since } } } }`,
    { id: typeof other === 'string' ? other : other.id },
    { as: as.viewer },
  );

/** What a person sees of another one, after a change that must succeed. */
async function changed(as: TestPerson, action: Action, other: TestPerson): Promise<string | null> {
  const { data, errors } = await change(as, action, other);
  expect(errors).toBeUndefined();
  return data[action].user.contact?.state ?? null;
}

async function view(as: TestPerson, other: TestPerson): Promise<string | null> {
  const { data } = await users.graph(
    'query ($id: ID!) { user(id: $id) { contact { state } } }',
    { id: other.id },
    { as: as.viewer },
  );
  return data.user.contact?.state ?? null;
}

const people = (...names: string[]) => Promise.all(names.map((name) => registerPerson(users, name)));

test('a request waits until it is accepted, and then both are in contact', async () => {
  const [ada, bob] = (await people('Ada', 'Bob')) as [TestPerson, TestPerson];
  expect(await changed(ada, 'requestContact', bob)).toBe('REQUEST_SENT');
  expect(await view(bob, ada)).toBe('REQUEST_RECEIVED');
  expect(await changed(bob, 'acceptContact', ada)).toBe('CONTACT');
  expect(await view(ada, bob)).toBe('CONTACT');
});

test('nobody can accept a request that was not made to them', async () => {
  const [ada, bob] = (await people('Ada', 'Bob')) as [TestPerson, TestPerson];
  await changed(ada, 'requestContact', bob);
  const { errors } = await change(ada, 'acceptContact', bob);
  expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect(await view(bob, ada)).toBe('REQUEST_RECEIVED');
});

test('ten requests that cross make one contact', async () => {
  const [ada, bob] = (await people('Ada', 'Bob')) as [TestPerson, TestPerson];
  const pairs: [TestPerson, TestPerson][] = [
    [ada, bob],
    [bob, ada],
  ];
  const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => change(...turn(pairs[index % 2]))));
  expect(answers.filter(({ errors }) => errors !== undefined)).toEqual([]);
  expect([await view(ada, bob), await view(bob, ada)]).toEqual(['CONTACT', 'CONTACT']);
});

const turn = (pair: [TestPerson, TestPerson] | undefined): [TestPerson, Action, TestPerson] => {
  const [from, to] = pair as [TestPerson, TestPerson];
  return [from, 'requestContact', to];
};

test('who is declined goes on waiting, and cannot come through by asking again', async () => {
  const [ada, bob] = (await people('Ada', 'Bob')) as [TestPerson, TestPerson];
  await changed(ada, 'requestContact', bob);
  expect(await changed(bob, 'declineContact', ada)).toBeNull();
  expect(await view(ada, bob)).toBe('REQUEST_SENT');
  await changed(ada, 'removeContact', bob);
  await changed(ada, 'requestContact', bob);
  expect(await view(bob, ada)).toBeNull();
  expect(await changed(bob, 'requestContact', ada)).toBe('CONTACT');
});

test('a request that is taken back is gone for both', async () => {
  const [ada, bob] = (await people('Ada', 'Bob')) as [TestPerson, TestPerson];
  await changed(ada, 'requestContact', bob);
  expect(await changed(ada, 'removeContact', bob)).toBeNull();
  expect(await view(bob, ada)).toBeNull();
});

test('a contact that one ends is ended for both', async () => {
  const [ada, bob] = (await people('Ada', 'Bob')) as [TestPerson, TestPerson];
  await changed(ada, 'requestContact', bob);
  await changed(bob, 'acceptContact', ada);
  await changed(bob, 'removeContact', ada);
  expect([await view(ada, bob), await view(bob, ada)]).toEqual([null, null]);
});

test('a blocked person sees a request wait as any other, and it arrives when the block is taken back', async () => {
  const [ada, bob] = (await people('Ada', 'Bob')) as [TestPerson, TestPerson];
  expect(await changed(bob, 'blockPerson', ada)).toBe('BLOCKED');
  expect(await view(ada, bob)).toBeNull();
  expect(await changed(ada, 'requestContact', bob)).toBe('REQUEST_SENT');
  expect(await view(bob, ada)).toBe('BLOCKED');
  expect(await changed(bob, 'unblockPerson', ada)).toBe('REQUEST_RECEIVED');
});

test('a block ends a contact, and who blocks must unblock before asking', async () => {
  const [ada, bob] = (await people('Ada', 'Bob')) as [TestPerson, TestPerson];
  await changed(ada, 'requestContact', bob);
  await changed(bob, 'acceptContact', ada);
  await changed(bob, 'blockPerson', ada);
  expect(await view(ada, bob)).toBeNull();
  const { errors } = await change(bob, 'requestContact', ada);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', field: 'userId' });
});

test('lists are paged, latest first, without a repeat or a gap', async () => {
  const [ada, ...others] = (await people('Ada', 'Bob', 'Cy', 'Dee', 'Eve', 'Fay')) as [TestPerson, ...TestPerson[]];
  for (const other of others) await changed(other, 'requestContact', ada);
  const requests = await everyNode<{ user: { id: string } }>(async (after) => {
    const { data } = await users.graph(
      'query ($after: String) { contactRequests(first: 2, after: $after) { edges { node { user { id } } } pageInfo { hasNextPage endCursor } } }',
      { after },
      { as: ada.viewer },
    );
    return data.contactRequests;
  });
  expect(requests.map(({ user }) => user.id)).toEqual(others.map(({ id }) => id).reverse());
});

test('contacts, requests and blocked people are three lists', async () => {
  const [ada, bob, cy, dee] = (await people('Ada', 'Bob', 'Cy', 'Dee')) as [TestPerson, TestPerson, TestPerson, TestPerson];
  await changed(ada, 'requestContact', bob);
  await changed(bob, 'acceptContact', ada);
  await changed(ada, 'requestContact', cy);
  await changed(ada, 'blockPerson', dee);
  const list = 'edges { node { state user { name } } }';
  const { data } = await users.graph(
    `{ contacts { ${list} } sent: contacts(state: REQUEST_SENT) { ${list} } blockedPeople { ${list} } }`,
    {},
    { as: ada.viewer },
  );
  expect(data).toEqual({
    contacts: { edges: [{ node: { state: 'CONTACT', user: { name: 'Bob' } } }] },
    sent: { edges: [{ node: { state: 'REQUEST_SENT', user: { name: 'Cy' } } }] },
    blockedPeople: { edges: [{ node: { state: 'BLOCKED', user: { name: 'Dee' } } }] },
  });
});

test('nobody is in contact with themselves, or with who does not exist', async () => {
  const [ada] = (await people('Ada')) as [TestPerson];
  expect((await change(ada, 'requestContact', ada)).errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'userId' });
  for (const id of ['0190a3c4-0000-7000-8000-000000000000', "' or 1=1 --"]) {
    expect((await change(ada, 'requestContact', id)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await change(ada, 'blockPerson', id)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  }
});

test('who is not signed in has no contacts and makes none', async () => {
  const [ada] = (await people('Ada')) as [TestPerson];
  const { data, errors } = await users.graph(
    'mutation ($id: ID!) { requestContact(userId: $id) { user { id } } blockPerson(userId: $id) { user { id } } }',
    { id: ada.id },
  );
  expect(data).toEqual({ requestContact: null, blockPerson: null });
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
  const list = await users.graph('{ contacts { edges { cursor } } }');
  expect(list.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('a cursor of another list, or of nowhere, is refused', async () => {
  const [ada] = (await people('Ada')) as [TestPerson];
  for (const after of ['', 'x', Buffer.from('["2026-01-01", 3]').toString('base64url')]) {
    const { errors } = await users.graph(
      'query ($after: String) { contacts(after: $after) { edges { cursor } } }',
      { after },
      { as: ada.viewer },
    );
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'after' });
  }
});

test('the end of a contact is announced, and the withdrawal of a request is not', async () => {
  const [ada, bob, cy] = (await people('Ada', 'Bob', 'Cy')) as [TestPerson, TestPerson, TestPerson];
  await changed(ada, 'requestContact', bob);
  await changed(bob, 'acceptContact', ada);
  await changed(ada, 'requestContact', cy);
  await changed(ada, 'removeContact', cy);
  await changed(ada, 'removeContact', bob);
  await changed(ada, 'removeContact', bob);
  const announced = await users.sql('select payload from outbox where name = $1 and key = $2', ['contact.removed', ada.id]);
  expect(announced).toEqual([{ payload: { byUserId: ada.id, userId: bob.id } }]);
});

test('another subgraph learns who has blocked whom and who is in contact, and the gateway does not', async () => {
  const [ada, bob, cy] = (await people('Ada', 'Bob', 'Cy')) as [TestPerson, TestPerson, TestPerson];
  await changed(ada, 'requestContact', bob);
  await changed(bob, 'acceptContact', ada);
  await changed(cy, 'blockPerson', ada);
  const keys = [
    { a: ada.id, b: bob.id },
    { a: ada.id, b: cy.id },
    { a: bob.id, b: cy.id },
  ];
  const ask = (passport: string) =>
    fetch(`${users.url}/internal/relations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [PASSPORT_HEADER]: passport },
      body: JSON.stringify({ keys }),
    });
  const answer = await ask(users.servicePassport('messages'));
  expect(await answer.json()).toEqual({
    answers: [
      { blocked: false, contacts: true },
      { blocked: true, contacts: false },
      { blocked: false, contacts: false },
    ],
  });
  expect((await ask(users.passport({ as: ada.viewer }))).status).toBe(403);
});
