import type { UnsentFile } from './unsent.ts';

/** A file as it goes with a message, before anything of it was sent. */
export function unsentFile(content: File): UnsentFile {
  return {
    id: crypto.randomUUID(),
    name: content.name === '' ? 'file' : content.name,
    type: content.type,
    bytes: content.size,
    content,
    fileId: null,
    isUploaded: false,
  };
}
