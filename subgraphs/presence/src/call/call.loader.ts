import type { LiveEvent } from '@parley/kit/live/contract';
import type { Viewer } from '@parley/kit/passport';
import DataLoader from 'dataloader';
import type { CallService, CallSignalRow } from './call.service.ts';

export interface CallLoaders {
  /** What an event tells: whether it tells anything is asked first. */
  signals: DataLoader<LiveEvent, CallSignalRow[]>;
}

export function createCallLoaders(viewer: Viewer | null, calls: CallService): CallLoaders {
  return { signals: new DataLoader((events) => Promise.all(events.map((event) => calls.toldTo(viewer, event)))) };
}
