import { extensionOf, type FileType, isActiveExtension, ownerOfExtension, TEXT } from './file-types.ts';
import { Refusal } from './refusal.ts';

/** Whoever keeps the file opens it by what its name ends in: it must promise what the content is, and nothing that a computer runs. */
export function requireFittingName(name: string, found: FileType): void {
  const extension = extensionOf(name);
  const owner = ownerOfExtension(extension);
  const fits = found === TEXT ? owner === undefined : extension === '' || found.extensions.includes(extension);
  if (!fits) throw new Refusal('WRONG_EXTENSION', `The name ends in .${extension}, but the content is ${found.name}.`);
}

export function refuseActiveName(name: string): void {
  const extension = extensionOf(name);
  if (!isActiveExtension(extension)) return;
  throw new Refusal('ACTIVE_CONTENT', `Files that end in .${extension} are not taken: computers run them.`);
}
