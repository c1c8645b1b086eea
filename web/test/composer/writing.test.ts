import { describe, expect, test } from 'vitest';
import { format } from '@/features/composer/formatting.ts';
import { fromMarkdown, matching, mentionBefore, toMarkdown } from '@/features/composer/mention-text.ts';

const ANN = { id: 'u1', name: 'Ann' };
const ANN_LEE = { id: 'u2', name: 'Ann Lee' };

describe('a mention', () => {
  test('is looked for by the word with an @ before the caret, and not in an address', () => {
    expect(mentionBefore('hello @an', 9)).toEqual({ start: 6, query: 'an' });
    expect(mentionBefore('@', 1)).toEqual({ start: 0, query: '' });
    expect(mentionBefore('hello @ann lee', 14)).toEqual({ start: 6, query: 'ann lee' });
    expect(mentionBefore('ann@example', 11)).toBeNull();
    expect(mentionBefore('hello @an and more', 18)).toBeNull();
  });

  test('finds people by the beginning of any part of their name', () => {
    expect(matching([ANN, ANN_LEE], 'le', 5)).toEqual([ANN_LEE]);
    expect(matching([ANN, ANN_LEE], 'ann', 1)).toEqual([ANN]);
  });

  test('is sent by the id of the person, the longer name before the shorter, and comes back as it was written', () => {
    const body = toMarkdown('@Ann Lee and @Ann, @everyone', [ANN, ANN_LEE]);
    expect(body).toBe('<@u2> and <@u1>, @everyone');
    expect(fromMarkdown(body, [ANN, ANN_LEE])).toEqual({ text: '@Ann Lee and @Ann, @everyone', mentioned: [ANN_LEE, ANN] });
    expect(fromMarkdown('<@nobody>', [ANN]).text).toBe('<@nobody>');
  });
});

describe('a format', () => {
  test('is put around what is selected, and taken away again', () => {
    const bold = format({ text: 'so it is', start: 3, end: 5 }, 'bold');
    expect(bold).toEqual({ text: 'so **it** is', start: 5, end: 7 });
    expect(format(bold, 'bold')).toEqual({ text: 'so it is', start: 3, end: 5 });
  });

  test('of lines is put before each that is selected, and taken away again', () => {
    const quoted = format({ text: 'one\ntwo\nthree', start: 5, end: 13 }, 'quote');
    expect(quoted.text).toBe('one\n> two\n> three');
    expect(format(quoted, 'quote').text).toBe('one\ntwo\nthree');
  });
});
