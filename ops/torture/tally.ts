/** What has happened in a run, counted, and what should not have, in words. */
export interface Tally {
  counts: Record<Counted, number>;
  violations: Map<string, string[]>;
  violate(rule: string, detail: string): void;
}

const COUNTED = [
  'sent',
  'acknowledged',
  'changes acknowledged',
  'removals acknowledged',
  'received',
  'received as new',
  'duplicates',
  'gaps',
  'incomplete',
  'resets',
  'started',
  'ended',
  'drops',
  'connections',
  'blows',
] as const;
export type Counted = (typeof COUNTED)[number];

export function createTally(): Tally {
  const violations: Tally['violations'] = new Map();
  return {
    counts: Object.fromEntries(COUNTED.map((name) => [name, 0])) as Tally['counts'],
    violations,
    violate(rule, detail) {
      const known = violations.get(rule) ?? [];
      violations.set(rule, [...known, detail]);
    },
  };
}
