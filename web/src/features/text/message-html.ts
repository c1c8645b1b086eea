/** What the HTML of a message says, as a tree: the elements that messages are made of, and nothing else that could stand in a page. */
export type MessageNode = string | MessageElement;

export interface MessageElement {
  name: ElementName;
  /** Where a link leads; only http, https and mailto. */
  href?: string;
  /** Of a mention: who; null for everyone or all who are here. */
  mentions?: string | null;
  /** Of a block of code. */
  language?: string;
  align?: 'start' | 'center' | 'end';
  /** The first number of a list. */
  start?: number;
  children: MessageNode[];
}

const NAMES = [
  ...['p', 'br', 'hr', 'strong', 'em', 's', 'code', 'pre', 'blockquote', 'a', 'span', 'ul', 'ol', 'li'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
] as const;

type ElementName = (typeof NAMES)[number];

const KNOWN: ReadonlySet<string> = new Set(NAMES);
const VOID: ReadonlySet<string> = new Set(['br', 'hr']);
const TAG = /<(\/?)([a-z][a-z\d]*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>/g;
const ATTRIBUTE = /([\w-]+)="([^"]*)"/g;
const ENTITY = /&(?:amp|lt|gt|quot|#(\d+)|#x([\da-f]+));/gi;
const NAMED: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const ALIGNMENTS = { left: 'start', center: 'center', right: 'end' } as const;
const DEEPEST = 100;

/**
 * Reads what the graph gives as the HTML of a message. It is clean already; here it becomes elements of the page without being trusted for that, so that names can be put into mentions, buttons
 * beside code, and no style attribute is needed, which the content policy of the page forbids. Of an element that is not known the text remains.
 */
export function readMessageHtml(html: string): MessageNode[] {
  const root: MessageElement = { name: 'p', children: [] };
  const open: MessageElement[] = [root];
  const here = () => open.at(-1) ?? root;
  let at = 0;
  for (const { 0: tag, 1: slash, 2: name = '', 3: attributes = '', index } of html.matchAll(TAG)) {
    addText(here(), html.slice(at, index));
    at = index + tag.length;
    if (!isKnown(name)) continue;
    if (slash === '/') {
      const began = open.findLastIndex((element, depth) => depth > 0 && element.name === name);
      if (began > 0) open.length = began;
    } else {
      const element: MessageElement = { name, ...readAttributes(name, attributes), children: [] };
      here().children.push(element);
      if (!VOID.has(name) && open.length < DEEPEST) open.push(element);
    }
  }
  addText(here(), html.slice(at));
  return root.children;
}

/** The words alone. */
export function textOf(nodes: readonly MessageNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : node.name === 'br' ? '\n' : textOf(node.children))).join('');
}

function isKnown(name: string): name is ElementName {
  return KNOWN.has(name);
}

function addText(element: MessageElement, text: string): void {
  if (text !== '') element.children.push(text.replace(ENTITY, character));
}

function character(entity: string, decimal: string | undefined, hexadecimal: string | undefined): string {
  const code = decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal ?? '', 16);
  if (Number.isNaN(code)) return NAMED[entity.toLowerCase()] ?? entity;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}

function readAttributes(name: ElementName, text: string): Partial<MessageElement> {
  const said = new Map([...text.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, value.replace(ENTITY, character)]));
  const href = said.get('href');
  if (name === 'a') return href !== undefined && /^(https?:\/\/|mailto:)/i.test(href) ? { href } : {};
  if (name === 'span') return said.get('class') === 'mention' ? { mentions: said.get('data-user-id') ?? null } : {};
  if (name === 'code') return { language: /^language-([\w+#-]+)$/.exec(said.get('class') ?? '')?.[1] };
  if (name === 'ol') return { start: Number(said.get('start') ?? 1) || 1 };
  if (name !== 'th' && name !== 'td') return {};
  const align = /^text-align:\s*(left|center|right)/.exec(said.get('style') ?? '')?.[1] as keyof typeof ALIGNMENTS | undefined;
  return align === undefined ? {} : { align: ALIGNMENTS[align] };
}
