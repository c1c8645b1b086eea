import type { FileReader } from '../media/file-reader.ts';
import type { FileType } from './file-types.ts';
import { hidesMarkup, SNIFFED_BYTES } from './markup.ts';
import { Refusal } from './refusal.ts';

/** Readers of PDF look for it so far. */
const PDF_WITHIN_BYTES = 1024;
const END_OF_ZIP = Buffer.from('PK\x05\x06', 'latin1');
const DIRECTORY_OF_ZIP = Buffer.from('PK\x01\x02', 'latin1');
/** A directory's end and the longest comment that may follow it. */
const END_OF_ZIP_BYTES = 22;
const ZIP_TAIL_BYTES = END_OF_ZIP_BYTES + 0xffff;

/** What is appended to pictures to carry it past those who look at their start only. Long enough never to occur by chance. */
const APPENDED = [
  'Rar!\x1a\x07',
  '7z\xbc\xaf\x27\x1c',
  '\xfd7zXZ\x00',
  '\x7fELF\x02\x01\x01\x00',
  'This program cannot be run in DOS mode',
  '<script',
].map((signature) => Buffer.from(signature, 'latin1'));
const LONGEST_SIGNATURE = Math.max(...APPENDED.map(({ length }) => length));

/** Refuses a file that is a second thing as well, which another program would take it for. */
export async function refuseHiddenContent(file: FileReader, { structure }: FileType): Promise<void> {
  const packed = structure === 'zip' || structure === 'gzip';
  if (packed) return;
  const start = await file.at(0, SNIFFED_BYTES);
  const text = structure === 'text';
  const found =
    (!text && hidesMarkup(start)) ||
    (!text && structure !== 'pdf' && start.subarray(0, PDF_WITHIN_BYTES).includes('%PDF-')) ||
    (await endsAsZip(file)) ||
    (structure === 'image' && (await holdsAppended(file)));
  if (found) throw new Refusal('SEVERAL_TYPES_AT_ONCE', 'The file is of several types at once, which hides what it does.');
}

/** A ZIP archive is read from its end, so that anything may stand before it. */
async function endsAsZip(file: FileReader): Promise<boolean> {
  const from = Math.max(0, file.bytes - ZIP_TAIL_BYTES);
  const tail = await file.at(from, ZIP_TAIL_BYTES);
  for (let at = tail.indexOf(END_OF_ZIP); at !== -1; at = tail.indexOf(END_OF_ZIP, at + 1)) {
    if (at + END_OF_ZIP_BYTES > tail.length) return false;
    const directory = from + at - tail.readUInt32LE(at + 12);
    if (directory >= 0 && (await file.at(directory, 4)).equals(DIRECTORY_OF_ZIP)) return true;
  }
  return false;
}

async function holdsAppended(file: FileReader): Promise<boolean> {
  let before = Buffer.alloc(0);
  for await (const chunk of file.chunks()) {
    const seen = Buffer.concat([before, chunk]);
    if (APPENDED.some((signature) => seen.includes(signature))) return true;
    before = seen.subarray(1 - LONGEST_SIGNATURE);
  }
  return false;
}
