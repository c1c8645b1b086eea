import { newId } from '@parley/kit/id';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { picture, text } from './support/contents.ts';
import { person, startFiles, type TestFiles } from './support/files.ts';

let files: TestFiles;
beforeEach(async () => {
  files = await startFiles();
});
afterEach(() => files[Symbol.asyncDispose]());

const isThere = async (id: string) => (await files.sql('select id from file where id = $1', [id])).length > 0;
const timePasses = () => files.sql("update file set due_at = now() - interval '1 second' where due_at is not null");
const statusOf = async (id: string) => {
  const [row] = await files.sql<{ status: string }>('select status from file where id = $1', [id]);
  return row?.status ?? null;
};
const deleted = (attachments: string[]) => ({
  conversationId: newId(),
  number: 1,
  revision: 2,
  actorId: newId(),
  change: 'deleted' as const,
  attachments,
});

describe('a file that nobody uses', () => {
  test('goes after a day with all that was made of it, and one that hangs on a message stays', async () => {
    const ada = person();
    const [loose, hung] = [await files.upload(ada, '1.png', await picture()), await files.upload(ada, 'a.txt', text('a'))];
    await expect.poll(() => statusOf(loose), { timeout: 20_000 }).toBe('READY');
    files.conversations.hang(hung, newId());
    await files.files.tidy();
    expect(await isThere(loose), 'not before').toBe(true);
    await timePasses();
    await files.files.tidy();
    expect([await isThere(loose), await isThere(hung)]).toEqual([false, true]);
    expect(await files.kept()).toEqual({ rows: 1, contents: 1 });
    await timePasses();
    files.conversations.takeDown(hung);
    await files.files.tidy();
    expect(await isThere(hung), 'it is looked at once only').toBe(true);
  });

  test('is kept as long as nobody can say whether it is used', async () => {
    const id = await files.upload(person(), 'a.txt', text('a'));
    await timePasses();
    await files.conversations.stop();
    await files.files.tidy();
    expect(await isThere(id)).toBe(true);
  });

  test('is kept for who is about to attach it, and attached by nobody but its owner', async () => {
    const [ada, bob] = [person(), person()];
    const id = await files.upload(ada, 'a.txt', text('a'));
    const ask = async (fileId: string, userId: string | null) =>
      (await files.question('attachable', [{ fileId, userId }])).answers;
    expect(await ask(id, bob.id)).toEqual([{ attachable: false }]);
    expect(await ask(newId(), ada.id)).toEqual([{ attachable: false }]);
    await timePasses();
    expect(await ask(id, ada.id)).toEqual([{ attachable: true }]);
    await files.files.tidy();
    expect(await isThere(id)).toBe(true);
    await files.ask('mutation ($id: ID!) { deleteFile(id: $id) { deletedId } }', { id }, ada);
    expect(await ask(id, ada.id)).toEqual([{ attachable: false }]);
    expect(await ask(id, null)).toEqual([{ attachable: false }]);
  });
});

describe('when a message is deleted', () => {
  test('its files go with it, and those that hang elsewhere too stay', async () => {
    const ada = person();
    const [gone, forwarded] = [await files.upload(ada, 'a.txt', text('a')), await files.upload(ada, 'b.txt', text('b'))];
    files.conversations.hang(forwarded, newId());
    await files.announce('messages', 'message.changed', deleted([gone, forwarded]));
    await expect.poll(() => isThere(gone), { timeout: 10_000 }).toBe(false);
    await files.files.tidy();
    expect(await isThere(forwarded)).toBe(true);
    expect((await files.kept()).contents).toBe(1);
  });

  test('a file that is about to be forwarded waits until it is known where it hangs', async () => {
    const ada = person();
    const id = await files.upload(ada, 'a.txt', text('a'));
    await files.question('attachable', [{ fileId: id, userId: null }]);
    const marker = await files.upload(ada, 'b.txt', text('b'));
    await files.announce('messages', 'message.changed', deleted([id]));
    await files.announce('messages', 'message.changed', deleted([marker]));
    await expect.poll(() => isThere(marker), { timeout: 10_000 }).toBe(false);
    await files.files.tidy();
    expect(await isThere(id)).toBe(true);
    await timePasses();
    await files.files.tidy();
    expect(await isThere(id)).toBe(false);
  });
});

test('whoever is erased leaves no content, and no word but that there was a file', async () => {
  const [ada, bob] = [person(), person()];
  const mine = await files.upload(ada, 'secret name.png', await picture());
  await files.ask(
    'mutation ($input: SetAvatarInput!) { setAvatar(input: $input) { user { id } } }',
    { input: { fileId: mine } },
    ada,
  );
  await files.question('attachable', [{ fileId: mine, userId: ada.id }]);
  const his = await files.upload(bob, 'b.txt', text('b'));
  await expect.poll(() => statusOf(mine), { timeout: 20_000 }).toBe('READY');
  await files.announce('users', 'account.erased', { userId: ada.id });
  await expect.poll(() => statusOf(mine), { timeout: 10_000 }).toBe('DELETED');
  expect(await files.sql('select name, sha256, type, bytes from file where id = $1', [mine])).toEqual([
    { name: '', sha256: null, type: null, bytes: 0 },
  ]);
  expect(await files.sql('select * from avatar')).toEqual([]);
  await files.files.tidy();
  expect((await files.kept()).contents).toBe(1);
  expect(await statusOf(his)).not.toBe('DELETED');
  await timePasses();
  await files.files.tidy();
  expect(await isThere(mine), 'no message names it').toBe(false);
});

test('what a process that ended left of an upload is taken away', async () => {
  const ada = person();
  const id = newId();
  await files.sql(
    `insert into file (id, owner_id, name, status, bytes, blob_key, created_at, due_at)
     values ($1, $2, 'a.txt', 'PENDING', 0, $3, now(), now() - interval '1 second')`,
    [id, ada.id, 'a'.repeat(40)],
  );
  await files.sql('insert into blob_to_delete (blob_key, since) values ($1, now())', ['b'.repeat(40)]);
  await files.files.tidy();
  expect(await isThere(id)).toBe(false);
  expect(await files.sql('select * from blob_to_delete')).toEqual([]);
});

test('people export what they have sent, and nobody else does', async () => {
  const [ada, eve] = [person(), person()];
  const id = await files.upload(ada, 'a.txt', text('mine'));
  const query = `query ($id: ID!) { _entities(representations: [{ __typename: "PersonalData", id: $id }]) {
    ... on PersonalData { files(first: 10) { edges { node { id name link { url } } } } }
  } }`;
  const [data] = (await files.ask(query, { id: ada.id }, ada))._entities;
  const [{ node }] = data.files.edges;
  expect(node).toMatchObject({ id, name: 'a.txt' });
  expect(await (await files.follow(node.link.url)).text()).toBe('mine\n');
  expect(await files.refusal(query, { id: ada.id }, eve)).toBe('FORBIDDEN');
});
