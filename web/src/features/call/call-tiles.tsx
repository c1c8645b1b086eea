'use client';
import { classNames } from '@/ui/class-names.ts';
import type { CallState } from './call.ts';
import { MOST_PEOPLE } from './call-signal.ts';
import { CallTile, OwnTile } from './call-tile.tsx';
import type { LocalMediaState } from './local-media.ts';

export interface CallTilesProps {
  state: CallState;
  own: LocalMediaState;
  isFull: boolean;
}

/** Everyone in the call, and who is being called; a screen that somebody shares goes before all. Oneself is small in a corner, and left out of the small window. */
export function CallTiles({ state: { peers, called }, own, isFull }: CallTilesProps) {
  const sorted = peers.toSorted((one, other) => Number(other.shows === 'screen') - Number(one.shows === 'screen'));
  const waiting = called.slice(0, MOST_PEOPLE - 1 - peers.length);
  const count = sorted.length + waiting.length;
  const isScreenLarge = isFull && sorted[0]?.shows === 'screen';
  const isOwnSmall = count > 0 && !isScreenLarge;
  return (
    <ul
      className={classNames(
        'relative grid min-h-0 flex-1 gap-2 p-2',
        isFull ? 'auto-rows-fr' : 'auto-rows-[minmax(7rem,11rem)]',
        isScreenLarge && 'grid-cols-1 lg:grid-cols-[3fr_1fr] lg:[&>:first-child]:row-span-3',
        !isScreenLarge && count === 3 && '[&>:nth-child(3)]:col-span-2',
        !isScreenLarge && (count === 2 && isFull ? 'sm:grid-cols-2' : count > 1 && 'grid-cols-2'),
      )}
    >
      {sorted.map((peer) => (
        <CallTile key={peer.userId} userId={peer.userId} peer={peer} isFull={isFull} />
      ))}
      {waiting.map((userId) => (
        <CallTile key={userId} userId={userId} peer={null} isFull={isFull} />
      ))}
      {(isFull || count === 0) && <OwnTile own={own} isFull={isFull} isSmall={isOwnSmall} />}
    </ul>
  );
}
