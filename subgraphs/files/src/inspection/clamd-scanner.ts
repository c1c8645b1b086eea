import { connect, type NetConnectOpts, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Scanner, ScannerAway } from './scanner.ts';

export interface ClamdOptions {
  /** `tcp://host:port`, or `unix:/path`. */
  address: string;
  /** clamd says nothing for so long: it is taken for away. */
  silenceMs?: number;
}

const LONGEST_ANSWER = 4096;

/** clamd, by its command INSTREAM: it sees the content alone, and shares no folder with us. One connection for each file. */
export function createClamdScanner({ address, silenceMs = 60_000 }: ClamdOptions): Scanner {
  const target = targetOf(address);
  return {
    async scan(content) {
      const socket = connect(target);
      socket.setTimeout(silenceMs, () => socket.destroy(new Error('It has said nothing for too long')));
      try {
        const [answer] = await Promise.all([answerOf(socket), send(content, socket)]);
        return meaningOf(answer);
      } catch (error) {
        throw error instanceof ScannerAway ? error : new ScannerAway(`clamd: ${(error as Error).message}`, { cause: error });
      } finally {
        socket.destroy();
        content.destroy();
      }
    },
  };
}

function targetOf(address: string): NetConnectOpts {
  if (address.startsWith('unix:')) return { path: address.slice('unix:'.length) };
  const { hostname, port } = new URL(address);
  return { host: hostname, port: Number(port) };
}

/** clamd hangs up as soon as it has seen enough, and what it said of that is the answer. */
const HUNG_UP = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED']);

/** Each chunk behind its length, and a length of 0 at the end. The socket stays open for the answer. */
async function send(content: Readable, socket: Socket): Promise<void> {
  await pipeline(content, framed, socket, { end: false }).catch((error: NodeJS.ErrnoException) => {
    if (!HUNG_UP.has(error.code ?? '')) throw error;
  });
}

async function* framed(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const chunk of content) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    yield length;
    yield chunk;
  }
  yield Buffer.alloc(4);
}

async function answerOf(socket: Socket): Promise<string> {
  let answer = '';
  for await (const chunk of socket) {
    answer += (chunk as Buffer).toString('utf8');
    if (answer.length > LONGEST_ANSWER || answer.includes('\0')) break;
  }
  return answer.split('\0', 1).join('');
}

function meaningOf(answer: string): string | null {
  if (answer === 'stream: OK') return null;
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (found !== undefined) return found;
  throw new ScannerAway(`clamd did not look at the file: ${answer === '' ? 'no answer' : answer}`);
}
