import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { damaged, Refusal } from './refusal.ts';
import { bomb, createUnfoldingCount, UNFOLDING_LIMITS } from './unfolding.ts';

const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER_BYTES = 30;
/** What is an archive already does not shrink again, unless it is made of the same over and over. */
const NESTED_RATIO = 10;
const ARCHIVES = ['PK\x03\x04', '\x1f\x8b', 'Rar!', '7z\xbc\xaf', 'BZh', '\xfd7zX'].map((start) => Buffer.from(start, 'latin1'));

/**
 * Refuses an archive that unfolds to too much, that says otherwise than it is, or whose names lead out of the folder it is unpacked into.
 * Everything that its directory promises is counted first; then every entry is unfolded, keeping nothing, to see that it holds no more.
 */
export async function inspectZip(path: string, bytes: number): Promise<void> {
  const archive = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: false }).catch(() => {
    throw damaged();
  });
  try {
    const entries = await entriesOf(archive, bytes);
    refuseOverlaps(entries);
    for (const entry of entries) if (!entry.isEncrypted()) await unfold(archive, entry);
  } finally {
    archive.close();
  }
}

async function entriesOf(archive: ZipFile, bytes: number): Promise<Entry[]> {
  if (archive.entryCount > UNFOLDING_LIMITS.entries) throw bomb();
  const promised = createUnfoldingCount(bytes);
  const entries: Entry[] = [];
  try {
    for await (const entry of archive.eachEntry()) {
      promised.add(entry.uncompressedSize);
      if (![STORED, DEFLATED].includes(entry.compressionMethod)) {
        throw new Refusal('TYPE_NOT_ALLOWED', 'The archive is compressed in a way that cannot be looked into.');
      }
      entries.push(entry);
    }
    return entries;
  } catch (error) {
    throw asRefusal(error);
  }
}

/** Entries that share their bytes make a small archive unfold to anything. */
function refuseOverlaps(entries: readonly Entry[]): void {
  const inOrder = [...entries].sort((one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const { relativeOffsetOfLocalHeader: start, compressedSize, fileNameLength } of inOrder) {
    if (start < end) throw bomb();
    end = start + LOCAL_HEADER_BYTES + fileNameLength + compressedSize;
  }
}

async function unfold(archive: ZipFile, entry: Entry): Promise<void> {
  try {
    let first = true;
    // The library ends an entry that holds more or less than the directory says.
    for await (const chunk of await archive.openReadStreamPromise(entry)) {
      if (first && shrinksSuspiciously(entry) && ARCHIVES.some((start) => start.equals(chunk.subarray(0, start.length))))
        throw bomb();
      first = false;
    }
  } catch (error) {
    throw asRefusal(error);
  }
}

const shrinksSuspiciously = ({ compressedSize, uncompressedSize }: Entry) => uncompressedSize > compressedSize * NESTED_RATIO;

const UNSAFE_PATH = /^(absolute path|invalid relative path|invalid characters in fileName)/;

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (UNSAFE_PATH.test((error as Error).message)) {
    return new Refusal('UNSAFE_PATHS', 'The archive holds names that lead out of the folder it is unpacked into.');
  }
  return damaged();
}
