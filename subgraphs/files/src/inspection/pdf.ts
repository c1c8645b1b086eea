import type { FileReader } from '../media/file-reader.ts';
import { damaged } from './refusal.ts';

/** Writers append a little after the mark, and no more. */
const END_WITHIN_BYTES = 4096;

/** Refuses a document whose end is missing: it is not rendered, so nothing more is asked of it. */
export async function inspectPdf(file: FileReader): Promise<void> {
  const end = await file.at(Math.max(0, file.bytes - END_WITHIN_BYTES), END_WITHIN_BYTES);
  if (!end.includes('%%EOF')) throw damaged();
}
