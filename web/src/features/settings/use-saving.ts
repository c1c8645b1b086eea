'use client';
import type { CombinedError } from '@urql/core';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { useToast } from '@/ui/toast.tsx';

/** `told(answer)`: says that a change was saved, or why it was not, and whether it was. */
export function useSaving(): (answer: { error?: CombinedError | undefined }, said?: string) => boolean {
  const text = useText();
  const toast = useToast();
  const problem = useProblem();
  return ({ error }, said = text('settings.saved')) => {
    toast(error === undefined ? { text: said, tone: 'success' } : { text: problem(error), tone: 'danger' });
    return error === undefined;
  };
}
