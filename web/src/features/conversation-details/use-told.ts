'use client';
import type { CombinedError } from '@urql/core';
import { useProblem } from '@/graph/use-problem.ts';
import { useToast } from '@/ui/toast.tsx';

/** `told(change, success?)`: says why a change was refused, else what has come of it, and whether it was made. */
export function useTold(): (change: PromiseLike<{ error?: CombinedError | undefined }>, success?: string) => Promise<boolean> {
  const toast = useToast();
  const problem = useProblem();
  return async (change, success) => {
    const { error } = await change;
    if (error !== undefined) toast({ text: problem(error), tone: 'danger' });
    else if (success !== undefined) toast({ text: success, tone: 'success' });
    return error === undefined;
  };
}
