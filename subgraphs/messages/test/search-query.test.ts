import { describe, expect, test } from 'vitest';
import { highlight } from '../src/search/highlight.ts';
import { parseQuery } from '../src/search/search-query.ts';
import { slipsBetween } from '../src/search/typo.ts';
import { wordsOf } from '../src/search/words.ts';

const words = (...all: string[]) => ({ kind: 'words', words: all, quoted: false, negated: false });
const phrase = (...all: string[]) => ({ ...words(...all), quoted: true });
const mark = (name: string) => ({ kind: 'mark', mark: name, negated: false });
const span = (from: string | null, until: string | null) => ({
  kind: 'time',
  span: { from: from && new Date(from), until: until && new Date(until) },
  negated: false,
});
const not = (term: object) => ({ ...term, negated: true });

describe('a query', () => {
  test.each([
    ['green tea', [words('green'), words('tea')]],
    ['"Green Tea" now', [phrase('green', 'tea'), words('now')]],
    ['“green tea”', [phrase('green', 'tea')]],
    ['"never closed', [phrase('never', 'closed')]],
    ['-coffee -"black tea"', [not(words('coffee')), not(phrase('black', 'tea'))]],
    ['well-known chat.example/a', [words('well', 'known'), words('chat', 'example', 'a')]],
    ['tea - and & coffee', [words('tea'), words('and'), words('coffee')]],
    ['from:me', [{ kind: 'from', name: 'me', text: 'from:me', negated: false }]],
    ['-from:"Ada Example"', [{ kind: 'from', name: 'Ada Example', text: '-from:"Ada Example"', negated: true }]],
    ['In:#tea', [{ kind: 'in', name: '#tea', text: 'In:#tea', negated: false }]],
    ['has:link HAS:File has:reaction has:pin', ['link', 'file', 'reaction', 'pinned'].map(mark)],
    ['is:pinned is:edited is:thread -is:archived', [...['pinned', 'edited', 'thread'].map(mark), not(mark('archived'))]],
    ['before:2026-11-21', [span(null, '2026-11-21T00:00Z')]],
    ['after:2026-11-21', [span('2026-11-22T00:00Z', null)]],
    ['on:2026-11-30', [span('2026-11-30T00:00Z', '2026-12-01T00:00Z')]],
    ['-on:2026-12', [not(span('2026-12-01T00:00Z', '2027-01-01T00:00Z'))]],
    ['on:2026', [span('2026-01-01T00:00Z', '2027-01-01T00:00Z')]],
    ['before:2026-11-21T13:30+02:00', [span(null, '2026-11-21T11:30Z')]],
    ['near:me https://chat.example', [words('near', 'me'), words('https', 'chat', 'example')]],
  ])('%j', (query, terms) => {
    expect(parseQuery(query)).toEqual({ terms, problems: [] });
  });

  test.each([
    ['before:tomorrow', 'Give a day as'],
    ['on:2026-02-30', 'Give a day as'],
    ['after:0000', 'Give a day as'],
    ['has:teeth', 'This can be link, file, reaction, pin.'],
    ['has:constructor', 'This can be link, file, reaction, pin.'],
    ['is:nice', 'This can be pinned, edited, thread, archived.'],
    ['from:""', 'Say what'],
    ['!!! ...', 'There is no word in this.'],
  ])('%j says what is wrong', (query, message) => {
    const { terms, problems } = parseQuery(query);
    expect(terms).toEqual([]);
    expect(problems).toEqual([{ text: query, message: expect.stringContaining(message) }]);
  });

  test('what is understood stays beside what is not', () => {
    const { terms, problems } = parseQuery('tea has:teeth is:pinned');
    expect(terms).toEqual([words('tea'), mark('pinned')]);
    expect(problems.map(({ text }) => text)).toEqual(['has:teeth']);
  });

  test.each([
    ['', 'Say what to look for.'],
    ['   ', 'Say what to look for.'],
    ['x'.repeat(501), 'at most 500 characters'],
    ['x '.repeat(21), 'at most 20 words'],
  ])('%j is refused', (query, message) => {
    expect(() => parseQuery(query)).toThrow(message);
  });
});

describe('words', () => {
  test.each([
    ['Crème BRÛLÉE', ['creme', 'brulee']],
    ['Straße, Ærø & Łódź', ['strasse', 'aero', 'lodz']],
    ['ΣΊΣΥΦΟΣ Ёлка', ['σισυφος', 'елка']],
    ["it's 10.5% of v1.2", ['it', 's', '10', '5', 'of', 'v1', '2']],
    ['日本 tea', ['日', '本', 'tea']],
    ['well done 🎉👍', ['well', 'done', '🎉', '👍']],
    ['ask <@019a0000-0000-7000-8000-00000000000a> first', ['ask', 'first']],
    ["'; drop:* | & ! <-> \\ \u0000", ['drop']],
    ['**bold** `code_name`', ['bold', 'code', 'name']],
  ])('%j', (text, expected) => {
    expect(wordsOf(text)).toEqual(expected);
  });

  test('a word without end is cut, and never within a sign', () => {
    const [word = ''] = wordsOf(`${'a'.repeat(63)}${'𐐷'.repeat(1000)}`);
    expect(word.length).toBeLessThanOrEqual(64);
    expect(word.isWellFormed()).toBe(true);
  });
});

describe('slips', () => {
  test.each([
    ['receive', 'recieve', 1],
    ['world', 'wrold', 1],
    ['hello', 'helo', 1],
    ['hello', 'hallo', 1],
    ['meeting', 'meetnigs', 2],
    ['same', 'same', 0],
    ['short', 'a very long one', 3],
    ['abcdef', 'ghijkl', 3],
  ])('between %j and %j', (one, other, slips) => {
    expect(slipsBetween(one, other, 2)).toBe(slips);
    expect(slipsBetween(other, one, 2)).toBe(slips);
  });
});

describe('highlights', () => {
  const wanted = (...all: string[]) => ({ words: all, prefix: true, negated: false, alternatives: [] as string[] });
  const marked = (text: string, ...all: ReturnType<typeof wanted>[]) =>
    highlight(text, all)
      .map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text))
      .join('');

  test.each([
    ['Crème brûlée!', [wanted('brul')], 'Crème [brûlée]!'],
    ['green tea, Green Teas', [wanted('green', 'tea')], '[green tea], [Green Teas]'],
    ['<b>tea</b>', [wanted('tea')], '<b>[tea]</b>'],
    ['I recieve and receive', [{ ...wanted('receive'), alternatives: ['recieve'] }], 'I [recieve] and [receive]'],
    ['tea', [{ ...wanted('tea'), negated: true }], 'tea'],
    ['steam tea', [{ ...wanted('tea'), prefix: false }], 'steam [tea]'],
    ['日本語', [wanted('本')], '日[本]語'],
    ['nothing', [], 'nothing'],
  ])('%j', (text, all, expected) => {
    expect(marked(text, ...all)).toBe(expected);
  });

  test('a long text is cut to where it was found, between words', () => {
    const shown = marked(`${'before '.repeat(500)}tea ${'after '.repeat(500)}`, wanted('tea'));
    expect(shown).toMatch(/^…(before )+\[tea\]( after)+…$/);
    expect(shown.length).toBeLessThan(260);
  });
});
