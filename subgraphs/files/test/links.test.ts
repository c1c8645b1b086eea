import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { picture, text } from './support/contents.ts';
import { person, startFiles, type TestFiles } from './support/files.ts';

const LINKS = `query ($id: ID!) { file(id: $id) {
  status link { url expiresAt } toSave: link(download: true) { url } renditions { size type bytes link { url } }
} }`;
const ada = person();
const words = text('Tea at five, and cake at six');

describe.each(['disk', 's3', 's3-sends'] as const)('a link to a file, on %s', (store) => {
  let files: TestFiles;
  beforeAll(async () => {
    files = await startFiles({ store });
  });
  afterAll(() => files[Symbol.asyncDispose]());

  const linksOf = async (id: string) => (await files.ask(LINKS, { id }, ada)).file;
  const changed = (link: string, change: (url: URL) => void) => {
    const url = new URL(link);
    change(url);
    return url.href;
  };

  test('leads to the content, as the type that was found in it', async () => {
    const content = await picture();
    const { link, toSave } = await linksOf(await files.upload(ada, 'tea.png', content));
    const shown = await files.follow(link.url);
    expect(Buffer.from(await shown.arrayBuffer()).equals(content)).toBe(true);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('content-disposition')).toBe('inline; filename="tea.png"');
    const saved = await files.follow(toSave.url);
    expect(saved.headers.get('content-disposition')).toBe('attachment; filename="tea.png"');
  });

  test('gives parts of the content to who asks for a range', async () => {
    const { link } = await linksOf(await files.upload(ada, 'a.txt', words));
    const range = async (value: string) => {
      const answer = await files.follow(link.url, { headers: { range: value } });
      return [answer.status, answer.headers.get('content-range'), answer.status === 206 ? await answer.text() : null];
    };
    const length = words.length;
    expect(await range('bytes=0-2')).toEqual([206, `bytes 0-2/${length}`, 'Tea']);
    expect(await range('bytes=24-')).toEqual([206, `bytes 24-${length - 1}/${length}`, words.subarray(24).toString()]);
  });

  test('is good for its own file and content, as it was given', async () => {
    const [one, two] = [await files.upload(ada, 'a.txt', words), await files.upload(ada, 'b.txt', text('other words'))];
    const { link } = await linksOf(one);
    const wrong = [
      changed(link.url, (url) => Object.assign(url, { pathname: url.pathname.replace(one, two) })),
      changed(link.url, (url) => Object.assign(url, { pathname: url.pathname.replace('original', 'PREVIEW') })),
      changed(link.url, (url) => Object.assign(url, { pathname: url.pathname.replace('original', 'constructor') })),
      changed(link.url, (url) => url.searchParams.set('expires', String(Number(url.searchParams.get('expires')) + 3600))),
      changed(link.url, (url) => url.searchParams.set('download', '1')),
      changed(link.url, (url) =>
        url.searchParams.set('seal', url.searchParams.get('seal')?.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) ?? ''),
      ),
      changed(link.url, (url) => url.searchParams.delete('seal')),
      changed(link.url, (url) => url.searchParams.append('expires', '9999999999')),
    ];
    for (const url of wrong) expect((await files.follow(url)).status, url).toBeGreaterThanOrEqual(400);
    expect((await files.follow(link.url)).status).toBe(200);
  });

  test('is refused once it has expired', async () => {
    const { url, expiresAt } = (await linksOf(await files.upload(ada, 'a.txt', words))).link;
    expect((await files.follow(url)).status).toBe(200);
    vi.useFakeTimers({ now: Date.parse(expiresAt) + 1000, toFake: ['Date'] });
    try {
      expect((await files.follow(url)).status).toBe(403);
    } finally {
      vi.useRealTimers();
    }
  });

  test('leads nowhere once the file is deleted', async () => {
    const id = await files.upload(ada, 'a.txt', words);
    const { link } = await linksOf(id);
    await files.ask('mutation ($id: ID!) { deleteFile(id: $id) { deletedId } }', { id }, ada);
    expect((await files.follow(link.url)).status).toBe(404);
  });

  test('leads to smaller pictures too, which hold nothing of what a camera wrote down', async () => {
    const id = await files.upload(ada, 'me.png', await picture(1200, 900));
    await expect.poll(async () => (await linksOf(id)).status, { timeout: 20_000 }).toBe('READY');
    const { renditions } = await linksOf(id);
    for (const { type, bytes, link } of renditions) {
      const answer = await files.follow(link.url);
      expect(answer.headers.get('content-type')).toBe(type);
      expect((await answer.arrayBuffer()).byteLength).toBe(bytes);
    }
    expect(renditions).not.toEqual([]);
  });
});

