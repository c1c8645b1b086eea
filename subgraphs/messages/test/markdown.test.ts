import naughtyStrings from 'big-list-of-naughty-strings/blns.json' with { type: 'json' };
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { mentionsIn, toHtml } from '../src/message/markdown.ts';
import { sanitise } from '../src/message/sanitise.ts';
import { attacks, settings } from './support/attacks.ts';

const ADA = '019a0000-0000-7000-8000-00000000000a';
const BOB = '019a0000-0000-7000-8000-00000000000b';

const TAGS = new Set(
  'p br hr strong em s code pre blockquote a span ul ol li h1 h2 h3 h4 h5 h6 table thead tbody tr th td'.split(' '),
);
const ATTRIBUTES: Record<string, RegExp> = {
  'a.href': /^(https?:\/\/|mailto:)/i,
  'a.rel': /^noopener noreferrer nofollow ugc$/,
  'a.target': /^_blank$/,
  'code.class': /^language-[\w+#-]{1,40}$/,
  'span.class': /^mention$/,
  'span.data-user-id': /^[0-9a-f-]{36}$/,
  'ol.start': /^\d+$/,
  'th.style': /^text-align:(left|right|center)$/,
  'td.style': /^text-align:(left|right|center)$/,
};

/** What a browser would make of the HTML that is not on the list of what may be there. */
function strangers(html: string): string[] {
  const found: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node) => {
    if (node.nodeName === '#comment') found.push('a comment');
    if ('tagName' in node) {
      if (!TAGS.has(node.tagName) || node.namespaceURI !== 'http://www.w3.org/1999/xhtml') found.push(`<${node.tagName}>`);
      for (const { name, value } of node.attrs) {
        if (!ATTRIBUTES[`${node.tagName}.${name}`]?.test(value)) found.push(`${node.tagName}.${name}="${value}"`);
      }
    }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parseFragment(html));
  return found;
}

test.each(settings)('every attack is nothing but text %s', (_name, within) => {
  const through = attacks.map((attack) => [attack, strangers(toHtml(within(attack)))]).filter(([, found]) => found?.length !== 0);
  expect(through).toEqual([]);
});

test('every attack is stopped by the second barrier alone', () => {
  const through = attacks.map((attack) => [attack, strangers(sanitise(attack))]).filter(([, found]) => found?.length !== 0);
  expect(through).toEqual([]);
});

test('nothing of the public Big List of Naughty Strings is anything but text', () => {
  const list = naughtyStrings as readonly string[];
  expect(list.filter((text) => /<script/i.test(text)).length).toBeGreaterThan(50);
  for (const [, within] of settings) {
    expect(list.map((text) => [text, strangers(toHtml(within(text)))]).filter(([, found]) => found?.length !== 0)).toEqual([]);
  }
  expect(list.map((text) => [text, strangers(sanitise(text))]).filter(([, found]) => found?.length !== 0)).toEqual([]);
});

test('the search for strangers finds them', () => {
  expect(strangers('<p onclick="x">a</p><script>1</script><a href="javascript:x">b</a><svg></svg><!-- c -->')).toEqual([
    'p.onclick="x"',
    '<script>',
    'a.href="javascript:x"',
    '<svg>',
    'a comment',
  ]);
});

describe('markdown', () => {
  test.each([
    ['**strong** and *soft* and ~~gone~~', '<strong>strong</strong> and <em>soft</em> and <s>gone</s>'],
    ['`x < y`', '<code>x &lt; y</code>'],
    ['```ts\nlet x;\n```', '<code class="language-ts">let x;'],
    ['[here](https://chat.example/a?b=1&c=2)', 'href="https://chat.example/a?b=1&amp;c=2"'],
    ['see https://chat.example/a', '<a href="https://chat.example/a"'],
    ['> said', '<blockquote>'],
    ['one\ntwo', 'one<br />\ntwo'],
    ['![a picture](https://pictures.example/p.png)', '>a picture</a>'],
  ])('%j is shown', (body, html) => {
    expect(toHtml(body)).toContain(html);
  });

  test('a person who is mentioned can be found in the HTML', () => {
    expect(toHtml(`ask <@${ADA}> or @here`)).toBe(
      `<p>ask <span class="mention" data-user-id="${ADA}">@</span> or <span class="mention">@here</span></p>\n`,
    );
  });

  test('a text made to nest without end is shown in good time', () => {
    for (const hostile of ['[', '![', '> ', '*a **a ', '- ', '<', '`'.repeat(3), '| ', '@here ', `<@${ADA}>`]) {
      const body = hostile.repeat(20_000 / hostile.length);
      expect(strangers(toHtml(body))).toEqual([]);
    }
  });
});

describe('mentions', () => {
  const nobody = { userIds: [], everyone: false, here: false };
  test.each([
    [`<@${ADA}>`, { ...nobody, userIds: [ADA] }],
    [`<@${BOB}> and **<@${ADA}>**, <@${BOB}> again`, { ...nobody, userIds: [BOB, ADA] }],
    ['@everyone', { ...nobody, everyone: true }],
    ['is @here anybody?', { ...nobody, here: true }],
    ['(@everyone, @here.)', { ...nobody, everyone: true, here: true }],
    [`| who |\n|---|\n| <@${ADA}> |`, { ...nobody, userIds: [ADA] }],
    [`\`<@${ADA}> @everyone\``, nobody],
    [`\`\`\`\n<@${ADA}> @here\n\`\`\``, nobody],
    [`said:\n\n    <@${ADA}>`, nobody],
    ['\\@everyone', nobody],
    [`\\<@${ADA}>`, nobody],
    ['mail ada@here.example, ada@here or @heretic or @everyone_else', nobody],
    [`<@${ADA.toUpperCase()}> <@not-an-id> <@>`, nobody],
  ])('%j', (body, mentions) => {
    expect(mentionsIn(body)).toEqual(mentions);
  });
});
