'use client';
import { useMemo } from 'react';
import { useAddresses } from '@/graph/addresses.tsx';
import { createEntrance, type Entrance } from '@/session/entrance.ts';

export function useEntrance(): Entrance {
  const { gateway } = useAddresses();
  return useMemo(() => createEntrance(gateway), [gateway]);
}
