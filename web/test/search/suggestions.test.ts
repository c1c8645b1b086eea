import { expect, test } from 'vitest';
import { partAt } from '@/features/search/query-text.ts';
import { type Known, suggestionsFor } from '@/features/search/suggestions.ts';

const known: Known = {
  viewer: { id: 'ada', name: 'Ada Example' },
  people: [
    { id: 'ada', name: 'Ada Example' },
    { id: 'bob', name: 'Bob Example' },
    { id: 'cleo', name: 'Cleo Bobbin' },
  ],
  conversations: [
    { id: '1', name: 'Trip to the sea', calledBy: 'Trip to the sea' },
    { id: '2', name: 'Bob and Cleo', calledBy: '2' },
  ],
  today: '2026-03-01',
};

const suggested = (written: string) =>
  suggestionsFor(partAt(written, written.length), known).map((suggestion) => suggestion.written);

test('nothing written suggests every operator', () => {
  expect(suggested('')).toEqual(['from:', 'in:', 'before:', 'after:', 'on:', 'has:', 'is:']);
});

test('a word that begins like an operator may become one, other words are left alone', () => {
  expect(suggested('plan be')).toEqual(['before:']);
  expect(suggested('plan')).toEqual([]);
});

test('people are found by any word of their name, oneself first', () => {
  expect(suggested('from:')[0]).toBe('from:me');
  expect(suggested('from:bob')).toEqual(['from:"Bob Example"', 'from:"Cleo Bobbin"']);
});

test('oneself is found by name and as me, and only once', () => {
  expect(suggested('from:me')).toEqual(['from:me']);
  expect(suggested('from:ada')).toEqual(['from:me']);
});

test('conversations are suggested by their name, and written as the search knows them', () => {
  expect(suggested('in:trip')).toEqual(['in:"Trip to the sea"']);
  expect(suggested('in:#sea')).toEqual(['in:"Trip to the sea"']);
  expect(suggested('in:cleo')).toEqual(['in:2']);
});

test('what a message can have and be is suggested by its beginning', () => {
  expect(suggested('has:')).toEqual(['has:link', 'has:file', 'has:reaction', 'has:pin']);
  expect(suggested('-is:e')).toEqual(['is:edited']);
});

test('days are counted back from today, over the end of a month', () => {
  expect(suggested('before:')).toEqual(['before:2026-03-01', 'before:2026-02-28', 'before:2026-02-22', 'before:2026-01-30']);
  expect(suggested('on:2026-02-2')).toEqual(['on:2026-02-28', 'on:2026-02-22']);
});
