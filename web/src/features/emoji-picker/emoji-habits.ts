const RECENT = 'parley.emoji.recent';
const TONE = 'parley.emoji.tone';
const MOST_RECENT = 24;

/** Which emoji were taken last, in this browser; the latest first. */
export function recentEmoji(): readonly string[] {
  return listIn(read(RECENT));
}

/** The first few, for quick reactions: the latest ones, and what people take most until there are enough. */
export function quickEmoji(count: number): readonly string[] {
  return [...new Set([...recentEmoji(), '👍', '❤️', '😂', '🎉', '😮', '👀'])].slice(0, count);
}

export function rememberEmoji(character: string): void {
  write(RECENT, JSON.stringify([character, ...recentEmoji().filter((each) => each !== character)].slice(0, MOST_RECENT)));
}

/** From 0 for none to 5 for the darkest. */
export function preferredTone(): number {
  const tone = Number(read(TONE));
  return Number.isInteger(tone) && tone >= 0 && tone <= 5 ? tone : 0;
}

export function rememberTone(tone: number): void {
  write(TONE, String(tone));
}

function listIn(json: string | null): readonly string[] {
  try {
    const value: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(value)
      ? value.filter((each) => typeof each === 'string' && each.length <= 64).slice(0, MOST_RECENT)
      : [];
  } catch {
    return [];
  }
}

/** A browser that keeps nothing has no habits, and that is all. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    return;
  }
}
