import { expect, test } from 'vitest';
import { arabic } from '@/i18n/ar/index.ts';
import { english } from '@/i18n/en/index.ts';
import { createFormat } from '@/i18n/format.tsx';
import { languageOfHeader, languageOfTag } from '@/i18n/languages.ts';
import { type Area, fillIn, type Text } from '@/i18n/texts.ts';

const PLACEHOLDERS = /\{(\w+)\}/g;
const formsOf = (text: Text): string[] => (typeof text === 'string' ? [text] : Object.values(text));
const placeholdersOf = (text: Text) =>
  new Set(formsOf(text).flatMap((form) => [...form.matchAll(PLACEHOLDERS)].map(([, name]) => name)));

const areas = Object.entries(english as unknown as Record<string, Area>);
const inArabic = arabic as unknown as Record<string, Area>;

test.each(areas)('every text of %s is there in Arabic, with the same values in it', (area, texts) => {
  expect(Object.keys(inArabic[area] ?? {}).sort()).toEqual(Object.keys(texts).sort());
  for (const [key, text] of Object.entries(texts)) {
    const translated = inArabic[area]?.[key] as Text;
    const added = [...placeholdersOf(translated)].filter((name) => !placeholdersOf(text).has(name));
    expect(added, `${area}.${key}`).toEqual([]);
    if (typeof text === 'string')
      expect([...placeholdersOf(translated)].sort(), `${area}.${key}`).toEqual([...placeholdersOf(text)].sort());
  }
});

test('a text that depends on a number has the form of its language', () => {
  const replies = { one: '{count} reply', other: '{count} replies' };
  expect(fillIn(replies, { count: 1 }, 'en')).toBe('1 reply');
  expect(fillIn(replies, { count: 1200 }, 'en')).toBe('1,200 replies');
  const forms = { zero: 'zero', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' };
  expect([0, 1, 2, 3, 11, 100].map((count) => fillIn(forms, { count }, 'ar'))).toEqual([
    'zero',
    'one',
    'two',
    'few',
    'many',
    'other',
  ]);
});

test('what is filled in is not filled in again', () => {
  expect(fillIn('{name} wrote {count}', { name: '{count}', count: 2 }, 'en')).toBe('{count} wrote 2');
});

test('the reader is spoken to in the language that they wish for most and that there is', () => {
  expect(languageOfHeader('fr-FR, ar-EG;q=0.8, en;q=0.5')).toBe('ar');
  expect(languageOfHeader('en;q=0.2, ar;q=0.9')).toBe('ar');
  expect(languageOfHeader('ar;q=0, en')).toBe('en');
  expect(languageOfHeader('fr, *')).toBeNull();
  expect(languageOfHeader(null)).toBeNull();
  expect(languageOfTag('EN-gb')).toBe('en');
  expect(languageOfTag('toString')).toBeNull();
});

test('a moment is shown in the time zone of the reader', () => {
  const at = '2026-11-21T23:30:00.000Z';
  expect(createFormat('en-GB', 'UTC').time(at)).toBe('23:30');
  expect(createFormat('en-GB', 'Asia/Tokyo').time(at)).toBe('08:30');
  expect(createFormat('en-GB', 'Asia/Tokyo').dayKey(at)).toBe('2026-11-22');
});
