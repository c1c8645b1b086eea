import { newId } from '@parley/kit/id';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { picture, text } from './support/contents.ts';
import { type Onlooker, person, startFiles, type TestFiles } from './support/files.ts';

const FILE = 'query ($id: ID!) { file(id: $id) { id name link { url } } }';
/** As the gateway fetches what a message leads to. */
const ENTITY = `query ($id: ID!) { _entities(representations: [{ __typename: "File", id: $id }]) {
  ... on File { id name status link { url } renditions { size link { url } } }
} }`;

describe.each(['disk', 's3'] as const)('a file, on %s', (store) => {
  let files: TestFiles;
  beforeAll(async () => {
    files = await startFiles({ store });
  });
  afterAll(() => files[Symbol.asyncDispose]());

  const sees = async (as: Onlooker, id: string) => {
    const [entity] = (await files.ask(ENTITY, { id }, as))._entities;
    return entity !== null;
  };
  const sent = async () => {
    const [ada, bob, eve] = [person(), person(), person()];
    const conversationId = newId();
    files.conversations.join(conversationId, ada.id, bob.id);
    const id = await files.upload(ada, 'a.txt', text(`from ${ada.id}`));
    return { ada, bob, eve, conversationId, id };
  };

  test('is seen by its owner alone as long as it hangs nowhere', async () => {
    const { ada, bob, conversationId, id } = await sent();
    expect(await sees(ada, id)).toBe(true);
    for (const other of [bob, null, { audience: `conversation:${conversationId}` }]) expect(await sees(other, id)).toBe(false);
    expect((await files.ask(FILE, { id }, bob)).file, 'in the words of one that is not there').toBeNull();
    expect((await files.ask(FILE, { id: newId() }, bob)).file).toBeNull();
    expect((await files.ask(FILE, { id: 'x' }, bob)).file).toBeNull();
  });

  test('is seen by those who see the message that it hangs on, and by nobody else', async () => {
    const { bob, eve, conversationId, id } = await sent();
    files.conversations.hang(id, conversationId);
    expect(await sees(bob, id)).toBe(true);
    const [entity] = (await files.ask(ENTITY, { id }, bob))._entities;
    expect((await files.follow(entity.link.url)).status).toBe(200);
    expect(await sees(eve, id)).toBe(false);
    expect(await sees(null, id)).toBe(false);
  });

  test('is lost with the membership, and with the message', async () => {
    const { ada, bob, conversationId, id } = await sent();
    files.conversations.hang(id, conversationId);
    expect(await sees(bob, id)).toBe(true);
    files.conversations.leave(conversationId, bob.id);
    expect(await sees(bob, id), 'at once').toBe(false);
    files.conversations.join(conversationId, bob.id);
    files.conversations.takeDown(id);
    expect(await sees(bob, id)).toBe(false);
    expect(await sees(ada, id)).toBe(true);
  });

  test('is seen by an audience of its conversation that messages has named, and by no other', async () => {
    const { conversationId, id } = await sent();
    files.conversations.hang(id, conversationId);
    const audience = `conversation:${conversationId}`;
    expect(await sees({ audience }, id)).toBe(true);
    expect(await sees({ audience: `conversation:${newId()}` }, id)).toBe(false);
    expect(await sees({ audience, by: 'somebody-else' }, id), 'named by a subgraph that is not believed').toBe(false);
    expect(await sees({ audience: `file:${id}`, by: 'somebody-else' }, id)).toBe(false);
  });

  test('is deleted by its owner alone, and then it is seen that it was there', async () => {
    const { ada, bob, conversationId, id } = await sent();
    await files.question('attachable', [{ fileId: id, userId: ada.id }]);
    files.conversations.hang(id, conversationId);
    const REMOVE = 'mutation ($id: ID!) { deleteFile(id: $id) { deletedId } }';
    expect(await files.refusal(REMOVE, { id }, bob)).toBe('NOT_FOUND');
    await files.ask(REMOVE, { id }, ada);
    const [entity] = (await files.ask(ENTITY, { id }, bob))._entities;
    expect(entity).toMatchObject({ id, name: '', status: 'DELETED', link: null, renditions: [] });
    expect(await files.refusal(REMOVE, { id }, ada)).toBe('NOT_FOUND');
  });

  test('that hung nowhere leaves nothing when it is deleted', async () => {
    const { ada, id } = await sent();
    await files.ask('mutation ($id: ID!) { deleteFile(id: $id) { deletedId } }', { id }, ada);
    expect((await files.ask(FILE, { id }, ada)).file).toBeNull();
    expect(await files.sql('select id from file where id = $1', [id])).toEqual([]);
  });

  test('that holds something harmful is got by nobody, and its owner sees that it does', async () => {
    const { ada, bob, conversationId, id } = await sent();
    files.conversations.hang(id, conversationId);
    const { link } = (await files.ask(FILE, { id }, bob)).file;
    await files.sql("update file set status = 'QUARANTINED' where id = $1", [id]);
    expect(await sees(bob, id)).toBe(false);
    expect((await files.ask(ENTITY, { id }, ada))._entities).toMatchObject([{ status: 'QUARANTINED', link: null }]);
    expect((await files.follow(link.url)).status).toBe(404);
  });

  test('that is not finished is seen by nobody but its owner', async () => {
    const { ada, bob, conversationId } = await sent();
    const request = 'mutation ($input: RequestUploadInput!) { requestUpload(input: $input) { upload { file { id } } } }';
    const { upload } = (await files.ask(request, { input: { name: 'b.txt', bytes: 3 } }, ada)).requestUpload;
    files.conversations.hang(upload.file.id, conversationId);
    expect(await sees(ada, upload.file.id)).toBe(true);
    expect(await sees(bob, upload.file.id)).toBe(false);
  });
});

