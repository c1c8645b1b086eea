import type { TextName } from '@/i18n/texts.ts';
import type { Presence } from '@/ui/presence-dot.tsx';

type Status = 'ONLINE' | 'AWAY' | 'DND' | 'INVISIBLE' | 'OFFLINE';

const SHOWN: Readonly<Record<Status, Presence>> = {
  ONLINE: 'online',
  AWAY: 'away',
  DND: 'busy',
  INVISIBLE: 'offline',
  OFFLINE: 'offline',
};

const NAMES: Readonly<Record<Status, TextName>> = {
  ONLINE: 'people.online',
  AWAY: 'people.away',
  DND: 'people.busy',
  INVISIBLE: 'people.invisible',
  OFFLINE: 'people.offline',
};

/** How a presence is drawn; null where the viewer may not know it. */
export const shownPresence = (status: Status | undefined): Presence | null => (status === undefined ? null : SHOWN[status]);

export const presenceName = (status: Status): TextName => NAMES[status];
