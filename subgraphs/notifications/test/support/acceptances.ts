/** What a provider took, by the name under which it came: and how often it said so. */
export interface Acceptances {
  taken(name: string, options: { answered: boolean }): void;
  /** How often each was taken and answered. */
  answered: ReadonlyMap<string, number>;
  /** How often each was taken without a word. */
  silent: ReadonlyMap<string, number>;
}

export function countAcceptances(): Acceptances {
  const answered = new Map<string, number>();
  const silent = new Map<string, number>();
  return {
    answered,
    silent,
    taken(name, options) {
      const counted = options.answered ? answered : silent;
      counted.set(name, (counted.get(name) ?? 0) + 1);
    },
  };
}

/**
 * How a provider is at this moment. REFUSES: it says that it cannot now. HANGS: it takes nothing, and says nothing. SILENT: it takes what
 * comes, and says nothing. WELL: it takes what comes, and says so.
 */
export type Mood = 'REFUSES' | 'HANGS' | 'SILENT' | 'WELL';

/** Goes through the moods by turns until it is told one. */
export function moods(turns: readonly Mood[]): { next(): Mood; stay(mood: Mood): void } {
  let turn = 0;
  let stayed: Mood | null = null;
  return {
    next: () => stayed ?? (turns[turn++ % turns.length] as Mood),
    stay(mood) {
      stayed = mood;
    },
  };
}
