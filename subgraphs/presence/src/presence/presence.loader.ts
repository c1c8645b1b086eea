import type { Viewer } from '@parley/kit/passport';
import DataLoader from 'dataloader';
import type { PresenceService, Seen } from './presence.service.ts';

export interface PresenceLoaders {
  /** What the viewer may see of people. */
  presences: DataLoader<string, Seen | null>;
  /** The same within a subscription, where many may share the answer. */
  watched: DataLoader<string, Seen | null>;
}

/** As many as are asked of other subgraphs at once. */
const MOST_AT_ONCE = 1000;

export function createPresenceLoaders(
  { viewer, audience }: { viewer: Viewer | null; audience: string | null },
  presences: PresenceService,
): PresenceLoaders {
  const byViewer = new DataLoader((userIds: readonly string[]) => presences.seenBy(viewer, userIds), {
    maxBatchSize: MOST_AT_ONCE,
  });
  if (audience === null) return { presences: byViewer, watched: byViewer };
  const watched = (userIds: readonly string[]) =>
    Promise.all(userIds.map((userId) => presences.seenByAudience(audience, userId)));
  return { presences: byViewer, watched: new DataLoader(watched) };
}
