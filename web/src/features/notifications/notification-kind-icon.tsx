import {
  AtSign,
  ContactRound,
  type LucideIcon,
  MailPlus,
  MessageCircle,
  MessagesSquare,
  PhoneMissed,
  Reply,
  ShieldAlert,
  SmilePlus,
  UserRoundCheck,
} from 'lucide-react';
import type { ToldNotification } from './told-notification.ts';

const ICONS: Readonly<Record<ToldNotification['kind'], LucideIcon>> = {
  MENTION: AtSign,
  DIRECT_MESSAGE: MessageCircle,
  REPLY: Reply,
  MESSAGE: MessagesSquare,
  REACTION: SmilePlus,
  INVITATION: MailPlus,
  CONTACT_REQUEST: ContactRound,
  CONTACT_ACCEPTED: UserRoundCheck,
  MISSED_CALL: PhoneMissed,
  SECURITY: ShieldAlert,
};

/** Says by a picture what a notification tells of. */
export function NotificationKindIcon({ kind, className }: { kind: ToldNotification['kind']; className?: string }) {
  const Icon = ICONS[kind];
  return <Icon aria-hidden className={className} />;
}
