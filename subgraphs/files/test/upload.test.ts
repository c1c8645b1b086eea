import { afterEach, describe, expect, test } from 'vitest';
import { picture, text } from './support/contents.ts';
import { person, type StartOptions, startFiles, type TestFiles } from './support/files.ts';

let files: TestFiles;
const start = async (options?: StartOptions) => {
  files = await startFiles(options);
  return files;
};
afterEach(() => files[Symbol.asyncDispose]());

const FILE = `query ($id: ID!) { file(id: $id) {
  name status type kind bytes sha256 width height blurhash renditions { size type width } link { url }
} }`;
const ready = async (id: string, as: ReturnType<typeof person>) =>
  expect.poll(async () => (await files.ask(FILE, { id }, as)).file.status, { timeout: 20_000 }).toBe('READY');

describe('files that are sent with a mutation', () => {
  test('come in together, are known by their contents, and are shown once they are ready', async () => {
    await start();
    const ada = person();
    const { data, errors } = await files.send(ada, ['me.png', await picture()], ['../../notes.txt', text('Tea at five')]);
    expect(errors).toBeUndefined();
    const [one, two] = data?.upload?.results.map(({ file }) => file?.id ?? '') ?? [];
    await ready(one ?? '', ada);
    const { file } = await files.ask(FILE, { id: one }, ada);
    expect(file).toMatchObject({
      name: 'me.png',
      type: 'image/png',
      kind: 'IMAGE',
      width: 64,
      height: 48,
    });
    expect(file.blurhash).toEqual(expect.any(String));
    expect(file.renditions.length).toBeGreaterThan(0);
    const note = await files.ask(FILE, { id: two }, ada);
    expect(note.file).toMatchObject({ name: 'notes.txt', type: 'text/plain', kind: 'DOCUMENT', bytes: 12 });
    const page = await files.follow(note.file.link.url);
    expect(await page.text()).toBe('Tea at five\n');
  });

  test('are taken one by one: what is refused says why, and leaves nothing', async () => {
    await start();
    const ada = person();
    const page = Buffer.from('<!doctype html><script>alert(1)</script>');
    const { data, errors } = await files.send(
      ada,
      ['a.txt', text('a')],
      ['b.png', page],
      ['c.txt', Buffer.alloc(0)],
      ['d.txt', text('d')],
    );
    expect(data?.upload?.results.map(({ file }) => file !== null)).toEqual([true, false, false, true]);
    expect(errors?.map(({ path, extensions }) => [path?.at(2), extensions['code']])).toEqual([
      [1, 'FILE_REFUSED'],
      [2, 'FILE_REFUSED'],
    ]);
    await files.files.tidy();
    expect(await files.kept()).toEqual({ rows: 2, contents: 2 });
  });

  test('are refused when they are too long, and nothing of them stays', async () => {
    await start({ settings: { FILES_LIMIT_BYTES: '1000' } });
    const { errors } = await files.send(person(), ['a.txt', Buffer.alloc(1001, 'a')]);
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', field: 'file', limit: 1000 }]);
    expect(await files.kept()).toEqual({ rows: 0, contents: 0 });
  });

  test('find no room beyond the quota, not even when they come at the same time', async () => {
    await start({ settings: { FILES_QUOTA_BYTES: '2500' } });
    const ada = person();
    const all = await Promise.all(
      Array.from({ length: 6 }, (_, index) => files.send(ada, [`${index}.txt`, Buffer.alloc(1000, `${index}`)])),
    );
    expect(all.filter(({ errors }) => errors === undefined)).toHaveLength(2);
    const codes = all.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions['code']));
    expect(new Set(codes)).toEqual(new Set(['QUOTA_EXCEEDED']));
    const { myUsage } = await files.ask('{ myUsage { files bytes limit } }', {}, ada);
    expect(myUsage).toEqual({ files: 2, bytes: 2000, limit: 2500 });
    expect(await files.kept()).toEqual({ rows: 2, contents: 2 });
    expect((await files.send(person(), ['x.txt', Buffer.alloc(1000, 'x')])).errors, 'somebody else has room').toBeUndefined();
  });

  test('are not taken from nobody, nor from a key without the scope', async () => {
    await start();
    const { errors } = await files.send(person({ scopes: ['messages:write'] }), ['a.txt', text('a')]);
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
    expect(await files.kept()).toEqual({ rows: 0, contents: 0 });
  });
});

test('the same content of one person lies there once, and goes with the last file that has it', async () => {
  await start();
  const [ada, bob] = [person(), person()];
  const content = text('the same words');
  const ids = [await files.upload(ada, 'one.txt', content), await files.upload(ada, 'two.txt', content)];
  await files.upload(bob, 'his.txt', content);
  await files.files.tidy();
  expect(await files.kept()).toEqual({ rows: 3, contents: 2 });
  const remove = (id: string) => files.ask('mutation ($id: ID!) { deleteFile(id: $id) { deletedId } }', { id }, ada);
  await remove(ids[0] ?? '');
  const { file } = await files.ask(FILE, { id: ids[1] }, ada);
  expect(await (await files.follow(file.link.url)).text()).toBe('the same words\n');
  await remove(ids[1] ?? '');
  expect((await files.kept()).contents).toBe(1);
});

test('people list what they have sent, newest first and page by page, and nobody else does', async () => {
  await start();
  const ada = person();
  const ids: string[] = [];
  for (const name of ['a.txt', 'b.txt', 'c.txt']) ids.push(await files.upload(ada, name, text(name)));
  const LIST =
    'query ($after: String) { myFiles(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }';
  const first = (await files.ask(LIST, {}, ada)).myFiles;
  const second = (await files.ask(LIST, { after: first.pageInfo.endCursor }, ada)).myFiles;
  const idsOf = (page: { edges: { node: { id: string } }[] }) => page.edges.map(({ node }) => node.id);
  expect([...idsOf(first), ...idsOf(second)]).toEqual(ids.reverse());
  expect(second.pageInfo.hasNextPage).toBe(false);
  expect((await files.ask(LIST, {}, person())).myFiles.edges).toEqual([]);
});
