import { readFileSync, writeFileSync } from 'node:fs';

const MB = 1024;

/** How much memory a process has, and the most that it had since that was last forgotten, in megabytes (Linux). */
export function memoryOf(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]);
  return { now: kilobytes('VmRSS') / MB, most: kilobytes('VmHWM') / MB };
}

export function forgetMost(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}
