import { NOTIFICATION_KINDS, type NotificationKind } from '../notification/kind.ts';
import { DEFAULT_WISHES } from '../rule/defaults.ts';
import type { ChannelWishes, Wishes } from '../rule/facts.ts';
import type { Chosen } from './preference.store.ts';

/** How a person wants to hear of each kind: as they chose, else as everybody. */
export function channelsOf({ channels }: Chosen): Record<NotificationKind, ChannelWishes> {
  const all = NOTIFICATION_KINDS.map((kind) => [kind, channels[kind] ?? DEFAULT_WISHES[kind]] as const);
  return Object.fromEntries(all) as Record<NotificationKind, ChannelWishes>;
}

/** What the rules are told of a person's wishes; `profileTimeZone` counts where they chose none for this. */
export function wishesOf(chosen: Chosen, profileTimeZone: string | null): Wishes {
  const { quietHours, timeZone } = chosen;
  return { channels: channelsOf(chosen), quietHours, timeZone: timeZone ?? profileTimeZone ?? 'UTC' };
}
