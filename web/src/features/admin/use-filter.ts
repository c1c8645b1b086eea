'use client';
import { useRouter, useSearchParams } from 'next/navigation';

/** What is asked for, as the address says it: so it survives a reload, and can be sent to somebody. */
export function useFilter<Name extends string>(
  names: readonly Name[],
): {
  filter: Readonly<Record<Name, string | null>>;
  /** Null takes a part of it away. */
  setFilter(change: Partial<Record<Name, string | null>>): void;
} {
  const router = useRouter();
  const given = useSearchParams();
  const filter = Object.fromEntries(names.map((name) => [name, given.get(name) || null])) as Record<Name, string | null>;
  return {
    filter,
    setFilter(change) {
      const next = Object.entries<string | null>({ ...filter, ...change }).filter(([, value]) => value !== null);
      router.replace(`?${new URLSearchParams(next as [string, string][])}`, { scroll: false });
    },
  };
}