describe('the picture that stands for a person', () => {
  let files: TestFiles;
  beforeAll(async () => {
    files = await startFiles();
  });
  afterAll(() => files[Symbol.asyncDispose]());

  const SET = 'mutation ($input: SetAvatarInput!) { setAvatar(input: $input) { user { id avatar { id } } } }';
  const avatarOf = async (userId: string, as: Onlooker) => {
    const query = `query ($id: ID!) { _entities(representations: [{ __typename: "User", id: $id }]) {
      ... on User { avatar { id link { url } } }
    } }`;
    return (await files.ask(query, { id: userId }, as))._entities[0].avatar;
  };

  test('is seen by whoever sees people, and not any more when another one stands there', async () => {
    const ada = person();
    const [one, two] = [await files.upload(ada, '1.png', await picture()), await files.upload(ada, '2.png', await picture())];
    expect(await avatarOf(ada.id, person())).toBeNull();
    const { setAvatar } = await files.ask(SET, { input: { fileId: one } }, ada);
    expect(setAvatar.user).toEqual({ id: ada.id, avatar: { id: one } });
    for (const other of [person(), { audience: `conversation:${newId()}` }]) {
      const avatar = await avatarOf(ada.id, other);
      expect(avatar.id).toBe(one);
      expect((await files.follow(avatar.link.url)).status).toBe(200);
    }
    await files.ask(SET, { input: { fileId: two } }, ada);
    expect((await avatarOf(ada.id, person())).id).toBe(two);
    expect((await files.ask(FILE, { id: one }, person())).file).toBeNull();
    await files.ask(SET, { input: {} }, ada);
    expect(await avatarOf(ada.id, person())).toBeNull();
    await files.files.tidy();
    expect((await files.ask(FILE, { id: two }, ada)).file, 'and then nothing needs it').toBeNull();
  });

  test("is a picture of one's own", async () => {
    const [ada, bob] = [person(), person()];
    const hers = await files.upload(ada, '1.png', await picture());
    expect(await files.refusal(SET, { input: { fileId: hers } }, bob)).toBe('NOT_FOUND');
    const words = await files.upload(bob, 'a.txt', text('words'));
    expect(await files.refusal(SET, { input: { fileId: words } }, bob)).toBe('BAD_USER_INPUT');
  });
});

test('while the messages subgraph is away, nobody but the owner is shown a file', async () => {
  await using files = await startFiles();
  const [ada, bob] = [person(), person()];
  const id = await files.upload(ada, 'a.txt', text('a'));
  await files.conversations.stop();
  expect(await files.refusal(FILE, { id }, bob)).toBe('UNAVAILABLE');
  expect((await files.ask(FILE, { id }, ada)).file.id).toBe(id);
});
