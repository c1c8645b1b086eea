import type { SystemEvent } from './rows.ts';

/** Who is a member no longer by what a message tells: they hear neither it nor anything after it. */
export function endsOf(system: SystemEvent | null): { ends?: readonly string[] } {
  return system?.kind === 'left' || system?.kind === 'removed' ? { ends: [system.userId] } : {};
}
