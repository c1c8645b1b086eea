import { Forbidden, Unauthenticated } from './errors.ts';
import type { Viewer } from './passport.ts';

/**
 * Whoever asks, where somebody must be signed in. The gateway has looked before; a service does not rely on that. The scope matters where
 * other subgraphs lead to what is ours: their fields carry scopes of their own. An audience is nobody, so what needs a viewer fails for it.
 */
export function requireViewer(viewer: Viewer | null, scope?: string): Viewer {
  if (viewer === null) throw new Unauthenticated();
  if (scope !== undefined && !viewer.scopes.includes(scope) && !viewer.scopes.includes('*')) {
    throw new Forbidden(`This needs the scope ${scope}.`);
  }
  return viewer;
}

export function requireRole(viewer: Viewer | null, role: string, scope?: string): Viewer {
  const present = requireViewer(viewer, scope);
  if (!present.roles.includes(role)) throw new Forbidden();
  return present;
}
