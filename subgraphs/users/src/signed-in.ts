import { Forbidden, Unauthenticated } from '@parley/kit/errors';
import type { Viewer } from '@parley/kit/passport';
import type { Role } from './account/account.entity.ts';

/** Whoever asks, where somebody must be signed in. The gateway has looked before; a service does not rely on that. */
export function requireViewer(viewer: Viewer | null): Viewer {
  if (viewer === null) throw new Unauthenticated();
  return viewer;
}

export function requireRole(viewer: Viewer | null, role: Role): Viewer {
  const present = requireViewer(viewer);
  if (!present.roles.includes(role)) throw new Forbidden();
  return present;
}
