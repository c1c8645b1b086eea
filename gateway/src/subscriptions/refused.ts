import { codeOf } from './refusal.ts';

/** Whether a subgraph has said no, and would again; else it was away or failed, and may answer later. */
export function isRefusal(error: unknown): boolean {
  const code = codeOf(error);
  return code !== 'UNAVAILABLE' && code !== 'INTERNAL';
}
