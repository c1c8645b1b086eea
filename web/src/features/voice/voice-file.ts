/** What browsers record speech as, the best first: the first two are Opus, and the last is there where these are not. */
const FORMATS: readonly [mimeType: string, extension: string][] = [
  ['audio/webm;codecs=opus', 'webm'],
  ['audio/ogg;codecs=opus', 'ogg'],
  ['audio/mp4', 'm4a'],
];

/** Null where the browser records none of them. */
export function recordedFormat(isSupported: (mimeType: string) => boolean): string | null {
  return FORMATS.find(([mimeType]) => isSupported(mimeType))?.[0] ?? null;
}

/** What was recorded, as a file that whoever saves it can tell from others: by its name it is known as a voice message. */
export function voiceFile(parts: Blob[], mimeType: string, at: Date): File {
  const type = mimeType.split(';')[0] ?? mimeType;
  const extension = FORMATS.find(([format]) => format.startsWith(type))?.[1] ?? 'webm';
  const moment = at.toISOString().slice(0, 19).replaceAll(':', '-').replace('T', '-');
  return new File(parts, `voice-${moment}.${extension}`, { type });
}

export const isVoiceFile = (name: string) => /^voice-\d{4}(-\d\d){5}\.(webm|ogg|m4a)$/.test(name);
