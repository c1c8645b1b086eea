'use client';
import { classNames } from '@/ui/class-names.ts';
import type { CallState } from './call.ts';
import { CallTile, OwnTile } from './call-tile.tsx';
import type { LocalMediaState } from './local-media.ts';

const COLUMNS = ['', 'grid-cols-1', 'grid-cols-1 sm:grid-cols-2', 'grid-cols-2', 'grid-cols-2'];

export interface CallTilesProps {
  state: CallState;
  own: LocalMediaState;
  isFull: boolean;
}

/** Everyone in the call, and who is being called; a screen that somebody shares goes before all. In the small window oneself is left out. */
export function CallTiles({ state: { peers, called }, own, isFull }: CallTilesProps) {
  const waiting = called.slice(0, 4 - peers.length).map((userId) => ({ userId, status: 'called' as const }));
  const others = [
    ...peers.toSorted((one, other) => Number(other.shows === 'screen') - Number(one.shows === 'screen')),
    ...waiting,
  ];
  const count = Math.min(4, others.length + (isFull || others.length === 0 ? 1 : 0));
  const hasScreen = isFull && others.some((one) => 'shows' in one && one.shows === 'screen');
  return (
    <ul
      className={classNames(
        'grid min-h-0 flex-1 auto-rows-fr gap-2 p-2',
        hasScreen ? 'grid-cols-1 lg:grid-cols-[3fr_1fr] lg:[&>:first-child]:row-span-3' : COLUMNS[count],
        !isFull && 'auto-rows-[minmax(7rem,11rem)]',
      )}
    >
      {others.map((one) => (
        <CallTile key={one.userId} userId={one.userId} peer={'received' in one ? one : null} isFull={isFull} />
      ))}
      {(isFull || others.length === 0) && <OwnTile own={own} isFull={isFull} />}
    </ul>
  );
}
