import type { MailContent, MailLink, MailPart, Phrase } from './mail-content.ts';

/** The mail for who reads text. */
export function textMail({ parts, notes, ways }: MailContent): string {
  const below = [...notes, ...ways.map(linkText)];
  const sections = [...parts.map(partText), ...(below.length === 0 ? [] : ['--', ...below])];
  return `${sections.join('\n\n')}\n`;
}

export function phraseText(phrase: Phrase): string {
  return phrase.map((piece) => (typeof piece === 'string' ? piece : `“${piece.others}”`)).join('');
}

function partText(part: MailPart): string {
  switch (part.kind) {
    case 'paragraph':
      return part.text;
    case 'button':
      return linkText(part.link);
    case 'deed': {
      const said = part.said === null ? [] : part.said.split('\n').map((line) => `> ${line}`);
      return [`${phraseText(part.told)} (${part.at})`, ...said, part.link.url].join('\n');
    }
  }
}

const linkText = ({ label, url }: MailLink) => `${label}:\n${url}`;
