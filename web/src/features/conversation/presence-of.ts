'use client';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import type { Presence } from '@/ui/presence-dot.tsx';

const SHOWN: Readonly<Record<string, Presence>> = {
  ONLINE: 'online',
  AWAY: 'away',
  DND: 'busy',
  INVISIBLE: 'offline',
  OFFLINE: 'offline',
};

const NAMES: Readonly<Record<Presence, TextName>> = {
  online: 'messages.online',
  away: 'messages.away',
  busy: 'messages.busy',
  offline: 'messages.absent',
};

/** As the design system shows it; null where the viewer may not see it. */
export function presenceOf(presence: { status: string } | null | undefined): Presence | null {
  return presence == null ? null : (SHOWN[presence.status] ?? null);
}

/** `label(presence)`: what it is called; undefined where it is not known. */
export function usePresenceLabel(): (presence: Presence | null) => string | undefined {
  const text = useText();
  return (presence) => (presence === null ? undefined : text(NAMES[presence]));
}
