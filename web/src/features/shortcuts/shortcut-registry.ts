import type { TextName } from '@/i18n/texts.ts';
import { isTyped } from './keys.ts';

export type ShortcutGroup = 'places' | 'conversation' | 'message' | 'writing' | 'call';

export interface Shortcut {
  /** `Mod+k`, `Alt+ArrowUp`, `?`, or one after another: `g c`. */
  keys: string;
  label: TextName;
  group: ShortcutGroup;
  /** Left out where the keys are heard by the part itself, and are here only to be shown. */
  run?: () => void;
}

export interface PressedIn {
  /** In a field, where what is typed is text. */
  isField: boolean;
  /** Whether keys without Ctrl or Alt may be shortcuts: some cannot help pressing them. */
  singleKeys: boolean;
  atMs: number;
}

const NEXT_WITHIN_MS = 1_500;

export interface ShortcutRegistry {
  /** Of two with the same keys, the one that came last is run. Returns what takes it away again. */
  add: (shortcut: Shortcut) => () => void;
  /** Whether the press was a shortcut's, or the beginning of one. */
  press: (press: string, where: PressedIn) => boolean;
  /** The same array until something is added or taken away. */
  list: () => readonly Shortcut[];
  listen: (listener: () => void) => () => void;
}

/** The keyboard shortcuts of what is on the page now. */
export function createShortcutRegistry(): ShortcutRegistry {
  let shortcuts: readonly Shortcut[] = [];
  let begun: { keys: string; atMs: number } | null = null;
  const listeners = new Set<() => void>();
  const change = (next: readonly Shortcut[]) => {
    shortcuts = next;
    for (const listener of listeners) listener();
  };

  return {
    add(shortcut) {
      change([...shortcuts, shortcut]);
      return () => change(shortcuts.filter((each) => each !== shortcut));
    },
    press(press, { isField, singleKeys, atMs }) {
      const before = begun !== null && atMs - begun.atMs < NEXT_WITHIN_MS ? `${begun.keys} ` : '';
      begun = null;
      if (isTyped(press) && (isField || !singleKeys)) return false;
      const runnable = shortcuts.filter(({ run }) => run !== undefined);
      for (const keys of new Set([before + press, press])) {
        const found = runnable.findLast((shortcut) => shortcut.keys === keys);
        if (found !== undefined) {
          found.run?.();
          return true;
        }
        if (runnable.some((shortcut) => shortcut.keys.startsWith(`${keys} `))) {
          begun = { keys, atMs };
          return true;
        }
      }
      return false;
    },
    list: () => shortcuts,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
