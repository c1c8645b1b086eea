'use client';
import { createContext, type ReactNode, use } from 'react';

/** Whoever is logged in, as the session knows them. Their name and picture are in the graph. */
export interface Viewer {
  id: string;
  roles: readonly string[];
}

const ViewerContext = createContext<Viewer | null>(null);

export function ViewerProvider({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

/** For pages that only who is logged in gets to. */
export function useViewer(): Viewer {
  const viewer = use(ViewerContext);
  if (viewer === null) throw new Error('There is no ViewerProvider around this.');
  return viewer;
}
