import { readPlaying } from '../media/playing.ts';
import type { FileType } from './file-types.ts';
import type { CleanFile } from './inspection.ts';

/** What a container for films is called when it holds sound only, as voice messages do. */
const SOUND: Readonly<Record<string, string>> = {
  'video/mp4': 'audio/mp4',
  'video/quicktime': 'audio/mp4',
  'video/webm': 'audio/webm',
  'video/ogg': 'audio/ogg',
};

export async function soundOrFilm(
  path: string,
  { kind, type }: FileType,
): Promise<Pick<CleanFile, 'kind' | 'type' | 'width' | 'height'>> {
  if (kind !== 'VIDEO') return { kind, type, width: null, height: null };
  const { moving, width, height } = await readPlaying(path, type);
  return moving ? { kind, type, width, height } : { kind: 'AUDIO', type: SOUND[type] ?? type, width, height };
}