describe('what our own route says of a content', () => {
  let files: TestFiles;
  beforeAll(async () => {
    files = await startFiles();
  });
  afterAll(() => files[Symbol.asyncDispose]());
  const linkTo = async (id: string) => (await files.ask(LINKS, { id }, ada)).file.link;

  test('that a browser runs nothing of it, believes its type, and keeps it as long as the link is good', async () => {
    const { url, expiresAt } = await linkTo(await files.upload(ada, 'a.txt', words));
    const { headers } = await files.follow(url);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-disposition'), 'no picture, sound or film').toMatch(/^attachment; /);
    const [, seconds] = /^public, max-age=(\d+), immutable$/.exec(headers.get('cache-control') ?? '') ?? [];
    const left = (Date.parse(expiresAt) - Date.now()) / 1000;
    expect(Math.abs(Number(seconds) - left)).toBeLessThan(10);
  });

  test('what it is called, whatever the letters', async () => {
    const { url } = await linkTo(await files.upload(ada, "Tee & Kuchen's 茶.txt", words));
    const { headers } = await files.follow(url);
    expect(headers.get('content-disposition')).toBe(
      "attachment; filename=\"Tee & Kuchen's _.txt\"; filename*=UTF-8''Tee%20%26%20Kuchen%27s%20%E8%8C%B6.txt",
    );
  });

  test('that it is the same as before, to who has it already', async () => {
    const { url } = await linkTo(await files.upload(ada, 'a.txt', words));
    const etag = (await files.follow(url)).headers.get('etag') ?? '';
    expect((await files.follow(url, { headers: { 'if-none-match': `"x", W/${etag}` } })).status).toBe(304);
    expect((await files.follow(url, { headers: { 'if-none-match': '"x"' } })).status).toBe(200);
    const part = (ifRange: string) => files.follow(url, { headers: { range: 'bytes=0-2', 'if-range': ifRange } });
    expect((await part(etag)).status).toBe(206);
    expect((await part('"x"')).status).toBe(200);
  });

  test('its end, and that there is nothing beyond it', async () => {
    const { url } = await linkTo(await files.upload(ada, 'a.txt', words));
    const end = await files.follow(url, { headers: { range: 'bytes=-4' } });
    expect([end.status, end.headers.get('content-range'), await end.text()]).toEqual([206, 'bytes 25-28/29', 'six\n']);
    for (const range of ['bytes=29-', 'bytes=-0']) {
      const beyond = await files.follow(url, { headers: { range } });
      expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */29']);
    }
  });

  test('to who asks for its head only: the same, without the content', async () => {
    const { url } = await linkTo(await files.upload(ada, 'a.txt', words));
    const head = await files.follow(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, String(words.length), '']);
  });

  test.each(['bytes=2-1', 'bytes=0-1,3-4', 'bytes=-', 'bytes=a-b', 'lines=0-1', `bytes=${'9'.repeat(40)}-`])(
    'all of it, for a range that is none: %s',
    async (range) => {
      const { url } = await linkTo(await files.upload(ada, 'a.txt', words));
      const answer = await files.follow(url, { headers: { range } });
      expect([answer.status, await answer.text()]).toEqual([200, words.toString()]);
    },
  );
});
