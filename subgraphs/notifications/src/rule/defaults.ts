import { NOTIFICATION_KINDS, type NotificationKind } from '../notification/kind.ts';
import type { ChannelWishes } from './facts.ts';

const MAILED: readonly NotificationKind[] = [
  'MENTION',
  'DIRECT_MESSAGE',
  'REPLY',
  'INVITATION',
  'CONTACT_REQUEST',
  'MISSED_CALL',
];

/** How a person hears of each kind who has not said how: in the list of all, by push of all that is not a trifle, by mail of what waits for them. */
export const DEFAULT_WISHES: Readonly<Record<NotificationKind, ChannelWishes>> = Object.fromEntries(
  NOTIFICATION_KINDS.map((kind) => [kind, { inApp: true, push: kind !== 'REACTION', email: MAILED.includes(kind) }]),
) as Record<NotificationKind, ChannelWishes>;
