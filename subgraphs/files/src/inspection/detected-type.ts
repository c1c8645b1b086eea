import { fileTypeFromFile } from 'file-type';
import type { FileReader } from '../media/file-reader.ts';
import { FILE_TYPES, type FileType, TEXT } from './file-types.ts';
import { isMarkup, SNIFFED_BYTES } from './markup.ts';
import { isPlainText } from './plain-text.ts';
import { damaged, Refusal } from './refusal.ts';

/** What the library calls otherwise than browsers do. */
const ALIASES: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'audio/x-flac': 'audio/flac',
  'audio/vnd.wave': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/opus': 'audio/ogg',
  'video/x-m4v': 'video/mp4',
};
const ACTIVE_TYPES = new Set(['application/xml', 'image/svg+xml', 'text/html', 'application/x-msdownload', 'application/x-elf']);

/** What a file is by its content, as far as it may come in: neither its name nor what the sender says of it counts. */
export async function detectType(path: string, file: FileReader): Promise<FileType> {
  const detected = await fileTypeFromFile(path).catch(() => {
    throw damaged();
  });
  const mime = detected?.mime.split(';')[0]?.trim() ?? null;
  const known = FILE_TYPES.find(({ type }) => type === (mime === null ? null : (ALIASES[mime] ?? mime)));
  if (known !== undefined) return known;
  if (ACTIVE_TYPES.has(mime ?? '') || isMarkup(await file.at(0, SNIFFED_BYTES))) {
    throw new Refusal('ACTIVE_CONTENT', 'Pages, drawings with scripts and programs are not taken.');
  }
  if (mime === null && (await isPlainText(file))) return TEXT;
  throw new Refusal('TYPE_NOT_ALLOWED', 'Files of this type are not taken.');
}
