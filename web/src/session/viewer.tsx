'use client';
import { createContext, type ReactNode, use, useState } from 'react';
import { useLive } from '@/graph/graph-provider.tsx';

/** Whoever is logged in, as the session knows them. Their name and picture are in the graph. */
export interface Viewer {
  id: string;
  roles: readonly string[];
}

const ViewerContext = createContext<Viewer | null>(null);

export function ViewerProvider({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  const live = useLive();
  // Before anything below gets an answer: what is one's own is worked out by the cache.
  useState(() => live?.setViewer(viewer.id));
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

/** For pages that only who is logged in gets to. */
export function useViewer(): Viewer {
  const viewer = use(ViewerContext);
  if (viewer === null) throw new Error('There is no ViewerProvider around this.');
  return viewer;
}
