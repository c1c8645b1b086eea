import MarkdownIt from 'markdown-it';
import type { Mentions } from '../store/rows.ts';
import { type Mentioned, readMentions } from './mention-syntax.ts';
import { leadsOutside, sanitise } from './sanitise.ts';

/** Raw HTML is text. Pictures are not fetched from anywhere: a remote one would tell its owner who reads, and when. */
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: 30 })
  .disable(['image', 'replacements', 'smartquotes'])
  .use(readMentions);

markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
markdown.validateLink = leadsOutside;

/** Whoever is mentioned outside of code, each once, in the order of their mentions. */
export function mentionsIn(body: string): Mentions {
  const found = markdown
    .parse(body, {})
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === 'mention')
    .map(({ meta }) => meta as unknown as Mentioned);
  return {
    userIds: [...new Set(found.flatMap((mentioned) => (mentioned.who === 'person' ? [mentioned.userId] : [])))],
    everyone: found.some(({ who }) => who === 'everyone'),
    here: found.some(({ who }) => who === 'here'),
  };
}

/** The words alone, on one line: of code and links what is read of them. Whom a mention names is known elsewhere. */
export function toPlainText(body: string): string {
  const words = markdown.parse(body, {}).map(({ type, content, children }) => {
    if (children === null) return type === 'fence' || type === 'code_block' ? content : ' ';
    return children.map(wordsOf).join('');
  });
  return words.join(' ').replace(/\s+/g, ' ').trim();
}

function wordsOf({ type, content, meta }: { type: string; content: string; meta: unknown }): string {
  if (type === 'mention') return (meta as Mentioned).who === 'person' ? '@…' : content;
  return type === 'softbreak' || type === 'hardbreak' ? ' ' : content;
}

/** HTML that any page may show: what markdown-it makes is safe, and is held against a list of what may be there all the same. */
export function toHtml(body: string): string {
  return sanitise(markdown.render(body));
}
