'use client';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import { oneLine } from '../text/one-line.ts';
import type { ToldNotification } from './told-notification.ts';

export interface NotificationWords {
  /** Who did what, and where. */
  title: string;
  /** What was said; empty where nothing was. */
  excerpt: string;
}

/** Without a name of where it was, and with one. */
const TITLES: Readonly<Record<ToldNotification['kind'], readonly [TextName, TextName]>> = {
  MENTION: ['notifications.mention', 'notifications.mentionIn'],
  DIRECT_MESSAGE: ['notifications.directMessage', 'notifications.messageIn'],
  REPLY: ['notifications.reply', 'notifications.replyIn'],
  MESSAGE: ['notifications.message', 'notifications.messageIn'],
  REACTION: ['notifications.reaction', 'notifications.reactionIn'],
  INVITATION: ['notifications.invitation', 'notifications.invitationIn'],
  CONTACT_REQUEST: ['notifications.contactRequest', 'notifications.contactRequest'],
  CONTACT_ACCEPTED: ['notifications.contactAccepted', 'notifications.contactAccepted'],
  MISSED_CALL: ['notifications.missedCall', 'notifications.missedCallIn'],
  SECURITY: ['notifications.security', 'notifications.security'],
};

/** `words(notification)`: what it says, in the reader's language. */
export function useNotificationWords(): (notification: ToldNotification) => NotificationWords {
  const text = useText();
  const excerptOf = ({ kind, message }: ToldNotification): string => {
    if (kind === 'SECURITY') return text('notifications.securityHint');
    if (message === null || kind === 'INVITATION' || kind === 'MISSED_CALL') return '';
    if (message.deletedAt !== null) return text('chat.deleted');
    const files = message.attachments?.length ?? 0;
    return message.body === '' && files > 0 ? text('messages.sentFiles', { count: files }) : oneLine(message.body);
  };
  return (notification) => {
    const { kind, actor, conversation, emoji } = notification;
    const [somewhere, named] = TITLES[kind];
    const where = conversation?.name ?? null;
    return {
      title: text(where === null ? somewhere : named, {
        name: actor?.name ?? text('ui.unknownPerson'),
        where: where ?? '',
        emoji: emoji ?? '',
      }),
      excerpt: excerptOf(notification),
    };
  };
}
