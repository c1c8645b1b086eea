import { type FSWatcher, watch } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { SupergraphReceiver, SupergraphSource } from './source.ts';

export interface FileSourceOptions {
  path: string;
  /** The file is read when it was left alone for this long, so that one being written is not read half. */
  settleMs?: number;
  /** The file is also looked at this often, for file systems that do not tell of changes. */
  lookMs?: number;
}

/**
 * A supergraph in a file that may be written anew, renamed into its place, or reached by links that change. Its folder is
 * watched and not the file: a file that is renamed over would take its watcher with it.
 */
export function createFileSource({ path, settleMs = 100, lookMs = 5_000 }: FileSourceOptions): SupergraphSource {
  let watcher: FSWatcher | null = null;
  let settling: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;
  let seen = '';
  let reading: Promise<void> = Promise.resolve();

  const stamp = async () => {
    const { ino, size, mtimeNs } = await stat(path, { bigint: true });
    return `${ino} ${size} ${mtimeNs}`;
  };
  const read = async (receiver: SupergraphReceiver) => {
    try {
      const before = await stamp();
      if (before === seen) return;
      const sdl = await readFile(path, 'utf8');
      if ((await stamp()) !== before) {
        soon(receiver);
        return;
      }
      seen = before;
      receiver.brought(sdl);
    } catch (error) {
      seen = '';
      receiver.failed(error);
    }
  };
  const readInTurn = (receiver: SupergraphReceiver) => {
    reading = reading.then(() => read(receiver));
    return reading;
  };
  const soon = (receiver: SupergraphReceiver) => {
    clearTimeout(settling);
    settling = setTimeout(() => void readInTurn(receiver), settleMs);
    settling.unref();
  };

  return {
    name: `file ${path}`,
    async start(receiver) {
      try {
        watcher = watch(dirname(path), { persistent: false }, () => soon(receiver));
        watcher.on('error', (error) => receiver.failed(error));
      } catch (error) {
        receiver.failed(error);
      }
      looking = setInterval(() => void readInTurn(receiver), lookMs);
      looking.unref();
      await readInTurn(receiver);
      // What is being written right now is waited for, so that a gateway started beside its composition starts from the whole.
      if (seen === '') await wait(settleMs).then(() => readInTurn(receiver));
    },
    async stop() {
      watcher?.close();
      clearTimeout(settling);
      clearInterval(looking);
      await reading;
    },
  };
}
