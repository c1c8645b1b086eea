/**
 * The path of a request's URL when every server on the way will read it as the same place, else null: no dot segments, no empty
 * ones, and nothing written so that who decodes it once more sees another path.
 */
export function safePath(url: string): string | null {
  const path = url.split('?', 1)[0] ?? '';
  if (!path.startsWith('/') || path.includes('\\')) return null;
  const segments = path.split('/').slice(1);
  for (const [index, segment] of segments.entries()) {
    const decoded = decode(segment);
    if (decoded === null || decoded === '.' || decoded === '..' || /^\.{1,2};/.test(decoded)) return null;
    if (decoded === '' && index < segments.length - 1) return null;
    if (HIDDEN.test(decoded)) return null;
  }
  return path;
}

/** Slashes and control characters that were encoded, and what would become a dot, a slash or a percent sign when decoded again. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const HIDDEN = /[/\\\u0000-\u001f\u007f]|%(?:25|2e|2f|5c)/i;

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
