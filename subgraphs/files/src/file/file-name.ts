import { BadUserInput } from '@parley/kit/errors';

const LONGEST = 255;
/** Control characters, lone surrogates, and marks that turn the direction of what follows: "fdp.exe" must not read as "exe.pdf". */
const HIDDEN = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** The name that a client gave, without any folders. It is shown and offered for saving; nothing is ever stored under it. */
export function readFileName(field: string, given: string): string {
  if (given.length > LONGEST * 8) throw new BadUserInput(field, `Use at most ${LONGEST} characters.`);
  const name = (given.normalize('NFC').replace(HIDDEN, '').split(/[/\\]/).at(-1) ?? '').trim();
  if (/^\.*$/.test(name)) throw new BadUserInput(field, 'Give the file a name.');
  if ([...name].length > LONGEST) throw new BadUserInput(field, `Use at most ${LONGEST} characters.`);
  return name;
}
