/** As far as a browser looks for what a file is. */
export const SNIFFED_BYTES = 1445;

const PAGE = /^\s*<(?:!doctype|html|head|body|script|iframe|style|title|svg|math|xhtml|\?xml)[\s>/?]/i;
const SCRIPTED = /<(?:!doctype\s+html|html|head|body|script|svg|iframe|object|embed)[\s>/]/i;

/** Whether a text is a page or a drawing, which act when they are shown: what only mentions their tags is a text. Given its start. */
export const isMarkup = (start: Buffer) => PAGE.test(decoded(start));

/** Whether the start of a file that is no text at all holds tags which a browser that guesses would act upon. */
export const hidesMarkup = (start: Buffer) => SCRIPTED.test(start.toString('latin1'));

function decoded(start: Buffer): string {
  const [first, second] = start;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(start);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(start);
  return new TextDecoder().decode(start);
}
