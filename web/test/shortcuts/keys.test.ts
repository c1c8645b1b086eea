import { expect, test } from 'vitest';
import { isTyped, type KeyPress, shownKeys, writtenPress } from '../../src/features/shortcuts/keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

test('a press is written as shortcuts are', () => {
  expect(writtenPress(press('k', { ctrlKey: true }), false)).toBe('Mod+k');
  expect(writtenPress(press('k', { metaKey: true }), true)).toBe('Mod+k');
  expect(writtenPress(press('M', { ctrlKey: true, shiftKey: true }), false)).toBe('Mod+Shift+m');
  expect(writtenPress(press('ArrowUp', { altKey: true }), false)).toBe('Alt+ArrowUp');
  expect(writtenPress(press('?', { shiftKey: true }), false)).toBe('?');
  expect(writtenPress(press(' '), false)).toBe('Space');
});

test('a modifier alone is no press, and those of the system are left to it', () => {
  expect(writtenPress(press('Shift', { shiftKey: true }), false)).toBeNull();
  expect(writtenPress(press('k', { metaKey: true }), false)).toBeNull();
  expect(writtenPress(press('a', { ctrlKey: true }), true)).toBeNull();
});

test('on a keyboard of another script the place of the key counts', () => {
  expect(writtenPress(press('ن', { code: 'KeyK', ctrlKey: true }), false)).toBe('Mod+k');
  expect(writtenPress(press('؟', { code: 'Slash', shiftKey: true }), false)).toBe('?');
});

test('what writes something is told from what does not', () => {
  expect(['a', '?', 'Shift+a', 'Enter', 'g c'].map(isTyped)).toEqual([true, true, true, true, true]);
  expect(['Mod+k', 'Alt+ArrowUp', 'Escape', 'F2'].map(isTyped)).toEqual([false, false, false, false]);
});

test('keys are shown as the keyboard names them', () => {
  expect(shownKeys('Mod+Shift+m', false)).toBe('Ctrl+Shift+M');
  expect(shownKeys('Mod+k', true)).toBe('⌘+K');
  expect(shownKeys('Alt+ArrowUp', false)).toBe('Alt+↑');
  expect(shownKeys('g c', false)).toBe('G C');
});
