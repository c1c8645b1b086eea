import type { FileReader } from '../media/file-reader.ts';
import { BrokenBoxes, isoBoxes } from '../media/iso-boxes.ts';
import { damaged } from './refusal.ts';

/** Refuses a file that ends too early, or has no description of its tracks: nobody could play it. */
export async function inspectIsoMedia(file: FileReader): Promise<void> {
  let described = false;
  try {
    for await (const { kind } of isoBoxes(file, 0, file.bytes)) described ||= kind === 'moov';
  } catch (error) {
    throw error instanceof BrokenBoxes ? damaged() : error;
  }
  if (!described) throw damaged();
}
