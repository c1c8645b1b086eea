'use client';
import { useState } from 'react';

/** What a query answered last, for as long as a part of it is read again: lists would be empty for a moment, and what is open in them would close. */
export function useSteady<Data>({ data, stale }: { data?: Data; stale: boolean }): Data | undefined {
  const [steady, setSteady] = useState(data);
  const isNews = !stale && data !== steady;
  if (isNews) setSteady(data);
  return isNews ? data : steady;
}
