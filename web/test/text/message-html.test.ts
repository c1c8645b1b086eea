import { expect, test } from 'vitest';
import { readMessageHtml, textOf } from '../../src/features/text/message-html.ts';

test('paragraphs, emphasis and breaks are read as they were written', () => {
  expect(readMessageHtml('<p>one <strong>two <em>three</em></strong><br />four</p>\n<hr />')).toEqual([
    {
      name: 'p',
      children: [
        'one ',
        { name: 'strong', children: ['two ', { name: 'em', children: ['three'] }] },
        { name: 'br', children: [] },
        'four',
      ],
    },
    '\n',
    { name: 'hr', children: [] },
  ]);
});

test('what was escaped is text again, once', () => {
  expect(textOf(readMessageHtml('<p>a &lt;b&gt; &amp;amp; &quot;c&quot; &#39;&#x1F600;</p>'))).toBe('a <b> &amp; "c" \'😀');
});

test('a mention names a person, or everyone', () => {
  const html = '<p><span class="mention" data-user-id="7">@</span> <span class="mention">@here</span></p>';
  expect(readMessageHtml(html)).toMatchObject([{ children: [{ mentions: '7' }, ' ', { mentions: null, children: ['@here'] }] }]);
});

test('a block of code keeps its language and its text', () => {
  const [block] = readMessageHtml('<pre><code class="language-c++">if (a &lt; b) {\n}\n</code></pre>');
  expect(block).toMatchObject({ name: 'pre', children: [{ name: 'code', language: 'c++', children: ['if (a < b) {\n}\n'] }] });
});

test('a table and a list keep how they are set', () => {
  expect(readMessageHtml('<table><tr><td style="text-align:right">1</td></tr></table>')).toMatchObject([
    { name: 'table', children: [{ name: 'tr', children: [{ name: 'td', align: 'end' }] }] },
  ]);
  expect(readMessageHtml('<ol start="4"><li>x</li></ol>')).toMatchObject([{ name: 'ol', start: 4 }]);
});

test('a link that leads to no other place is only its text', () => {
  for (const href of ['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', '/settings', '//evil.test']) {
    expect(readMessageHtml(`<a href="${href}">x</a>`)).toEqual([{ name: 'a', children: ['x'] }]);
  }
  expect(readMessageHtml('<a href="https://example.org/?a=1&amp;b=2" onclick="alert(1)">x</a>')).toEqual([
    { name: 'a', href: 'https://example.org/?a=1&b=2', children: ['x'] },
  ]);
});

test('of an element that messages do not have, the text remains', () => {
  expect(readMessageHtml('<script>alert(1)</script><img src="x" onerror="alert(1)"><p>fine</p>')).toEqual([
    'alert(1)',
    { name: 'p', children: ['fine'] },
  ]);
});

test('what was never closed, or closed too often, loses no text', () => {
  expect(textOf(readMessageHtml('</p></p><p>a<strong>b</p>c</em>d<'))).toBe('abcd<');
});

test('a text as deep as one likes is read without an overflow', () => {
  const deep = `${'<blockquote>'.repeat(50_000)}x${'</blockquote>'.repeat(50_000)}`;
  expect(textOf(readMessageHtml(deep))).toBe('x');
});
