'use client';
import { knownProblem } from '@/graph/known-problem.ts';
import { useText } from '@/i18n/text.tsx';
import type { AuthRefusal } from '@/session/entrance.ts';

/** `problem(refusal)`: why somebody does not get in, as they are told it. */
export function useRefusal(): (refusal: AuthRefusal) => string {
  const text = useText();
  return ({ code, message, field }) => (field === null ? text(knownProblem(code), { message }) : message);
}
