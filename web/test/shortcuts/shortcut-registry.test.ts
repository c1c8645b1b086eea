import { expect, test } from 'vitest';
import { createShortcutRegistry, type PressedIn } from '../../src/features/shortcuts/shortcut-registry.ts';

const page: PressedIn = { isField: false, singleKeys: true, atMs: 0 };

/** A registry that says what it has run. */
function shortcuts(...keys: string[]) {
  const ran: string[] = [];
  const registry = createShortcutRegistry();
  const added = keys.map((each) => registry.add({ keys: each, label: 'ui.search', group: 'places', run: () => ran.push(each) }));
  return { registry, ran, removeFirst: added[0] };
}

test('a press runs its shortcut, and others are left alone', () => {
  const { registry, ran } = shortcuts('Mod+k', 'r');
  expect(registry.press('Mod+k', page)).toBe(true);
  expect(registry.press('x', page)).toBe(false);
  expect(ran).toEqual(['Mod+k']);
});

test('in a field keys are text, but for those with Ctrl or Alt', () => {
  const { registry, ran } = shortcuts('Mod+k', 'r');
  expect(registry.press('r', { ...page, isField: true })).toBe(false);
  expect(registry.press('Mod+k', { ...page, isField: true })).toBe(true);
  expect(ran).toEqual(['Mod+k']);
});

test('whoever turned single keys off presses them without harm', () => {
  const { registry, ran } = shortcuts('Mod+k', 'r', 'g c');
  for (const press of ['r', 'g', 'c', 'Mod+k']) registry.press(press, { ...page, singleKeys: false });
  expect(ran).toEqual(['Mod+k']);
});

test('one key after another is a shortcut when they come soon after each other', () => {
  const { registry, ran } = shortcuts('g c', 'c');
  registry.press('g', page);
  registry.press('c', { ...page, atMs: 500 });
  expect(ran).toEqual(['g c']);
  registry.press('g', { ...page, atMs: 1_000 });
  registry.press('c', { ...page, atMs: 9_000 });
  expect(ran).toEqual(['g c', 'c']);
});

test('of two with the same keys the later runs, and the earlier again when it is gone', () => {
  const ran: string[] = [];
  const registry = createShortcutRegistry();
  registry.add({ keys: 'e', label: 'ui.search', group: 'message', run: () => ran.push('first') });
  const remove = registry.add({ keys: 'e', label: 'ui.search', group: 'message', run: () => ran.push('second') });
  registry.press('e', page);
  remove();
  registry.press('e', page);
  expect(ran).toEqual(['second', 'first']);
});

test('one that is only shown runs nothing and keeps no key from the page', () => {
  const registry = createShortcutRegistry();
  registry.add({ keys: 'Enter', label: 'ui.search', group: 'writing' });
  expect(registry.press('Enter', page)).toBe(false);
  expect(registry.list()).toHaveLength(1);
});

test('who listens is told of what comes and goes', () => {
  const { registry, removeFirst } = shortcuts('a');
  let told = 0;
  const stop = registry.listen(() => told++);
  removeFirst?.();
  stop();
  registry.add({ keys: 'b', label: 'ui.search', group: 'places' });
  expect(told).toBe(1);
});
