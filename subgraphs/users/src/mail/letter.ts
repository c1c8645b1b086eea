/** What a mail says, whatever it looks like. Nothing that others typed belongs in it: our letterhead must not carry a stranger's words. */
export interface Letter {
  subject: string;
  paragraphs: readonly string[];
  /** What the reader is asked to open. */
  link?: { label: string; url: string };
  /** What stands below the link, in smaller print. */
  notes?: readonly string[];
}

export interface RenderedLetter {
  subject: string;
  text: string;
  html: string;
}

export function renderLetter(letter: Letter): RenderedLetter {
  return { subject: letter.subject, text: asText(letter), html: asHtml(letter) };
}

function asText({ paragraphs, link, notes = [] }: Letter): string {
  const parts = [...paragraphs, ...(link === undefined ? [] : [`${link.label}:\n${link.url}`]), ...notes];
  return `${parts.join('\n\n')}\n`;
}

function asHtml({ subject, paragraphs, link, notes = [] }: Letter): string {
  const body = [
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    ...(link === undefined
      ? []
      : [
          `<p><a href="${escapeHtml(link.url)}" style="${BUTTON}">${escapeHtml(link.label)}</a></p>`,
          `<p style="${SMALL}">If the button does not work, open this address:<br>${escapeHtml(link.url)}</p>`,
        ]),
    ...notes.map((note) => `<p style="${SMALL}">${escapeHtml(note)}</p>`),
  ];
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="${PAGE}">
${body.join('\n')}
</body>
</html>
`;
}

const PAGE = 'font: 16px/1.5 system-ui, sans-serif; color: #1c2024; max-width: 36rem; margin: 2rem auto; padding: 0 1rem';
const BUTTON =
  'display: inline-block; padding: .6rem 1.2rem; border-radius: .4rem; background: #1f5fbf; color: #fff; text-decoration: none';
const SMALL = 'font-size: 13px; color: #60646c; overflow-wrap: anywhere';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
