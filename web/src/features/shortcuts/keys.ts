/** What of a key press decides which keys they are. */
export interface KeyPress {
  key: string;
  /** Where the key lies, whatever is written on it. */
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const MODIFIERS: ReadonlySet<string> = new Set([
  'Control',
  'Meta',
  'Alt',
  'AltGraph',
  'Shift',
  'CapsLock',
  'Dead',
  'Process',
  'Unidentified',
]);

/** What is called otherwise in shortcuts: the space, and the question mark of Arabic. */
const NAMES: Readonly<Record<string, string>> = { ' ': 'Space', '؟': '?' };

/**
 * A press as shortcuts write it: `Mod+k`, `Alt+ArrowUp`, `?`, `Mod+Shift+m`. Mod is Ctrl, or Command on a Mac. Null for a modifier alone. On a keyboard without Latin letters the place of a key
 * counts, so that shortcuts can be reached from every script.
 */
export function writtenPress({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyPress, isMac: boolean): string | null {
  if (MODIFIERS.has(key)) return null;
  const isMod = isMac ? metaKey : ctrlKey;
  if (isMac ? ctrlKey : metaKey) return null;
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : [...key].length === 1 && !isAscii(key) ? letterAt(code) : null;
  const name = letter ?? NAMES[key] ?? key;
  // Shift is part of what a sign is; of letters and of keys with a name it is said.
  const isShifted = shiftKey && (letter !== null || name.length > 1);
  return [isMod && 'Mod', altKey && 'Alt', isShifted && 'Shift', name].filter(Boolean).join('+');
}

/** Whether these keys write something, so that they are left alone in a field. */
export function isTyped(keys: string): boolean {
  return !/^(Mod|Alt)\+|^(Escape|F\d+)$/.test(keys);
}

const SIGNS: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' };

/** As they stand on the keyboard. */
export function shownKeys(keys: string, isMac: boolean): string {
  return keys.replace(/\w+/g, (name) => {
    if (name === 'Mod') return isMac ? '⌘' : 'Ctrl';
    if (name === 'Alt' && isMac) return '⌥';
    return SIGNS[name] ?? (name.length === 1 ? name.toUpperCase() : name);
  });
}

function isAscii(key: string): boolean {
  return (key.codePointAt(0) ?? 0) < 128;
}

function letterAt(code: string): string | null {
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null;
}
