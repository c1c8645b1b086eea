/** What no browser takes for active content, whatever it holds. */
const SHOWN = /^(image\/(png|jpeg|gif|webp|avif|heic|heif|bmp|tiff)|audio\/[\w.+-]+|video\/[\w.+-]+)$/;

/** Whether a browser may show it where the link stands; everything else is offered for saving. */
export const mayShowInPage = (type: string): boolean => SHOWN.test(type);

const PLAIN = /^[\w !#$&+.,=@^`{}~-]+$/;

/** RFC 6266: a plain name as it is; any other one in ASCII for those who read nothing else, and exactly. */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  if (PLAIN.test(name)) return `${kind}; filename="${name}"`;
  const ascii = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%;]/g, '_');
  const exact = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${exact}`;
}
