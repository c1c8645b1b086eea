import { Forbidden, Unauthenticated } from '@parley/kit/errors';
import type { Viewer } from '@parley/kit/passport';

/** What credentials may be good for here. */
export type Scope = 'messages:read' | 'messages:write' | 'account' | 'admin';

/**
 * Whoever asks, where somebody must be signed in. The gateway has looked before; a service does not rely on that. The scope matters where
 * other subgraphs lead to what is ours: their fields carry scopes of their own.
 */
export function requireViewer(viewer: Viewer | null, scope?: Scope): Viewer {
  if (viewer === null) throw new Unauthenticated();
  if (scope !== undefined && !viewer.scopes.includes(scope) && !viewer.scopes.includes('*')) {
    throw new Forbidden(`This needs the scope ${scope}.`);
  }
  return viewer;
}

export function requireRole(viewer: Viewer | null, role: 'ADMIN' | 'AGENT', scope: Scope): Viewer {
  const present = requireViewer(viewer, scope);
  if (!present.roles.includes(role)) throw new Forbidden();
  return present;
}
