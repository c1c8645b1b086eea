import type { FileReader } from '../media/file-reader.ts';

/** What no text holds, in whatever encoding: control characters other than white space and the escape of terminals. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;

/** Whether the whole file is text: UTF-8, one of the encodings of one byte, or UTF-16 that says so. */
export async function isPlainText(file: FileReader): Promise<boolean> {
  const decoder = new TextDecoder(await encodingOf(file), { fatal: true });
  try {
    for await (const chunk of file.chunks()) if (CONTROL.test(decoder.decode(chunk, { stream: true }))) return false;
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** UTF-8 is read as single bytes as well: only what is no text in any of them matters. */
async function encodingOf(file: FileReader): Promise<string> {
  const [first, second] = await file.at(0, 2);
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'windows-1252';
}
