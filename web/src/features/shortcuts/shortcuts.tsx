'use client';

import { createContext, lazy, type ReactNode, use, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { OpenedLate } from '@/ui/opened-late.tsx';
import { isMac } from './is-mac.ts';
import { shownKeys, writtenPress } from './keys.ts';
import { createShortcutRegistry, type Shortcut, type ShortcutRegistry } from './shortcut-registry.ts';
import { singleKeysAreOn } from './single-keys.ts';

const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx').then((file) => ({ default: file.ShortcutSheet })));

interface Shortcuts {
  registry: ShortcutRegistry;
  openSheet: () => void;
}

const ShortcutsContext = createContext<Shortcuts | null>(null);

/** Hears the keys of the page, and shows all shortcuts on `?`. While a dialog is open they rest. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  const openSheet = useCallback(() => setIsOpen(true), []);
  const [shortcuts] = useState(() => ({ registry: createShortcutRegistry(), openSheet }));
  const { registry } = shortcuts;

  useEffect(() => registry.add({ keys: '?', label: 'shortcuts.show', group: 'places', run: openSheet }), [registry, openSheet]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat || document.querySelector('dialog:modal') !== null) return;
      const press = writtenPress(event, isMac());
      const where = { isField: isField(event.target), singleKeys: singleKeysAreOn(), atMs: event.timeStamp };
      if (press !== null && registry.press(press, where)) event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [registry]);

  return (
    <ShortcutsContext value={shortcuts}>
      {children}
      <OpenedLate isOpen={isOpen}>
        <ShortcutSheet isOpen={isOpen} onClose={() => setIsOpen(false)} registry={registry} />
      </OpenedLate>
    </ShortcutsContext>
  );
}

/** A shortcut for as long as the part that says so is on the page, and wants it. */
export function useShortcut({ keys, label, group }: Omit<Shortcut, 'run'>, run: (() => void) | null, isEnabled = true): void {
  const { registry } = useShortcuts();
  const latest = useRef(run);
  latest.current = run;
  const runs = run !== null;
  useEffect(() => {
    if (!isEnabled) return;
    return registry.add({ keys, label, group, run: runs ? () => latest.current?.() : undefined });
  }, [registry, keys, label, group, runs, isEnabled]);
}

export function useShortcutSheet(): () => void {
  return useShortcuts().openSheet;
}

/** Keys as this keyboard names them, for tooltips and menus. */
export function useShownKeys(keys: string): string {
  const mac = useSyncExternalStore(
    () => () => undefined,
    isMac,
    () => false,
  );
  return shownKeys(keys, mac);
}

function useShortcuts(): Shortcuts {
  const shortcuts = use(ShortcutsContext);
  if (shortcuts === null) throw new Error('There is no ShortcutsProvider around this.');
  return shortcuts;
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit]), [role=menu] *')
  );
}
