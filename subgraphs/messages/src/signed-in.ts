import { Unauthenticated } from '@parley/kit/errors';
import type { Viewer } from '@parley/kit/passport';

/** Whoever asks, where somebody must be signed in. The gateway has looked before; a service does not rely on that. */
export function requireViewer(viewer: Viewer | null): Viewer {
  if (viewer === null) throw new Unauthenticated();
  return viewer;
}
