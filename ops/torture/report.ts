import type { Tally } from './tally.ts';

/** The counts in a line each, and every rule that was broken with so many examples. */
export function reportOf({ counts, violations }: Tally, examples: number): string {
  const width = Math.max(...Object.keys(counts).map(({ length }) => length));
  const lines = Object.entries(counts).map(([name, count]) => `${name.padEnd(width)} ${String(count).padStart(8)}`);
  for (const [rule, details] of violations) {
    lines.push('', `BROKEN, ${details.length} times: ${rule}`, ...details.slice(0, examples).map((detail) => `  ${detail}`));
  }
  return lines.join('\n');
}
