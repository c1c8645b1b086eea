import { Readable } from 'node:stream';
import type { BlobStore } from '../blob/blob-store.ts';
import { readPlaying } from '../media/playing.ts';
import { makePictures } from './pictures.ts';
import type { HeldJob } from './rendition.store.ts';
import type { Media, RenditionOutcome } from './renditions.ts';

const NOTHING_LEARNED: Media = {
  width: null,
  height: null,
  durationMs: null,
  moving: false,
  blurhash: null,
  dominantColour: null,
};

/** What is to be done with a file, by its type. Done again it comes to the same, in the same places. */
export function createRenditionWork(blobs: BlobStore, pixelLimit: number) {
  const pictures = async ({ fileId, blobKey, pictureKeys }: HeldJob): Promise<RenditionOutcome> => {
    const made = await blobs.asFile(blobKey, (path) => makePictures(path, pixelLimit));
    const renditions = [];
    for (const { content, ...picture } of made.pictures) {
      const key = pictureKeys[picture.size];
      const { bytes } = await blobs.put(key, Readable.from([content]), { limit: content.length, type: picture.type });
      renditions.push({ ...picture, fileId, bytes, blobKey: key });
    }
    return { state: 'done', media: made.media, renditions };
  };

  return async (job: HeldJob): Promise<RenditionOutcome> => {
    const [family] = job.type.split('/');
    if (family === 'image') return pictures(job);
    if (family !== 'audio' && family !== 'video') return { state: 'done', media: NOTHING_LEARNED, renditions: [] };
    const playing = await blobs.asFile(job.blobKey, (path) => readPlaying(path, job.type));
    return { state: 'done', media: { ...NOTHING_LEARNED, ...playing }, renditions: [] };
  };
}
