'use client';
import type { CombinedError } from '@urql/core';
import { useCallback } from 'react';
import { useText } from '../i18n/text.tsx';
import { codeOf } from './graph-error.ts';
import { knownProblem } from './known-problem.ts';

/** `problem(error)`: what went wrong, as a person is told it. */
export function useProblem(): (error: CombinedError) => string {
  const text = useText();
  return useCallback((error) => text(knownProblem(codeOf(error)), { message: error.graphQLErrors[0]?.message ?? '' }), [text]);
}
