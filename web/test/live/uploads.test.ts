import { GraphQLError } from 'graphql';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UploadFailed } from '@/live/upload/upload-failed.ts';
import { createUploads, type Uploads } from '@/live/upload/uploads.ts';
import { type FakeUploads, fakeUploads } from './support/fake-uploads.ts';
import { type RecordedChat, recordedChat } from './support/recorded-chat.ts';

const CONTENT = new Blob(['aabbccdde']);
/** Parts of two bytes; those that have arrived need no address any more. */
const parts = (received: readonly number[] = []) =>
  [0, 1, 2, 3, 4].map((index) => ({
    __typename: 'UploadPart',
    number: index + 1,
    start: index * 2,
    bytes: Math.min(2, CONTENT.size - index * 2),
    received: received.includes(index + 1),
    url: received.includes(index + 1) ? null : `https://gateway.invalid/part/${index + 1}`,
  }));
const opened = (received?: readonly number[]) => ({
  __typename: 'OpenUpload',
  file: { __typename: 'File', id: 'file' },
  parts: parts(received),
});
const refused = (code: string) => new GraphQLError('It was refused.', { extensions: { code } });

let network: FakeUploads;
let graph: RecordedChat;
let uploads: Uploads;
/** What the graph answers, as the test has it. */
let begun: () => object | Error;
let resumed: () => object | Error;
let completed: () => object | Error;
beforeEach(() => {
  network = fakeUploads();
  begun = () => ({ requestUpload: { __typename: 'RequestUploadPayload', upload: opened() } });
  resumed = () => ({ openUpload: null });
  completed = () => ({
    completeUpload: { __typename: 'CompleteUploadPayload', file: { __typename: 'File', id: 'file', status: 'READY' } },
  });
  graph = recordedChat('ada', [
    ['BeginUpload', () => begun()],
    ['ResumeUpload', () => resumed()],
    ['CompleteUpload', () => completed()],
    ['GiveUpUpload', () => ({ deleteFile: { __typename: 'DeleteFilePayload', deletedId: 'file' } })],
  ]);
  uploads = createUploads(graph.client);
});
afterEach(() => {
  uploads.stop();
  vi.unstubAllGlobals();
});

const send = (fileId: string | null = null) => uploads.send('own', { name: 'a.txt', content: CONTENT, fileId });
const underWay = () => network.underWay.map(({ url }) => Number(url.at(-1)));
/** Whatever goes out arrives, until the upload has come to its end. */
async function arriveAll<Result>(done: Promise<Result>): Promise<Result> {
  const timer = setInterval(() => network.underWay[0]?.answer(200));
  return done.finally(() => clearInterval(timer));
}
const failureOf = (done: Promise<string>) =>
  done.then(
    () => null,
    (error: unknown) => error,
  );

test('a file goes in parts, a few at a time, and is there when all have arrived', async () => {
  const done = send();
  await expect.poll(underWay).toEqual([1, 2, 3]);
  expect(await network.underWay[1]?.content.text()).toBe('bb');
  network.underWay[1]?.answer(200);
  await expect.poll(underWay).toEqual([1, 3, 4]);
  expect(await arriveAll(done)).toBe('file');
  expect(uploads.stateOf('own')).toEqual({ kind: 'done', fileId: 'file' });
  expect(graph.asked).toEqual(['BeginUpload', 'CompleteUpload']);
});

test('how far it has come counts what has left of each part', async () => {
  const done = send();
  await expect.poll(underWay).toEqual([1, 2, 3]);
  network.underWay[0]?.progress(2);
  network.underWay[2]?.progress(1);
  expect(uploads.stateOf('own')).toEqual({ kind: 'sending', sent: 3, bytes: 9 });
  await arriveAll(done);
});

test('one that was begun before a reload goes on with what is not there yet', async () => {
  resumed = () => ({ openUpload: opened([1, 2, 4]) });
  const done = send('file');
  await expect.poll(underWay).toEqual([3, 5]);
  await arriveAll(done);
  expect(graph.asked).toEqual(['ResumeUpload', 'CompleteUpload']);
});

test('one that nobody knows any more is begun again', async () => {
  const done = send('forgotten');
  await expect.poll(underWay).toEqual([1, 2, 3]);
  await arriveAll(done);
  expect(uploads.fileIdOf('own')).toBe('file');
});

test('a connection that breaks ends the other parts, and the next attempt goes on with the same upload', async () => {
  const failed = failureOf(send());
  await expect.poll(underWay).toEqual([1, 2, 3]);
  network.underWay[0]?.answer(200);
  await expect.poll(underWay).toEqual([2, 3, 4]);
  network.underWay[0]?.break();
  expect(await failed).toMatchObject({ code: 'NETWORK', isPassing: true });
  expect(underWay()).toEqual([]);
  expect(uploads.stateOf('own')).toMatchObject({ kind: 'failed', isPassing: true });
  resumed = () => ({ openUpload: opened([1]) });
  expect(await arriveAll(send())).toBe('file');
  expect(graph.asked.filter((name) => name === 'BeginUpload')).toHaveLength(1);
});

test('what the graph refuses for good is told apart from what may pass', async () => {
  begun = () => refused('BAD_USER_INPUT');
  expect(await failureOf(send())).toMatchObject({ code: 'BAD_USER_INPUT', isPassing: false });
  begun = () => refused('RATE_LIMITED');
  expect(await failureOf(send())).toMatchObject({ code: 'RATE_LIMITED', isPassing: true });
  begun = () => new TypeError('Failed to fetch');
  expect(await failureOf(send())).toBeInstanceOf(UploadFailed);
  expect(uploads.stateOf('own')).toEqual({ kind: 'failed', code: 'NETWORK', isPassing: true });
});

test('a file that is not taken in the end has failed', async () => {
  completed = () => refused('FILE_REFUSED');
  expect(await arriveAll(failureOf(send()))).toMatchObject({ code: 'FILE_REFUSED', isPassing: false });
});

test('who asks twice for the same upload gets the one that is under way', async () => {
  const [first, second] = [send(), send()];
  expect(await arriveAll(Promise.all([first, second]))).toEqual(['file', 'file']);
  expect(graph.asked).toEqual(['BeginUpload', 'CompleteUpload']);
});

test('one that is cancelled sends nothing more, and what has arrived is taken back', async () => {
  const failed = failureOf(send());
  await expect.poll(underWay).toEqual([1, 2, 3]);
  uploads.cancel('own');
  expect(await failed).toMatchObject({ name: 'AbortError' });
  expect(network.aborted).toHaveLength(3);
  expect(uploads.stateOf('own')).toBeUndefined();
  expect(graph.asked).toEqual(['BeginUpload', 'GiveUpUpload']);
});
